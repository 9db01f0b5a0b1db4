import type { CivilDate } from '../civil-date.ts';
import type { Calendar } from './calendar.ts';

const ANNOUNCED_BY_MONTH = 11;

/**
 * Which year's holidays the operator should add to `config/holidays.ts`: the business date's own year when it is unknown, or,
 * from November on, the next one. The State Council announces a year's holidays in the November before.
 */
export function calendarWarning(calendar: Calendar, date: CivilDate): { year: number } | undefined {
  const year = Number(date.slice(0, 4));
  if (!calendar.isAnnounced(year)) return { year };
  const month = Number(date.slice(5, 7));
  if (month >= ANNOUNCED_BY_MONTH && !calendar.isAnnounced(year + 1)) return { year: year + 1 };
  return undefined;
}
