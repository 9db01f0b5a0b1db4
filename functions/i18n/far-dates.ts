import { type CivilDate, daysBetween } from '../domain/civil-date.ts';

/** Whether a date must be written with its year to be understood: another year, and more than three months away. */
export function needsYear(date: CivilDate, today: CivilDate): boolean {
  return date.slice(0, 4) !== today.slice(0, 4) && Math.abs(daysBetween(today, date)) > 92;
}
