import { formOf } from '../../support/pages-bank.ts';

/** Smallest thing that is a PDF by its content. */
export const MINUTES_PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n');

export const ASPECTS = ['work', 'money', 'social', 'family', 'other'] as const;

/** Nothing to note about somebody in a screening, as its form sends it. */
export function nothingToNote(manager: string): Record<string, string> {
  const aspects = ASPECTS.map((aspect) => [`${aspect}.${manager}`, 'normal']);
  return { ...Object.fromEntries(aspects), [`method.${manager}`]: 'talk' };
}

/** Sends a form of a duty's page past the browser, with what is typed over what stands in it, and gives the address it leads to. */
export async function sendDutyForm(at: string, form: string, typed: Record<string, string>): Promise<string> {
  const { action, fields } = formOf(await (await fetch(at)).text(), form);
  const body = new URLSearchParams({ ...fields, ...typed });
  const answer = await fetch(new URL(action, at), { method: 'POST', body, redirect: 'manual' });
  const to = answer.headers.get('location');
  if (answer.status !== 303 || to === null) throw new Error(`the form ${form} was answered with ${answer.status}`);
  return new URL(to, at).href;
}

/** Brings a file to a duty's page past the browser, by the form that stands there for it. */
export async function bringFile(at: string, bytes: Uint8Array): Promise<void> {
  const html = await (await fetch(at)).text();
  const [, action = '', inside = ''] =
    /<form method="post" action="([^"]+)" enctype[^>]*>(.*?)<\/form>/s.exec(html) ?? [];
  const body = new FormData();
  for (const [, name = '', value = ''] of inside.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g))
    body.set(name, value.replaceAll('&amp;', '&'));
  body.set('file', new Blob([new Uint8Array(bytes)]), 'minutes');
  const answer = await fetch(new URL(action, at), { method: 'POST', body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`the file was answered with ${answer.status}`);
}
