import type { ClientRefusal } from '../domain/care/client-page.ts';
import { colleagueOf } from '../domain/care/colleague.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import { recipientOf } from '../domain/recipient.ts';
import type { ClientManager, RosterLookup } from '../domain/roster.ts';
import { type AskRosterDeps, askRoster } from './ask-roster.ts';
import type { Book } from './manager-day.ts';
import type { ClientRecords } from './ports.ts';

export type ClientInHandsDeps = AskRosterDeps & { clients: Pick<ClientRecords, 'get'> };

/** A client, and the book they stand in. */
export type ClientInHands = { ok: true; client: Client; book: Book } | ({ ok: false } & ClientRefusal);

/** Whose hands are asked about, on which day. */
export type Asked = { clientId: string; person: string; date: CivilDate };

/**
 * The client, if the person looks after them on that day: as their manager, or standing in for the manager. The client's own record says whose
 * they are and the roster as it stands who stands in, so that a client who was moved, or a manager's leave, changes hands at once.
 */
export async function clientInHands(
  deps: ClientInHandsDeps,
  { clientId, person, date }: Asked,
): Promise<ClientInHands> {
  const read = await deps.clients.get(clientId);
  if (read?.ok === false) {
    deps.log.error('client-record-broken', { clientId: read.id, problem: read.problem });
    return { ok: false, reason: 'unreadable' };
  }
  if (read === undefined || read.value.bank.leftOn !== undefined) return { ok: false, reason: 'gone' };
  const client = read.value;
  return askRoster(deps, (roster): ClientInHands => {
    const manager = roster.managers.get(client.bank.managerId);
    const book = manager && bookInHands({ manager, person, date }, roster);
    return book === undefined ? { ok: false, ...notYours(manager, person, roster, date) } : { ok: true, client, book };
  });
}

/** Why a client who was in the person's hands a moment ago is not any more. */
export async function movedSince(
  deps: ClientInHandsDeps,
  asked: Asked,
): Promise<Extract<ClientInHands, { ok: false }>> {
  const hands = await clientInHands(deps, asked);
  return hands.ok ? { ok: false, reason: 'moved' } : hands;
}

/** Whether a client, read again, is still whose they were when it was decided who may act. */
export function stillInHands(checked: Client): (now: Client) => boolean {
  return ({ bank }) => bank.managerId === checked.bank.managerId && bank.leftOn === undefined;
}

/** The manager's book, if it is in the person's hands that day: their own, or one they stand in for. */
export function bookInHands(
  { manager, person, date }: { manager: ClientManager; person: string; date: CivilDate },
  roster: RosterLookup,
): Book | undefined {
  const recipient = recipientOf(manager, roster, date);
  if (recipient.person.id === person) return { manager, recipient, date };
  return manager.id === person ? { manager, recipient: { person: manager }, date } : undefined;
}

/** Who looks after the client now; and whether the person only stood in for a manager who is back. */
function notYours(
  manager: ClientManager | undefined,
  person: string,
  roster: RosterLookup,
  date: CivilDate,
): Extract<ClientRefusal, { reason: 'moved' | 'leave-over' }> {
  if (manager === undefined) return { reason: 'moved' };
  const { person: holder, standsIn } = recipientOf(manager, roster, date);
  const stoodIn = [manager.deputyId, roster.units.get(manager.unitId)?.lineManagerId].includes(person);
  const reason = stoodIn && standsIn === undefined ? 'leave-over' : 'moved';
  return { reason, holder: colleagueOf(holder) };
}
