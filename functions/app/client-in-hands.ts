import type { ClientRefusal } from '../domain/care/client-page.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import { greetingName } from '../domain/masking/masking.ts';
import { recipientOf } from '../domain/recipient.ts';
import type { ClientManager, Roster } from '../domain/roster.ts';
import type { Book } from './manager-day.ts';
import type { ClientRecords, Log, RosterRecords } from './ports.ts';

export type ClientInHandsDeps = { clients: Pick<ClientRecords, 'get'>; roster: Pick<RosterRecords, 'load'>; log: Log };

/** A client, the book they stand in, and the roster of that moment. */
export type ClientInHands = { ok: true; client: Client; book: Book; roster: Roster } | ({ ok: false } & ClientRefusal);

/**
 * The client, if the person looks after them on that day: as their manager, or standing in for the manager. The client's own record says whose
 * they are, so that a client who was moved leaves the old manager's hands at once.
 */
export async function clientInHands(
  { clients, roster: records, log }: ClientInHandsDeps,
  { clientId, person, date }: { clientId: string; person: string; date: CivilDate },
): Promise<ClientInHands> {
  const read = await clients.get(clientId);
  if (read?.ok === false) {
    log.error('client-record-broken', { clientId: read.id, problem: read.problem });
    return { ok: false, reason: 'unreadable' };
  }
  if (read === undefined || read.value.bank.leftOn !== undefined) return { ok: false, reason: 'gone' };
  const { roster } = await records.load();
  const manager = roster.managers.get(read.value.bank.managerId);
  const book = manager && bookInHands({ manager, person, date }, roster);
  return book === undefined
    ? { ok: false, ...notYours(manager, person, roster, date) }
    : { ok: true, client: read.value, book, roster };
}

/** Whether a client, read again, is still whose they were when it was decided who may act. */
export function stillInHands(checked: Client): (now: Client) => boolean {
  return ({ bank }) => bank.managerId === checked.bank.managerId && bank.leftOn === undefined;
}

/** The manager's book, if it is in the person's hands that day: their own, or one they stand in for. */
export function bookInHands(
  { manager, person, date }: { manager: ClientManager; person: string; date: CivilDate },
  roster: Roster,
): Book | undefined {
  const recipient = recipientOf(manager, roster, date);
  if (recipient.person.id === person) return { manager, recipient, date };
  return manager.id === person ? { manager, recipient: { person: manager }, date } : undefined;
}

/** Who looks after the client now; and whether the person only stood in for a manager who is back. */
function notYours(
  manager: ClientManager | undefined,
  person: string,
  roster: Roster,
  date: CivilDate,
): Extract<ClientRefusal, { reason: 'moved' | 'leave-over' }> {
  if (manager === undefined) return { reason: 'moved' };
  const { person: holder, standsIn } = recipientOf(manager, roster, date);
  const stoodIn = [manager.deputyId, roster.units.get(manager.unitId)?.lineManagerId].includes(person);
  const reason = stoodIn && standsIn === undefined ? 'leave-over' : 'moved';
  return { reason, holder: greetingName(holder.name) };
}
