import type { Calendar } from '../domain/calendar/calendar.ts';
import { type Acted, act, actByContact } from '../domain/care/act.ts';
import type { ActionBy, ActionRefusal, ClientAction } from '../domain/care/client-action.ts';
import { isDone } from '../domain/care/commands.ts';
import type { Client, Contact } from '../domain/client.ts';
import { type ClientChanged, changeClient } from './change-client.ts';
import { entriesOf } from './contact-entries.ts';
import type { ClientRecords, ContactRecords } from './ports.ts';
import { takeBackEntry } from './undo-action.ts';

export type ActOnClientDeps = {
  clients: ClientRecords;
  contacts: ContactRecords;
  /** Sets `nextDueOn` anew, as seen from the day of the change. */
  reindex: (client: Client) => Client;
  calendar: Calendar;
};

type UseCase = {
  clientId: string;
  action: ClientAction;
  by: ActionBy;
  /** Whether the person may act on the client as it is when it is written. */
  mayAct?: (client: Client) => boolean;
};

const MOVED = { ok: false, reason: 'moved' } as const;

/** The client as it is after the action, or why nothing was done. */
export type ClientActed = ClientChanged | typeof MOVED | ({ ok: false } & ActionRefusal);

/**
 * Does what a manager asked for on a page: one conditional write of the client, and before it, for a contact, its entry in the history.
 * However often the same command arrives, or a reply is lost, there is one entry and one change. A contact whose entry stands while
 * the client was not moved is completed as it was first recorded. `moved`: the client
 * left the person's hands before the write; an entry made for it is taken back.
 */
export async function actOnClient(deps: ActOnClientDeps, asked: UseCase): Promise<ClientActed> {
  if (asked.action.kind === 'contact') return contacted(deps, asked);
  let decided: Acted | typeof MOVED | undefined;
  const changed = await changeClient(deps.clients, asked.clientId, (client) => {
    decided = act(client, asked.action, asked.by, deps);
    if (!decided.ok || decided.client === client) return undefined;
    if (asked.mayAct?.(client) !== false) return deps.reindex(decided.client);
    decided = MOVED;
    return undefined;
  });
  return changed.ok && decided?.ok === false ? decided : changed;
}

async function contacted(deps: ActOnClientDeps, { clientId, action, by, mayAct }: UseCase): Promise<ClientActed> {
  const read = await deps.clients.get(clientId);
  if (read === undefined) return { ok: false, reason: 'unknown-client' };
  if (!read.ok) return { ok: false, reason: 'broken-record' };
  const client = read.value;
  const { entry, undone } = await entriesOf(deps.contacts, client.id, by.commandId);
  if (undone !== undefined) return { ok: true, client };
  if (!isDone(client.care, by.commandId) && mayAct?.(client) === false) return MOVED;
  const decided = entry === undefined ? act(client, action, by, deps) : undefined;
  if (decided?.ok === false) return decided;
  const contact: Contact | undefined = entry ?? decided?.contact;
  if (contact === undefined) return { ok: true, client };
  if (entry === undefined) await deps.contacts.append(contact);
  let refused = false;
  const changed = await changeClient(deps.clients, client.id, (now) => {
    const after = actByContact(now, contact);
    refused = after !== undefined && mayAct?.(now) === false;
    return after && !refused ? deps.reindex(after) : undefined;
  });
  if (!refused || !changed.ok) return changed;
  await takeBackEntry(deps.contacts, { clientId, commandId: by.commandId, by });
  return MOVED;
}
