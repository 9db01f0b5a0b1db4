import { addSeconds, type Instant } from '../civil-date.ts';
import { isSettled, type Message } from './message.ts';
import { fail, type Transition, write } from './send-protocol.ts';

/** How long an UNKNOWN message waits for the provider's send event before it is resent, or given up. */
const EVENT_WAIT_SECONDS = 15 * 60;

/**
 * What the watch does about a message nobody has settled. An expired lease makes it UNKNOWN. An UNKNOWN message waits 15
 * minutes for the provider's event, may then be resent once with the content it was claimed with, and is UNRESOLVED when
 * that resend is UNKNOWN for 15 minutes too: so the provider never holds more than two copies. A RETRY surely was not sent
 * and may be sent as often as it takes until `giveUpAt`, without using up the resend.
 *
 * Refusals: `settled`; `under-lease` and `waiting-for-event` (look again later); `to-be-sent` (put it on the queue).
 */
export function settle(
  message: Message,
  now: Instant,
  giveUpAt: Instant,
): Transition<'settled' | 'under-lease' | 'waiting-for-event' | 'to-be-sent'> {
  const by = { lastCommand: `settle ${now}`, changedAt: now };
  if (isSettled(message)) return { ok: false, reason: 'settled' };
  if (message.state === 'SENDING') {
    if (message.leaseUntil !== undefined && now < message.leaseUntil) return { ok: false, reason: 'under-lease' };
    const { leaseUntil: _, ...before } = message;
    return write(before, { ...by, state: 'UNKNOWN', unknownSince: now, reason: 'lease-expired' });
  }
  if (message.state === 'UNKNOWN') {
    if (now < addSeconds(message.unknownSince ?? message.changedAt, EVENT_WAIT_SECONDS)) {
      return { ok: false, reason: 'waiting-for-event' };
    }
    const { unknownSince: _, ...before } = message;
    if (message.resent || now >= giveUpAt) return write(before, { ...by, state: 'UNRESOLVED' });
    return write(before, { ...by, state: 'RETRY', resent: true });
  }
  if (now < giveUpAt) return { ok: false, reason: 'to-be-sent' };
  const given = fail(message, message, { reason: `gave-up-${message.reason ?? 'unsent'}`, now });
  return given.ok ? given : { ok: false, reason: 'settled' };
}

/** The provider's word that it took a mail: which attempt, under which id. Absence of an event proves nothing. */
export type SendEvent = { attempt: string; providerId: string };

/**
 * Applies the provider's send event: whatever was in doubt is SENT. Events come late, twice or never.
 * Refusals: `already-sent`; `settled` for FAILED and SKIPPED, which no accepted copy can precede.
 */
export function applySendEvent(
  message: Message,
  event: SendEvent,
  now: Instant,
): Transition<'already-sent' | 'settled'> {
  if (message.state === 'SENT') return { ok: false, reason: 'already-sent' };
  if (message.state === 'FAILED' || message.state === 'SKIPPED') return { ok: false, reason: 'settled' };
  const { leaseUntil: _, unknownSince: __, reason: ___, ...before } = message;
  const { providerId, attempt } = event;
  return write(before, { state: 'SENT', providerId, lastCommand: `event ${attempt}`, changedAt: now });
}
