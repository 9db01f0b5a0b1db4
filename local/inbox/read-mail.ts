import { simpleParser } from 'mailparser';
import { refOfTag } from '../../functions/domain/mail/message-tag.ts';
import type { AcceptedMail } from '../capture-raw.ts';

/** What the inbox lists of a mail: read from its headers alone. */
export type MailHead = { kind: string; date: string; person: string; to: string; subject: string; bytes: number };

/** What the inbox shows of a mail. */
export type MailBody = { html: string; text: string };

const heads = new WeakMap<AcceptedMail, Promise<MailHead>>();
const bodies = new WeakMap<AcceptedMail, Promise<MailBody>>();

function remembered<V>(
  known: WeakMap<AcceptedMail, Promise<V>>,
  mail: AcceptedMail,
  read: () => Promise<V>,
): Promise<V> {
  const value = known.get(mail) ?? read();
  known.set(mail, value);
  return value;
}

/** A mail's head; kind, date and person come from the tag of its Message. */
export function mailHead(mail: AcceptedMail): Promise<MailHead> {
  return remembered(heads, mail, async () => {
    const raw = Buffer.from(mail.raw);
    const end = raw.indexOf('\r\n\r\n');
    const { to, subject } = await simpleParser(raw.subarray(0, end < 0 ? raw.length : end + 4));
    const { kind = '', date = '', person = '' } = refOfTag(mail.message) ?? {};
    const address = [to ?? []].flat().map(({ text }) => text);
    return { kind, date, person, to: address.join(', '), subject: subject ?? '', bytes: raw.length };
  });
}

/** A mail's HTML and text, decoded. */
export function mailBody(mail: AcceptedMail): Promise<MailBody> {
  return remembered(bodies, mail, async () => {
    const { html, text } = await simpleParser(Buffer.from(mail.raw));
    return { html: html || '', text: text ?? '' };
  });
}
