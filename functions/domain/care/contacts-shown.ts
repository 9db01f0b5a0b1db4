import type { Contact } from '../client.ts';

/** The history as it is shown: without the contacts that were taken back, and without the entries that took them back. */
export function contactsShown(contacts: readonly Contact[], undone: readonly string[] = []): Contact[] {
  const gone = new Set(undone);
  for (const { undoes } of contacts) if (undoes !== undefined) gone.add(undoes);
  return contacts.filter(({ commandId, undoes }) => undoes === undefined && !gone.has(commandId));
}
