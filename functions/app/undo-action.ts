import type { UndoBy, UndoRefusal } from '../domain/care/client-action.ts';
import { undoCommand } from '../domain/care/commands.ts';
import { type Undone, undo } from '../domain/care/undo.ts';
import type { Client } from '../domain/client.ts';
import { type ClientChanged, changeClient } from './change-client.ts';
import { entriesOf } from './contact-entries.ts';
import type { ClientRecords, ContactRecords } from './ports.ts';

export type UndoActionDeps = {
  clients: ClientRecords;
  contacts: ContactRecords;
  /** Sets `nextDueOn` anew, as seen from the day of the change. */
  reindex: (client: Client) => Client;
};

type UseCase = {
  clientId: string;
  commandId: string;
  by: UndoBy;
  /** Whether the person may act on the client as it is when it is written. */
  mayAct?: (client: Client) => boolean;
};

/** The client as it is after the undo, or why nothing was undone. */
export type ActionUndone = ClientChanged | { ok: false; reason: 'moved' } | ({ ok: false } & UndoRefusal);

/**
 * Takes back a manager's last action on a client: one conditional write of the client, then, for a contact, the entry in the history that
 * takes it back. The client decides, so it goes first; when the entry is lost, undoing again says that it is undone, and completes it.
 */
export async function undoAction(deps: UndoActionDeps, asked: UseCase): Promise<ActionUndone> {
  const { clientId, commandId, by, mayAct } = asked;
  let decided: Undone | undefined;
  let tried = false;
  let moved = false;
  const changed = await changeClient(deps.clients, clientId, (client) => {
    decided = undo(client, commandId, by);
    if (!decided.ok) return undefined;
    moved = mayAct?.(client) === false;
    if (moved) return undefined;
    tried = true;
    return deps.reindex(decided.client);
  });
  if (!changed.ok) return changed;
  if (moved) return { ok: false, reason: 'moved' };
  const refusal = decided?.ok === false ? decided : undefined;
  if (refusal !== undefined && refusal.reason !== 'already-undone') return refusal;
  await takeBackEntry(deps.contacts, { clientId, commandId, by });
  // Our own write may have won with its reply lost, and another writer have moved the client on since.
  return refusal === undefined || tried ? changed : refusal;
}

/** Adds the entry that takes a contact back, once; nothing where the command is no contact. */
export async function takeBackEntry(
  contacts: ContactRecords,
  { clientId, commandId, by }: Omit<UseCase, 'mayAct'>,
): Promise<void> {
  const { entry, undone } = await entriesOf(contacts, clientId, commandId);
  if (entry === undefined || undone !== undefined) return;
  const { channel, outcome } = entry;
  const command = undoCommand(commandId);
  const taken = { clientId, commandId: command, at: by.at, on: by.today, by: by.person, undoes: commandId };
  await contacts.append({ ...taken, channel, outcome });
}
