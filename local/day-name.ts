import type { CivilDate } from '../functions/domain/civil-date.ts';

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The date as people say it: Monday 23 November 2026. */
export function dayName(date: CivilDate): string {
  return DAY.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
}

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });

/** The weekday, short: Mon. */
export function weekdayName(date: CivilDate): string {
  return WEEKDAY.format(new Date(`${date}T00:00:00Z`));
}
