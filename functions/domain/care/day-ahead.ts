import { addDays, type CivilDate, isCivilDate } from '../civil-date.ts';
import type { ActionRefusal } from './client-action.ts';

/** Why a date is refused that must lie after today, and at most so many days ahead; undefined when it is good. */
export function dayAheadRefusal(date: CivilDate, today: CivilDate, most: number): ActionRefusal | undefined {
  if (!isCivilDate(date)) return { reason: 'no-such-date' };
  if (date <= today) return { reason: 'not-after-today' };
  const latest = addDays(today, most);
  return date > latest ? { reason: 'too-late', latest } : undefined;
}
