import type { SendOutcome } from '../../domain/mail/send-protocol.ts';
import type { Ending, Stage } from './conversation.ts';
import { queueIdOf } from './queue-id.ts';

type Facts = { code: string; what: string; status: number; response: string; command: string };

const ACCEPTED = /^2\d\d(?:[ -]|$)/;
const DAILY_QUOTA = /\bdaily\b.*\b(quota|limit)/i;
const NOT_TRUSTED = /CERT|_SIGNATURE|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE/;
const NO_TLS = /^(ERR_SSL_|ERR_TLS_|EPROTO$)/;
/** The relay wants a login, or another one, before it takes any mail at all. */
const LOGIN_WANTED = [530, 534, 535, 538];
/** To the sender's address: this mail is too large. To a receiver's: the mailbox is full. */
const NO_ROOM = 552;
/** Exchange reads who sends only with the mail itself. */
const NOT_AS_SENDER = /\b5\.7\.60\b|\b5\.2\.252\b|SendAsDenied/;
/** With a status of policy (5.7), or in words: many relays give no status. */
const RELAY_DENIED = /^5\d\d[ -]5\.7\.\d|\brelay(ing)?\b.*\b(denied|not permitted|prohibited)|\bclient host rejected/i;

/**
 * What a conversation with the relay says about the mail. A refusal in the relay's own words is believed: 4xx is `retry`,
 * 5xx on this mail is `failed`, 5xx on us is `retry` (`not-allowed`; `sender-refused` for our address; `relay-denied` for
 * taking nothing from us for this receiver). Without such words it depends on whether the whole mail
 * was handed over: before, the relay cannot have it, `retry`; after, it may, `unknown`. `messageId` is the provider's id when
 * the relay tells none.
 */
export function outcomeOf(ending: Ending, messageId: string): SendOutcome {
  if ('reply' in ending) {
    if (!ACCEPTED.test(ending.reply)) return { outcome: 'unknown', code: 'unreadable-reply' };
    return { outcome: 'accepted', providerId: queueIdOf(ending.reply) ?? messageId };
  }
  const facts = factsOf(ending.error);
  const { code, what, status, command } = facts;
  if ((code === 'EENVELOPE' || code === 'EMESSAGE') && status > 0) return refusalOfMail(facts);
  if (ending.handedOver) return { outcome: 'unknown', code: what };
  if (code === 'EMESSAGE' && command === 'MAIL FROM') return { outcome: 'failed', code: 'too-large' };
  return { outcome: 'retry', code: whyNotYet(facts, ending.stage) };
}

function refusalOfMail({ status, response, command }: Facts): SendOutcome {
  if (DAILY_QUOTA.test(response)) return { outcome: 'retry', code: 'daily-quota' };
  if (LOGIN_WANTED.includes(status)) return { outcome: 'retry', code: 'not-allowed' };
  if (status < 500) return { outcome: 'retry', code: `smtp-${status}` };
  if (command === 'MAIL FROM') {
    return status === NO_ROOM ? { outcome: 'failed', code: 'too-large' } : { outcome: 'retry', code: 'sender-refused' };
  }
  if (NOT_AS_SENDER.test(response)) return { outcome: 'retry', code: 'sender-refused' };
  if (command === 'RCPT TO') {
    // A full mailbox is refused as if for ever, and is emptied the same day.
    if (status === NO_ROOM) return { outcome: 'retry', code: `smtp-${status}` };
    if (RELAY_DENIED.test(response)) return { outcome: 'retry', code: 'relay-denied' };
  }
  return { outcome: 'failed', code: `smtp-${status}` };
}

function whyNotYet({ code, what, status }: Facts, stage: Stage): string {
  if (status >= 500 && code === 'ETLS') return 'no-tls';
  if (status >= 500 && stage !== 'send') return 'not-allowed';
  if (status > 0) return `smtp-${status}`;
  if (NOT_TRUSTED.test(what)) return 'not-trusted';
  if (NO_TLS.test(what)) return 'no-tls';
  return `${stage}-${what}`;
}

/** Codes only: what a relay writes may name people, and what Node writes may name hosts. */
function factsOf(error: unknown): Facts {
  const of = (key: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  const text = (key: string) => String(of(key) ?? '');
  const status = Number(of('responseCode') ?? 0);
  const code = text('code');
  return {
    code,
    what: text('timeoutType') || text('originalCode') || code || 'no-reason',
    status: status >= 400 && status < 600 ? status : 0,
    response: text('response'),
    command: text('command'),
  };
}
