import type { Calendar } from '../calendar/calendar.ts';
import { addDays, addMonths, type CivilDate, daysInMonth } from '../civil-date.ts';

/** How often a duty comes round. */
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** One period, written so that periods of one kind sort as they follow: `2026-11`, `2026-Q4`, `2026`. */
export type Period = string;

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, year: 12 };

/** How many periods before the running one are still mailed, by kind; older ones are only reviewed. */
const STILL_MAILED: Record<PeriodKind, number> = { month: 3, quarter: 1, year: 1 };

/** The period of a kind in which a date lies. */
export function periodOf(date: CivilDate, kind: PeriodKind): Period {
  const year = date.slice(0, 4);
  if (kind === 'year') return year;
  return kind === 'month' ? date.slice(0, 7) : `${year}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** What kind of period it is. */
export function kindOfPeriod(period: Period): PeriodKind {
  if (period.length === 4) return 'year';
  return period.includes('Q') ? 'quarter' : 'month';
}

export function firstDayOf(period: Period): CivilDate {
  const [year = '', part = '01'] = period.split('-');
  const month = part.startsWith('Q') ? String(Number(part.slice(1)) * 3 - 2).padStart(2, '0') : part;
  return `${year}-${month}-01`;
}

export function lastDayOf(period: Period): CivilDate {
  const last = addMonths(firstDayOf(period), MONTHS[kindOfPeriod(period)] - 1);
  return `${last.slice(0, 8)}${daysInMonth(Number(last.slice(0, 4)), Number(last.slice(5, 7)))}`;
}

/**
 * The n-th working day of the period; -1 is the last, -2 the one before. Where it has fewer, its last or first working day; where it has none at
 * all, the last working day before it ends.
 */
export function workdayOf(period: Period, n: number, calendar: Calendar): CivilDate {
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  const lastWorkday = calendar.workdayOnOrBefore(last);
  if (n > 0) {
    const date = calendar.addWorkdays(addDays(first, -1), n);
    return date < lastWorkday ? date : lastWorkday;
  }
  const date = calendar.addWorkdays(lastWorkday, n + 1);
  if (date >= first || lastWorkday < first) return date < first ? lastWorkday : date;
  return calendar.nextWorkday(addDays(first, -1));
}

/** The periods whose duties are mailed on a day: the running ones, three months before, one quarter and one year before; of each kind the latest first. */
export function periodsInPlay(date: CivilDate): Period[] {
  return PERIOD_KINDS.flatMap((kind) => {
    const first = firstDayOf(periodOf(date, kind));
    return Array.from({ length: STILL_MAILED[kind] + 1 }, (_, back) =>
      periodOf(addMonths(first, -back * MONTHS[kind]), kind),
    );
  });
}

/** Whether a date lies in the period. */
export function isRunning(period: Period, date: CivilDate): boolean {
  return periodOf(date, kindOfPeriod(period)) === period;
}
