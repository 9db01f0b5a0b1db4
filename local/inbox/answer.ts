import type { IncomingMessage } from 'node:http';
import type { AcceptedMail } from '../capture-raw.ts';
import { outboxMail } from '../outbox.ts';
import { type ListedMail, listPage } from './list-page.ts';
import { mailPage, VIEWS } from './mail-page.ts';
import { MAIL_POLICY, PAGE_POLICY } from './page.ts';
import { mailBody, mailHead } from './read-mail.ts';

export type Answer = { status: number; headers: Record<string, string>; body: string | Uint8Array };

const ALWAYS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };
const HERE = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Whether a request was addressed to this computer by name: a web site elsewhere that resolves to it is not. */
export const isAddressedHere = ({ host = '' }: { host?: string | undefined }): boolean => HERE.test(host);

/** Answers one request to the inbox. Only requests addressed to this computer are served: a web site elsewhere cannot read along. */
export async function answer(
  { method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  mails: readonly AcceptedMail[],
  about: string,
): Promise<Answer> {
  if (!isAddressedHere(headers)) return plain(403, 'The inbox is served to this computer only.');
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'The inbox can only be read.');
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const to = searchParams.get('to') || undefined;
  if (pathname === '/') return html(await list(mails, to, about), PAGE_POLICY);
  const [, number = '', view = 'mail'] = /^\/mail\/(\d{1,9})(?:\/([a-z]+))?$/.exec(pathname) ?? [];
  const mail = mails[Number(number) - 1];
  return (
    (mail && (await show(mails, mail, Number(number), view, to))) ??
    plain(404, 'There is no such page. The inbox is at /')
  );
}

async function show(
  mails: readonly AcceptedMail[],
  mail: AcceptedMail,
  number: number,
  view: string,
  to: string | undefined,
): Promise<Answer | undefined> {
  if (view === 'raw') {
    const name = `attachment; filename="${outboxMail(mail).name.replace(/[^\w.-]/g, '_')}.eml"`;
    const headers = { ...ALWAYS, 'Content-Type': 'message/rfc822', 'Content-Disposition': name };
    return { status: 200, headers, body: mail.raw };
  }
  if (view === 'html') return html(opensOutside((await mailBody(mail)).html), MAIL_POLICY);
  const known = VIEWS.find((one) => one === view);
  if (known === undefined) return undefined;
  const content =
    known === 'source' ? Buffer.from(mail.raw).toString('utf8') : known === 'text' ? (await mailBody(mail)).text : '';
  const shown = await listed(mails, to);
  const at = shown.findIndex((one) => one.number === number);
  const [earlier, later] = at < 0 ? [] : [shown[at - 1]?.number, shown[at + 1]?.number];
  const head = { ...(await mailHead(mail)), number };
  return html(mailPage({ mail: head, view: known, content, to, earlier, later }), PAGE_POLICY);
}

async function list(mails: readonly AcceptedMail[], to: string | undefined, about: string): Promise<string> {
  const all = await listed(mails, undefined);
  const people = [...new Set(all.map(({ person }) => person))].sort();
  return listPage({
    mails: to === undefined ? all : all.filter(({ person }) => person === to),
    all: all.length,
    to,
    people,
    about,
  });
}

/** The mails to show: newest day first, then by person. */
async function listed(mails: readonly AcceptedMail[], to: string | undefined): Promise<ListedMail[]> {
  const heads = await Promise.all(mails.map(mailHead));
  return heads
    .map((head, i) => ({ ...head, number: i + 1 }))
    .filter(({ person }) => to === undefined || person === to)
    .sort((a, b) => compare(b.date, a.date) || compare(a.person, b.person) || a.number - b.number);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** In a frame a link would open inside it; the base element sends it to a new tab. */
function opensOutside(mail: string): string {
  const base = '<base target="_blank">';
  return /<head\b[^>]*>/i.test(mail) ? mail.replace(/<head\b[^>]*>/i, (head) => head + base) : base + mail;
}

const html = (body: string, policy: string): Answer => ({
  status: 200,
  headers: { ...ALWAYS, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
  body,
});

const plain = (status: number, body: string): Answer => ({
  status,
  headers: { ...ALWAYS, 'Content-Type': 'text/plain; charset=utf-8' },
  body,
});
