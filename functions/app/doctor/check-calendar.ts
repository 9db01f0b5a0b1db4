import type { Calendar } from '../../domain/calendar/calendar.ts';
import { calendarWarning } from '../../domain/calendar/calendar-warning.ts';
import type { CivilDate } from '../../domain/civil-date.ts';
import { type Finding, ok, warning } from './finding.ts';

/** Whether the holidays of the date's year are known and, from November on, those of the next: an unknown year runs Monday to Friday. */
export function checkCalendar(calendar: Calendar, date: CivilDate): Finding[] {
  const unknown = calendarWarning(calendar, date);
  if (unknown === undefined) return [ok('calendar', `the holidays of ${date.slice(0, 4)} are known`)];
  const { year } = unknown;
  const mend = `Add the days off and the make-up days of ${year} to config/holidays.ts once they are announced, and deploy`;
  return [warning('calendar', `the holidays of ${year} are not known: its days run as Monday to Friday`, mend)];
}
