import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { Message } from '../../../functions/domain/mail/message.ts';
import { until } from './until.ts';
import { DIRECTORY } from './world.ts';

/** A mail as it arrived: to whom SES handed it, and what it says. `providerId`: the id under which SES took it. */
export type ArrivedMail = { to: string[]; from: string; providerId: string; mail: ParsedMail };

/** Every mail that has arrived, in the order in which they came. */
export async function arrivedMails(): Promise<ArrivedMail[]> {
  const directory = join(DIRECTORY, 'mails');
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return Promise.all(files.toSorted().map((name) => readMail(join(directory, name))));
}

/** Waits until every mail SES took has arrived, and gives them. */
export function allMails(): Promise<ArrivedMail[]> {
  return until('that every mail SES took arrives', async () => {
    const [arrived, taken] = await Promise.all([arrivedMails(), takenBySes()]);
    return arrived.length === taken ? arrived : undefined;
  });
}

/** The mail that a message became. Throws when it was not sent. */
export async function mailOf(message: Message | undefined): Promise<ArrivedMail> {
  const mail = (await allMails()).find(({ providerId }) => providerId === message?.providerId);
  if (mail === undefined) throw new Error(`the mail to ${message?.person} has not arrived`);
  return mail;
}

/** How many mails SES has taken. Each is counted before the caller is told that it was. */
export async function takenBySes(): Promise<number> {
  const response = await fetch(`${process.env.AWS_ENDPOINT_URL}/_ministack/ses/messages`);
  const { messages } = (await response.json()) as { messages: Record<string, unknown[]> };
  return Object.values(messages).flat().length;
}

async function readMail(path: string): Promise<ArrivedMail> {
  const { envelope, raw } = JSON.parse(readFileSync(path, 'utf8'));
  const mail = await simpleParser(raw);
  return {
    to: envelope.rcptTo.map(({ address }: { address: string }) => address),
    from: envelope.mailFrom.address,
    // The emulator writes its id into the mail, as SES does.
    providerId: mail.messageId?.replace(/^<|>$/g, '') ?? '',
    mail,
  };
}
