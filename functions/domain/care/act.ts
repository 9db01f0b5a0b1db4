import type { Calendar } from '../calendar/calendar.ts';
import type { Client, Contact } from '../client.ts';
import { arrangeReview } from './arrange-review.ts';
import type { CareDecided } from './care-decided.ts';
import type { ActionBy, ActionRefusal, ClientAction } from './client-action.ts';
import { carriedOut, isDone } from './commands.ts';
import { careAfter, isSame } from './contact.ts';
import { checkDetails } from './details.ts';
import { makeContact } from './make-contact.ts';
import { takeNote } from './note.ts';
import { postpone } from './postpone.ts';

/** The client after an action, with the entry in the history if it was a contact; or why it is refused. */
export type Acted = { ok: true; client: Client; contact?: Contact } | ({ ok: false } & ActionRefusal);

/**
 * What becomes of a client when a manager acts from a page: the changed care, and what was before it, for an undo. A command that was carried
 * out before, undone or not, is ok and gives the same client back. Refused as the kind of action says.
 */
export function act(client: Client, action: ClientAction, by: ActionBy, rules: { calendar: Calendar }): Acted {
  if (isDone(client.care, by.commandId)) return { ok: true, client };
  const decided = decide(client, action, by, rules.calendar);
  if (!decided.ok) return decided;
  const { care, contact } = decided;
  return { ok: true, client: carriedOut(client, care, by), ...(contact && { contact }) };
}

/**
 * The client after a contact that already stands in the history: it is never refused, whatever has become of the client since. Undefined when the
 * command was carried out before: it is known, or something newer is and the contact changes nothing.
 */
export function actByContact(client: Client, contact: Contact): Client | undefined {
  const { commandId, by: person, at } = contact;
  if (isDone(client.care, commandId)) return undefined;
  const care = careAfter(client.care, contact);
  const overtaken = (client.care.lastAction?.at ?? '') > at;
  if (overtaken && isSame(care, client.care)) return undefined;
  return carriedOut(client, care, { commandId, person, at });
}

function decide(client: Client, action: ClientAction, by: ActionBy, calendar: Calendar): CareDecided {
  switch (action.kind) {
    case 'contact':
      return makeContact(client, action, by);
    case 'postpone':
      return postpone(client, action, by, calendar);
    case 'details':
      return checkDetails(client, action, by);
    case 'note':
      return takeNote(client, action);
    case 'risk-review':
      return arrangeReview(client, action, by);
  }
}
