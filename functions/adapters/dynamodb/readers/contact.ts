import { CHANNELS, type Contact, OUTCOMES } from '../../../domain/client.ts';
import { civilDate, id, instant, oneOf, optional, shape, text } from './check.ts';
import { handled } from './common.ts';

export const checkContact = shape<Contact>({
  clientId: id,
  commandId: id,
  at: instant,
  on: civilDate,
  by: text,
  channel: oneOf(CHANNELS),
  outcome: oneOf(OUTCOMES),
  note: optional(text),
  followUpOn: optional(civilDate),
  handled: optional(handled),
  undoes: optional(id),
});
