import type { SecureContext } from 'node:tls';
import type { Mailer } from '../../app/ports.ts';
import type { SendOutcome } from '../../domain/mail/send-protocol.ts';
import { type ComposedMail, composeMail, type Sender } from '../mime.ts';
import { converse, type Letter, type Relay } from './conversation.ts';
import type { SmtpCredentials } from './credentials.ts';
import { outcomeOf } from './outcome.ts';
import { trustKeeper } from './trust.ts';

/** After this long a mail is given up wherever it stands, well under the lease of its claim. */
export const SMTP_DEADLINE_MS = 20_000;

const TIMEOUTS = { connectMs: 10_000, replyMs: 15_000 };
const IMPLICIT_TLS_PORT = 465;
const TAG = /^[\x21-\x7e]{1,900}$/;

/**
 * `tls`: by default implicit on port 465, and elsewhere STARTTLS, which the relay then must offer. `timeouts` in
 * milliseconds. `deadline` is over when a mail is to be given up.
 */
export type SmtpMailerOptions = {
  host: string;
  port: number;
  sender: Sender;
  credentials: () => Promise<SmtpCredentials>;
  tls?: Relay['tls'];
  timeouts?: Partial<typeof TIMEOUTS>;
  deadline?: () => AbortSignal;
};

/** Sends through a mail relay: one connection and at most one handing over per mail, headed with message and attempt. */
export function createSmtpMailer(options: SmtpMailerOptions): Mailer {
  const { host, port, sender, credentials } = options;
  const tls = options.tls ?? (port === IMPLICIT_TLS_PORT ? 'implicit' : 'starttls');
  const relay = { host, port, tls, ...TIMEOUTS, ...options.timeouts };
  const trust = trustKeeper();
  const newDeadline = options.deadline ?? (() => AbortSignal.timeout(SMTP_DEADLINE_MS));
  return {
    async send(mail, tags): Promise<SendOutcome> {
      const deadline = newDeadline();
      let composed: ComposedMail;
      try {
        composed = await composeMail(mail, tags.message, sender);
      } catch {
        return { outcome: 'failed', code: 'cannot-compose' };
      }
      if (!TAG.test(tags.message) || !TAG.test(tags.attempt)) return { outcome: 'failed', code: 'cannot-compose' };
      let known: SmtpCredentials & { trust: SecureContext };
      try {
        const read = await before(deadline, credentials());
        known = { ...read, trust: trust(read.ca) };
      } catch {
        return { outcome: 'retry', code: 'not-allowed' };
      }
      const ending = await converse({ ...known, ...relay }, letter(composed, tags), deadline);
      return outcomeOf(ending, messageIdOf(composed));
    },
  };
}

/** The mail as composed, under two headers by which it is found again in the relay's log. */
function letter({ raw, from, to }: ComposedMail, { message, attempt }: { message: string; attempt: string }): Letter {
  const headers = `X-Steward-Message: ${message}\r\nX-Steward-Attempt: ${attempt}\r\n`;
  return { from, to, bytes: Buffer.concat([Buffer.from(headers), raw]) };
}

function messageIdOf({ raw }: ComposedMail): string {
  return /^Message-ID:\s*(\S+)/im.exec(raw.toString('latin1'))?.[1] ?? 'no-message-id';
}

function before<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (deadline.aborted) return reject(deadline.reason);
    deadline.addEventListener('abort', () => reject(deadline.reason), { once: true });
    work.then(resolve, reject);
  });
}
