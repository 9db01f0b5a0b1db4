import type { Calendar } from '../calendar/calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Digest } from './digest.ts';

/** How many clients left out are remembered until the next working day, best ranked first: it bounds the stored mail. */
const REMEMBERED = 2000;

/** The digest of an earlier day, as far as today's ranking reads it. */
export type Previous = Pick<Digest, 'date' | 'waiting'>;

/** What an earlier digest told of waiting clients, however it was stored; undefined when it does not say. */
export function previousOf(digest: Partial<Previous> | undefined): Previous | undefined {
  const { date, waiting } = digest ?? {};
  if (typeof date !== 'string' || typeof waiting !== 'object' || waiting === null) return undefined;
  return Object.values(waiting).every(Array.isArray) ? { date, waiting } : undefined;
}

/**
 * Since when each client has been left out by the daily cap without a break. Only the previous working day's digest tells: an
 * older one has a gap, and counting starts anew.
 */
export function waitingSince(
  previous: Previous | undefined,
  date: CivilDate,
  calendar: Calendar,
): ReadonlyMap<string, CivilDate> {
  const since = new Map<string, CivilDate>();
  if (previous === undefined || previous.date !== calendar.addWorkdays(date, -1)) return since;
  for (const [day, ids] of Object.entries(previous.waiting)) for (const id of ids) since.set(id, day);
  return since;
}

/** The clients left out today, by the date since which they have been; best ranked first within a date. */
export function waitingOf(leftOut: readonly { clientId: string; since: CivilDate }[]): Record<CivilDate, string[]> {
  const waiting: Record<CivilDate, string[]> = {};
  for (const { clientId, since } of leftOut.slice(0, REMEMBERED)) {
    waiting[since] ??= [];
    waiting[since].push(clientId);
  }
  return waiting;
}
