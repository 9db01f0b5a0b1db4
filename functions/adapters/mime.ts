import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from '../app/ports.ts';

/** Whom mails come from: shown name, which may be Chinese, and address. */
export type Sender = { name: string; address: string };

/** A mail as it goes over the wire, with the envelope addresses it was composed for. */
export type ComposedMail = { raw: Buffer; from: string; to: string };

const ONE_ADDRESS = /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\]+$/;

/**
 * Composes a mail: text and HTML as alternatives, UTF-8, headers encoded and cleaned of line breaks. The same mail for the
 * same `id` is the same bytes, so that a resend is recognised as a copy. Throws when `to` is not exactly one address.
 */
export async function composeMail(mail: Mail, id: string, sender: Sender): Promise<ComposedMail> {
  if (!ONE_ADDRESS.test(mail.to)) throw new Error('A mail goes to exactly one address');
  const message = new MailComposer({
    from: sender,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${id}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`,
    // Quoted-printable would triple every Chinese character and every `=` of the markup.
    textEncoding: 'base64',
    headers: { 'Auto-Submitted': 'auto-generated' },
    baseBoundary: createHash('sha256').update(id).digest('hex').slice(0, 24),
    ...(mail.date !== undefined && { date: new Date(mail.date) }),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from, to } = message.getEnvelope();
  return { raw: await message.build(), from: from || sender.address, to: to[0] ?? mail.to };
}
