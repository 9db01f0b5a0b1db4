import { NOTICE_TOPICS, type Notice } from '../../../domain/duty/notice.ts';
import { DELIVERIES, MESSAGE_STATES, type Message } from '../../../domain/mail/message.ts';
import { isToldApart, MESSAGE_KINDS } from '../../../domain/mail/run.ts';
import { type Check, civilDate, id, instant, oneOf, optional, shape, text, whole } from './check.ts';
import { version } from './common.ts';
import { period } from './duty.ts';

const fields = shape<Message>({
  kind: oneOf(MESSAGE_KINDS),
  date: civilDate,
  person: id,
  about: optional(text),
  version,
  lastCommand: text,
  state: oneOf(MESSAGE_STATES),
  attempt: optional(text),
  attempts: whole(0),
  claimedAt: optional(instant),
  leaseUntil: optional(instant),
  unknownSince: optional(instant),
  resent: optional(oneOf([true])),
  content: optional(text),
  notice: optional(shape<Notice>({ topic: oneOf(NOTICE_TOPICS), unit: id, period, kind: id, command: id })),
  providerId: optional(text),
  delivery: optional(oneOf(DELIVERIES)),
  reason: optional(text),
  changedAt: instant,
});

/** A notice says what it is about, in its name and in full; a run's mail does neither. */
export const checkMessage: Check<Message> = (value) => {
  const fault = fields(value);
  if (fault !== undefined) return fault;
  const message = value as Message;
  if (!isToldApart(message)) return '.about: not as the kind of mail asks';
  return (message.notice !== undefined) === (message.kind === 'notice')
    ? undefined
    : '.notice: not as the kind of mail asks';
};
