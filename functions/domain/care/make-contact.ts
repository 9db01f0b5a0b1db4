import type { Client, Contact, HandledMaturity } from '../client.ts';
import { type ActionOf, type CareDecided, refused } from './care-decided.ts';
import { type ActionBy, FOLLOW_UP_DAYS, NOTE_CHARACTERS } from './client-action.ts';
import { careAfter } from './contact.ts';
import { dayAheadRefusal } from './day-ahead.ts';
import { plainText } from './plain-text.ts';

/**
 * A contact (联系记录) made today: its entry in the history, and what it changes. An empty note is none. Refused: a follow-up that is not ahead
 * or more than a year ahead, a note that is too long, a maturity dealt with that no holding of the client's has.
 */
export function makeContact(client: Client, action: ActionOf<'contact'>, by: ActionBy): CareDecided {
  const { channel, outcome, followUpOn, handled = [] } = action;
  const note = action.note === undefined ? undefined : plainText(action.note, NOTE_CHARACTERS);
  if (note?.ok === false && note.reason !== 'empty') return note;
  const late = followUpOn === undefined ? undefined : dayAheadRefusal(followUpOn, by.today, FOLLOW_UP_DAYS);
  if (late !== undefined) return refused(late);
  if (!handled.every((one) => isOf(client, one))) return refused({ reason: 'unknown-holding' });
  const contact: Contact = {
    clientId: client.id,
    commandId: by.commandId,
    at: by.at,
    on: by.today,
    by: by.person,
    channel,
    outcome,
    ...(note?.ok && { note: note.text }),
    ...(followUpOn !== undefined && { followUpOn }),
    ...(handled.length > 0 && { handled: handled.map(({ holdingId, maturesOn }) => ({ holdingId, maturesOn })) }),
  };
  return { ok: true, care: careAfter(client.care, contact), contact };
}

function isOf({ bank }: Client, { holdingId, maturesOn }: HandledMaturity): boolean {
  return bank.holdings.some((held) => held.id === holdingId && held.maturesOn === maturesOn);
}
