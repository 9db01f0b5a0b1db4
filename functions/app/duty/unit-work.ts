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

/** So many working days of mails are looked through for who stands there day after day. */
const WORKDAYS_BACK = 10;
const DAYS_AT_ONCE = 5;

/**
 * How a unit's client managers follow up this week's tasks, from Monday on, or on the week's first working day the week before: from the mails that were
 * sent to them, and what has become of the clients since. Those who were sent no mail in that week are left out. Reads only: ten working days of mails,
 * and the clients whom the week's and the last of them name.
 */
export async function unitWork(deps: UnitWorkDeps, { unit, roster, date, through }: OfUnit): Promise<ManagerWork[]> {
  const managers = [...roster.managers.values()].filter(({ unitId }) => unitId === unit);
  const week = weekTold(date, through, deps.calendar);
  const found = new Map<string, ManagerWork>();
  await inParallel(managers, MANAGERS_AT_ONCE, async (manager) => {
    const work = await workOf(deps, manager, { date, ...week });
    if (work !== undefined) found.set(manager.id, work);
  });
  return [...found.keys()].sort().flatMap((id) => found.get(id) ?? []);
}

/** The week told, by its Monday and the last day of it that counts: this one as soon as a working day of it is over, else the one before. */
function weekTold(
  date: CivilDate,
  through: OfUnit['through'],
  calendar: Calendar,
): { from: CivilDate; last: CivilDate } {
  const monday = addDays(date, 1 - weekday(date));
  const before = calendar.workdayOnOrBefore(addDays(date, -1));
  if (before >= monday) return { from: monday, last: through === 'today' ? date : before };
  return { from: addDays(before, 1 - weekday(before)), last: before };
}

type SentDigest = Pick<StoredDigest['digest'], 'cards' | 'waiting'> & { date: CivilDate };

async function workOf(
  deps: UnitWorkDeps,
  manager: ClientManager,
  { date, from, last }: { date: CivilDate; from: CivilDate; last: CivilDate },
): Promise<ManagerWork | undefined> {
  const digests = await sentDigests(deps, manager.id, last);
  if (!digests.some((digest) => digest.date >= from)) return undefined;
  const latest = digests.at(-1);
  const ofWeek = digests.filter((digest) => digest.date >= from);
  const named = new Set(ofWeek.flatMap(({ cards }) => cards.map(({ clientId }) => clientId)));
  for (const id of longestWaiting(latest?.waiting ?? {})) named.add(id);
  const clients = new Map<string, Client>();
  for (const [id, read] of await deps.clients.getMany([...named])) if (read.ok) clients.set(id, read.value);
  return managerWork({ manager, digests, clients, date, from, calendar: deps.calendar, policy: deps.policy });
}

/** The mails of the last ten working days up to a day, the earliest first. */
async function sentDigests(deps: UnitWorkDeps, person: string, last: CivilDate): Promise<SentDigest[]> {
  const days: CivilDate[] = [];
  for (let day = last; days.length < WORKDAYS_BACK; day = addDays(deps.calendar.workdayOnOrBefore(day), -1))
    days.push(deps.calendar.workdayOnOrBefore(day));
  const found: SentDigest[] = [];
  await inParallel(days, DAYS_AT_ONCE, async (day) => {
    const digest = await sentDigest(deps, person, day);
    if (digest !== undefined) found.push({ date: day, cards: digest.cards, waiting: digest.waiting });
  });
  return found.sort((a, b) => (a.date < b.date ? -1 : 1));
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
