import type { Message } from '../../functions/domain/mail/message.ts';
import { claim, mark, type SendOutcome, type Transition } from '../../functions/domain/mail/send-protocol.ts';
import { REF } from './mail-world.ts';

export const NOW = '2026-11-23T00:30:00.000Z';

/** The message a transition leads to; throws when it was refused. */
export function changed<R extends string>(transition: Transition<R>): Message {
  if (!transition.ok) throw new Error(`refused: ${transition.reason}`);
  return transition.message;
}

export function claimed(attempt = 'a1', message?: Message, now = NOW): Message {
  return changed(claim(message, REF, { attempt, now, content: `content of ${attempt}`, leaseSeconds: 120 }));
}

export function marked(outcome: SendOutcome, message = claimed(), now = NOW): Message {
  return changed(mark(message, message.attempt ?? '', outcome, now));
}

export const ACCEPTED: SendOutcome = { outcome: 'accepted', providerId: 'ses-1' };
export const THROTTLED: SendOutcome = { outcome: 'retry', code: 'throttled' };
export const REJECTED: SendOutcome = { outcome: 'failed', code: 'MessageRejected' };
export const RESET: SendOutcome = { outcome: 'unknown', code: 'ECONNRESET' };
