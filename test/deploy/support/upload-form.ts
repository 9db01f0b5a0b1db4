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

/** Sends a file as a browser does: the form's own fields first, the file last. */
export function bring({ action, fields }: Pick<ShownForm, 'action' | 'fields'>, bytes: Buffer): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'minutes.pdf');
  return fetch(action, { method: 'POST', body, redirect: 'manual' });
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
