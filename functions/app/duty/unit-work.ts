import type { Calendar } from '../../domain/calendar/calendar.ts';
import { addDays, type CivilDate, weekday } from '../../domain/civil-date.ts';
import type { Client } from '../../domain/client.ts';
import { type ManagerWork, managerWork } from '../../domain/duty/manager-work.ts';
import type { Policy } from '../../domain/policy.ts';
import type { ClientManager, Roster } from '../../domain/roster.ts';
import { isBrokenRecord } from '../broken-record.ts';
import { inParallel } from '../in-parallel.ts';
import type { ClientRecords, MessageRecords } from '../ports.ts';
import type { StoredDigest } from '../stored-digest.ts';

export type UnitWorkDeps = {
  messages: Pick<MessageRecords, 'get'>;
  clients: Pick<ClientRecords, 'getMany'>;
  calendar: Calendar;
  policy: Policy;
};

type OfUnit = { unit: string; roster: Roster; date: CivilDate; through: 'yesterday' | 'today' };

const MANAGERS_AT_ONCE = 8;
/** Of those left over, so many who wait longest are looked up. */
const WAITING_LOOKED_UP = 200;

/**
 * How a unit's client managers follow up this week's tasks, from Monday on: from the mails that were sent to them, and what has become of the clients
 * since. Those who were sent no mail this week are left out. Reads only, and no more than the week's mails name.
 */
export async function unitWork(deps: UnitWorkDeps, { unit, roster, date, through }: OfUnit): Promise<ManagerWork[]> {
  const managers = [...roster.managers.values()].filter(({ unitId }) => unitId === unit);
  const last = through === 'today' ? date : addDays(date, -1);
  const found = new Map<string, ManagerWork>();
  await inParallel(managers, MANAGERS_AT_ONCE, async (manager) => {
    const work = await workOf(deps, manager, { date, last });
    if (work !== undefined) found.set(manager.id, work);
  });
  return [...found.keys()].sort().flatMap((id) => found.get(id) ?? []);
}

type SentDigest = Pick<StoredDigest['digest'], 'cards' | 'waiting'> & { date: CivilDate };

async function workOf(
  deps: UnitWorkDeps,
  manager: ClientManager,
  { date, last }: { date: CivilDate; last: CivilDate },
): Promise<ManagerWork | undefined> {
  const digests: SentDigest[] = [];
  for (let day = addDays(date, 1 - weekday(date)); day <= last; day = addDays(day, 1)) {
    const digest = deps.calendar.isWorkday(day) ? await sentDigest(deps, manager.id, day) : undefined;
    if (digest !== undefined) digests.push({ date: day, cards: digest.cards, waiting: digest.waiting });
  }
  if (digests.length === 0) return undefined;
  const named = new Set(digests.flatMap(({ cards }) => cards.map(({ clientId }) => clientId)));
  for (const id of longestWaiting(digests.at(-1)?.waiting ?? {})) named.add(id);
  const clients = new Map<string, Client>();
  for (const [id, read] of await deps.clients.getMany([...named])) if (read.ok) clients.set(id, read.value);
  return managerWork({ manager, digests, clients, date, calendar: deps.calendar, policy: deps.policy });
}

function longestWaiting(waiting: Record<CivilDate, string[]>): string[] {
  const since = Object.keys(waiting).sort();
  return since.flatMap((date) => waiting[date] ?? []).slice(0, WAITING_LOOKED_UP);
}

/** What a manager was sent on a day; nothing where nothing was, or it cannot be read. */
async function sentDigest(
  { messages }: UnitWorkDeps,
  person: string,
  date: CivilDate,
): Promise<Pick<StoredDigest['digest'], 'cards' | 'waiting'> | undefined> {
  try {
    const message = await messages.get({ kind: 'digest', date, person });
    if (message?.state !== 'SENT' || message.content === undefined) return undefined;
    const { digest } = JSON.parse(message.content) as Partial<StoredDigest>;
    return digest && { cards: digest.cards ?? [], waiting: digest.waiting ?? {} };
  } catch (error) {
    if (isBrokenRecord(error)) return undefined;
    throw error;
  }
}
