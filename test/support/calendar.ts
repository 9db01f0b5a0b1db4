import fc from 'fast-check';
import type { Calendar, HolidayTable } from '../../functions/domain/calendar/calendar.ts';
import { addDays, type CivilDate, daysBetween, weekday } from '../../functions/domain/civil-date.ts';

type Days = { off?: readonly CivilDate[]; makeUp?: readonly CivilDate[] };

/** Monday–Friday with the days off and make-up days given; walks day by day, so that it is plainly right. */
export function aCalendar({ off = [], makeUp = [] }: Days = {}): Calendar {
  const holidays = new Set(off);
  const extra = new Set(makeUp);
  const isWorkday = (date: CivilDate) => extra.has(date) || (weekday(date) <= 5 && !holidays.has(date));
  const step = (date: CivilDate, by: 1 | -1) => {
    let at = addDays(date, by);
    while (!isWorkday(at)) at = addDays(at, by);
    return at;
  };
  const addWorkdays = (date: CivilDate, n: number) => {
    let at = date;
    for (let i = 0; i < Math.abs(n); i += 1) at = step(at, n < 0 ? -1 : 1);
    return at;
  };
  return {
    isWorkday,
    dayOff: (date) => {
      if (isWorkday(date)) return undefined;
      return holidays.has(date) ? { why: 'holiday', name: { 'zh-CN': '假日', en: 'holiday' } } : { why: 'weekend' };
    },
    isMakeUpDay: (date) => extra.has(date),
    nextWorkday: (date) => step(date, 1),
    workdayOnOrBefore: (date) => (isWorkday(date) ? date : step(date, -1)),
    horizon: (date) => addDays(step(date, 1), -1),
    addWorkdays,
    workdaysBetween: (from, to) => {
      let count = 0;
      for (let i = 1; i <= daysBetween(from, to); i += 1) if (isWorkday(addDays(from, i))) count += 1;
      return count;
    },
    isAnnounced: () => true,
  };
}

/** The dates from `from` to `to`, both included. */
export function datesFrom(from: CivilDate, to: CivilDate): CivilDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));
}

/** A holiday table with up to five holidays of 1–9 days and make-up weekends around `anchor`. */
export function holidayTables(anchor: CivilDate): fc.Arbitrary<HolidayTable> {
  const near = fc.integer({ min: -60, max: 420 }).map((days) => addDays(anchor, days));
  const holiday = fc.tuple(near, fc.integer({ min: 0, max: 8 })).map(([from, length]) => ({
    from,
    to: addDays(from, length),
    name: { 'zh-CN': '假日', en: 'holiday' },
  }));
  const weekends = near.filter((date) => weekday(date) > 5);
  return fc
    .tuple(fc.array(holiday, { maxLength: 5 }), fc.uniqueArray(weekends, { maxLength: 5 }))
    .map(([holidays, makeUps]) => {
      const daysOff = holidays.filter((one, i) => !holidays.slice(0, i).some((other) => overlap(one, other)));
      const makeUpDays = makeUps.filter((date) => !daysOff.some((one) => overlap(one, { from: date, to: date })));
      return { base: 'none', daysOff, makeUpDays, announcedYears: [] };
    });
}

function overlap(one: { from: CivilDate; to: CivilDate }, other: { from: CivilDate; to: CivilDate }): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** The slow, plainly right calendar of a holiday table. */
export function calendarOf(table: HolidayTable): Calendar {
  const off = table.daysOff.flatMap(({ from, to }) => datesFrom(from, to));
  return aCalendar({ off, makeUp: table.makeUpDays });
}
