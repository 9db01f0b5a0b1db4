import type { Instant } from '../domain/civil-date.ts';
import { type MessageState, refOf } from '../domain/mail/message.ts';
import type { MessageRef } from '../domain/mail/run.ts';
import type { Transition } from '../domain/mail/send-protocol.ts';
import { applySendEvent, type SendEvent } from '../domain/mail/settle.ts';
import { changeMessage } from './change-message.ts';
import { MAIL_LOG } from './log-events.ts';
import type { Log, MessageRecords } from './ports.ts';

export type ApplyMailEventDeps = { messages: MessageRecords; log: Log };

/** The provider's event, and the message its tags name. */
export type TaggedEvent = SendEvent & { ref: MessageRef };

/** `contradicts`: the message says that no copy was taken. `unmatched`: there is no such message here. */
export type EventResult = 'applied' | 'nothing-new' | 'contradicts' | 'unmatched';

/**
 * Applies one event of the provider to the message it names: a mail in doubt is SENT, one that did not arrive carries why.
 * Applied twice, or in another order, it ends the same. A message is always stored before its mail is sent, and read
 * consistently, so an event of an unknown one is another deployment's: it is logged, and waiting would not help. Throws
 * when the store cannot be reached: then the event has to come again.
 */
export async function applyMailEvent(
  { messages, log }: ApplyMailEventDeps,
  { ref, ...event }: TaggedEvent,
  now: Instant,
): Promise<EventResult> {
  const { attempt, delivery } = event;
  const ids = { ...refOf(ref), attempt, delivery };
  let was: MessageState | undefined;
  const changed = await changeMessage(messages, ref, (stored): Transition<Exclude<EventResult, 'applied'>> => {
    if (stored === undefined) return { ok: false, reason: 'unmatched' };
    was = stored.state;
    return applySendEvent(stored, event, now);
  });
  const result = changed.ok ? 'applied' : changed.reason;
  if (result === 'unmatched') log.info(MAIL_LOG.eventUnmatched, { ...ids, reason: 'unknown-message' });
  else if (result === 'contradicts') log.warn(MAIL_LOG.eventContradicts, { ...ids, state: was });
  else {
    if (result === 'applied') log.info(MAIL_LOG.eventApplied, { ...ids, was });
    // Said again when the event comes again: a word too many is better than none after a crash between write and log.
    if (delivery !== undefined) log[delivery === 'complained' ? 'warn' : 'error'](MAIL_LOG.notDelivered, ids);
  }
  return result;
}
