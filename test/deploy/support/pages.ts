import type { ArrivedMail } from './mails.ts';
import { output } from './stack.ts';

const PAGES = await output('PagesUrl');

/** An address of the pages as the emulator serves it, which answers no other host name than its own. */
function reachable(link: string): string {
  const { hostname, pathname, search } = new URL(link);
  return `${process.env.AWS_ENDPOINT_URL}/_aws/execute-api/${hostname.split('.')[0]}/$default${pathname}${search}`;
}

/** The first link of a mail to such a page. */
export function linkIn({ mail }: ArrivedMail, page: 'day' | 'client' | 'duties' | 'not-me'): string {
  const link = new RegExp(`href="(https://[^"#]+/${page}/[^"#]+)["#]`).exec(mail.html || '')?.[1];
  if (link === undefined) throw new Error(`the mail has no link to the page ${page}`);
  return link;
}

/** Asks for a page, by its address or by its path; a redirect is told, and not followed. */
export const ask = (page: string, init: RequestInit = {}) =>
  fetch(reachable(new URL(page, PAGES).href), { redirect: 'manual', ...init });

/** Sends a form to a page. */
export const post = (page: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(page, { method: 'POST', body: new URLSearchParams(fields), headers });
