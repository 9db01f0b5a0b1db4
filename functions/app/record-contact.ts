import { recordContact } from '../domain/care/contact.ts';
import type { Client, Contact } from '../domain/client.ts';
import { type ClientChanged, changeClient } from './change-client.ts';
import type { ClientRecords, ContactRecords } from './ports.ts';

export type RecordContactDeps = {
  clients: ClientRecords;
  contacts: ContactRecords;
  /** Sets `nextDueOn` anew, as seen from the day of the change. */
  reindex: (client: Client) => Client;
};

/**
 * Records a contact: appends it to the history, then moves the client. When the second write is lost, recording the same
 * command again completes it; repeated, it leaves one item and one change. Refused for an unknown or unreadable client, before
 * anything is written.
 */
export async function recordContactOf(deps: RecordContactDeps, contact: Contact): Promise<ClientChanged> {
  const read = await deps.clients.get(contact.clientId);
  if (read === undefined) return { ok: false, reason: 'unknown-client' };
  if (!read.ok) return { ok: false, reason: 'broken-record' };
  await deps.contacts.append(contact);
  return changeClient(deps.clients, contact.clientId, (client) => {
    const moved = recordContact(client, contact);
    return moved && deps.reindex(moved);
  });
}
