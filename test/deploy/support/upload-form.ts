import type { ShownForm } from '../../support/pages-bank.ts';

/** The form of a page that brings a file to the bucket, with what a browser sends along. */
export function uploadFormOf(html: string): Pick<ShownForm, 'action' | 'fields'> {
  const form = /<form method="post" action="([^"]+)" enctype="multipart\/form-data">(.*?)<\/form>/s.exec(html);
  if (form === null) throw new Error('the page has no form that brings a file');
  const [, action = '', body = ''] = form;
  const hidden = [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [plain(name), plain(value)]));
  return { action: plain(action), fields };
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
