import type { Calendar } from '../domain/calendar/calendar.ts';
import { addDays, type CivilDate } from '../domain/civil-date.ts';
import type { ImportRecords } from './ports.ts';

/** So far back working days are counted: beyond, records are simply old. */
const MOST_DAYS = 60;

/**
 * The date of the newest export that was imported whole, and how many working days lie after it up to and with `date`; undefined when
 * nothing was ever imported. Quarantined and unfinished imports do not count.
 */
export async function recordsAge(
  imports: ImportRecords,
  calendar: Calendar,
  date: CivilDate,
): Promise<{ asOf: CivilDate; workdays: number } | undefined> {
  for await (const { state, asOf } of imports.list()) {
    if (state !== 'done') continue;
    let workdays = 0;
    for (let day = date, n = 0; day > asOf && n < MOST_DAYS; day = addDays(day, -1), n++)
      if (calendar.isWorkday(day)) workdays++;
    return { asOf, workdays };
  }
  return undefined;
}
