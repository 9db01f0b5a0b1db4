import { DELIVERIES, MESSAGE_STATES, type Message } from '../../../domain/mail/message.ts';
import { RUN_KINDS } from '../../../domain/mail/run.ts';
import { civilDate, id, instant, oneOf, optional, shape, text, whole } from './check.ts';
import { version } from './common.ts';

export const checkMessage = shape<Message>({
  kind: oneOf(RUN_KINDS),
  date: civilDate,
  person: id,
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
  providerId: optional(text),
  delivery: optional(oneOf(DELIVERIES)),
  reason: optional(text),
  changedAt: instant,
});
