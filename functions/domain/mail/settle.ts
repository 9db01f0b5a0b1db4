import { addSeconds, type Instant } from '../civil-date.ts';
import { DELIVERIES, type Delivery, isSettled, type Message } from './message.ts';
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

/**
 * The provider's word on one attempt: that it took the mail, under which id, and what became of that copy when it did not
 * simply arrive. Absence of an event proves nothing.
 */
export type SendEvent = { attempt: string; providerId: string; delivery?: Delivery };

/**
 * Applies the provider's event to its message. Any event proves that a copy was taken, whichever attempt sent it: what was in
 * doubt is SENT, and SENT never regresses. Events come late, twice, in any order, before the mark or never: all orders end
 * alike.
 *
 * Refusals: `nothing-new`; `contradicts` for FAILED and SKIPPED, which say that no copy was taken: the message stays, and
 * somebody has to look.
 */
export function applySendEvent(
  message: Message,
  event: SendEvent,
  now: Instant,
): Transition<'nothing-new' | 'contradicts'> {
  if (message.state === 'FAILED' || message.state === 'SKIPPED') return { ok: false, reason: 'contradicts' };
  const delivery = strongest(message.delivery, event.delivery);
  const by = { lastCommand: `event ${event.attempt} ${delivery ?? 'taken'}`, changedAt: now };
  const changes = { ...by, ...(delivery !== undefined && { delivery }) };
  if (message.state === 'SENT') {
    return delivery === message.delivery ? { ok: false, reason: 'nothing-new' } : write(message, changes);
  }
  const { leaseUntil: _, unknownSince: __, reason: ___, ...before } = message;
  return write(before, { ...changes, state: 'SENT', providerId: event.providerId });
}

function strongest(known: Delivery | undefined, told: Delivery | undefined): Delivery | undefined {
  return DELIVERIES.findLast((one) => one === known || one === told);
}
