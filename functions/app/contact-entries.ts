import type { Contact } from '../domain/client.ts';
import type { ContactRecords } from './ports.ts';

/** Where a command of the last minutes stands: nobody is contacted more often in that time. */
const LOOK_BACK = 50;

/** A command's entry in the client's history, and the one that took it back, where there is one. */
export async function entriesOf(
  contacts: ContactRecords,
  clientId: string,
  commandId: string,
): Promise<{ entry?: Contact; undone?: Contact }> {
  const history = await contacts.of(clientId, LOOK_BACK);
  const entry = history.find((contact) => contact.commandId === commandId);
  const undone = history.find((contact) => contact.undoes === commandId);
  return { ...(entry && { entry }), ...(undone && { undone }) };
}
