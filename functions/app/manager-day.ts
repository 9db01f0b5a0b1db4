import type { Calendar } from '../domain/calendar/calendar.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import { type BuiltDigest, buildDigest, type DigestInput } from '../domain/digest/build-digest.ts';
import { type Previous, previousOf } from '../domain/digest/waiting.ts';
import type { Product, TalkingPoint } from '../domain/offer/catalogue.ts';
import type { Policy } from '../domain/policy.ts';
import type { Recipient } from '../domain/recipient.ts';
import type { ClientManager } from '../domain/roster.ts';
import type { ClientRecords, Log, MessageRecords } from './ports.ts';
import type { StoredDigest } from './stored-digest.ts';

export type ManagerDayDeps = {
  clients: ClientRecords;
  messages: MessageRecords;
  policy: Policy;
  calendar: Calendar;
  products: readonly Product[];
  talkingPoints: readonly TalkingPoint[];
  log: Log;
};

/** Whose book, in whose hands, on which day. */
export type Book = { manager: ClientManager; recipient: Recipient; date: CivilDate };

/** The day as decided, and the clients it was decided from. */
export type ManagerDay = { built: BuiltDigest; input: DigestInput };

const BROKEN_CLIENT = 'client-record-broken';

/**
 * Reads a manager's due clients and decides the day: the digest, with the cards of the first so many that follow it; or that nothing is due.
 * Reads only. A record that cannot be read, or that the rules choke on, is logged by id and counted, and stops nobody else. Throws when the stores
 * cannot be reached.
 */
export async function managerDay(deps: ManagerDayDeps, book: Book, following = 0): Promise<ManagerDay> {
  const { policy, calendar, products, talkingPoints } = deps;
  const [{ clients, unreadable }, previous] = await Promise.all([dueClients(deps, book), previousDigest(deps, book)]);
  const rules = { policy, calendar, products, talkingPoints };
  const input = { ...book, ...rules, clients, following, brokenRecords: unreadable, ...(previous && { previous }) };
  const built = buildDigest(input);
  for (const { id, problem } of built.broken) deps.log.error(BROKEN_CLIENT, { clientId: id, problem });
  return { built, input };
}

async function dueClients({ clients: records, log }: ManagerDayDeps, { manager, date }: Book) {
  const clients: Client[] = [];
  let unreadable = 0;
  for await (const read of records.due(manager.id, date)) {
    if (read.ok) clients.push(read.value);
    else {
      unreadable += 1;
      log.error(BROKEN_CLIENT, { clientId: read.id, problem: read.problem });
    }
  }
  return { clients, unreadable };
}

/** Who was left out by the digest of the working day before; nothing where there was none, or it cannot be read. */
export async function previousDigest(
  { messages, calendar }: Pick<ManagerDayDeps, 'messages' | 'calendar'>,
  { manager, date }: Pick<Book, 'manager' | 'date'>,
): Promise<Previous | undefined> {
  try {
    const before = await messages.get({ kind: 'digest', date: calendar.addWorkdays(date, -1), person: manager.id });
    const read: Partial<StoredDigest> | null = JSON.parse(before?.content ?? '{}');
    return previousOf(read?.digest);
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && error.name === 'BrokenRecord')) return undefined;
    throw error;
  }
}
