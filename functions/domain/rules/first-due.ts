import type { Calendar } from '../calendar/calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Policy } from '../policy.ts';

/** What a rule needs to say when it will next give a task. */
export type DueContext = { policy: Policy; calendar: Calendar };

/**
 * The first date on or after `from` on which a rule fires that holds from `start` (always, when absent) to `end` (for ever,
 * when absent). A start on a day off is pulled to the last working day before.
 */
export function firstDue(
  from: CivilDate,
  calendar: Calendar,
  start?: CivilDate,
  end?: CivilDate,
): CivilDate | undefined {
  if (end !== undefined && end < from) return undefined;
  if (start === undefined || start <= from) return from;
  const pulled = calendar.workdayOnOrBefore(start);
  return pulled < from ? from : pulled;
}

/** The earliest of some dates; undefined when there is none. */
export function earliest(dates: Iterable<CivilDate | undefined>): CivilDate | undefined {
  let first: CivilDate | undefined;
  for (const date of dates) if (date !== undefined && (first === undefined || date < first)) first = date;
  return first;
}

/** The latest of some dates; undefined when there is none. */
export function latest(dates: Iterable<CivilDate | undefined>): CivilDate | undefined {
  let last: CivilDate | undefined;
  for (const date of dates) if (date !== undefined && (last === undefined || date > last)) last = date;
  return last;
}
