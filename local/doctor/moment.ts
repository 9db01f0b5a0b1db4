import type { Moment } from '../../functions/app/doctor/deps.ts';
import { type CivilDate, dateInZone, type Instant, instantAt } from '../../functions/domain/civil-date.ts';

/** The time it is for a business date: now, unless the date is still to come; then its midnight. */
export function momentOf(date: CivilDate, now: Instant, timeZone: string): Moment {
  return { date, now: date > dateInZone(now, timeZone) ? instantAt(date, '00:00', timeZone) : now };
}
