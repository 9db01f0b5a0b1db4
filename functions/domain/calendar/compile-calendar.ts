import { type CivilDate, dateOfDayNumber, dayNumber, weekday } from '../civil-date.ts';
import type { Localized } from '../locale.ts';
import type { Calendar, DayOff, HolidayTable } from './calendar.ts';
import { checkHolidayTable } from './check-holiday-table.ts';
import { type LegalDay, legalDays } from './legal-holidays.ts';

/** A year counts as announced from this many legal days on: a full year of China's has 28 to 39, a stray spill-over a few. */
const ANNOUNCED_FROM_DAYS = 20;

/** No country closes for so long: a search that finds no working day within it is a mistake in the table. */
const LONGEST_CLOSURE_DAYS = 366;

type Year = { announced: boolean; daysOff: ReadonlyMap<CivilDate, DayOff>; makeUpDays: ReadonlySet<CivilDate> };

/**
 * Compiles the bank's holiday table, over the national table it starts from, into a calendar. The table's own days win over
 * the national ones; a year nobody announced runs Monday to Friday. Each year is worked out once, when first asked for.
 * Throws one error naming every wrong entry and how to mend it; searches throw when the table leaves no working day.
 */
export function compileCalendar(table: HolidayTable): Calendar {
  const { named, working } = checkHolidayTable(table);
  const years = new Map<string, Year>();

  const yearOf = (date: CivilDate): Year => {
    const key = date.slice(0, 4);
    let year = years.get(key);
    if (!year) {
      year = compileYear(Number(key), table, named, working);
      years.set(key, year);
    }
    return year;
  };
  const isWorkday = (date: CivilDate) => !yearOf(date).daysOff.has(date);

  const search = (from: CivilDate, step: 1 | -1): CivilDate => {
    const start = dayNumber(from);
    for (let i = 1; i <= LONGEST_CLOSURE_DAYS; i++) {
      const date = dateOfDayNumber(start + i * step);
      if (isWorkday(date)) return date;
    }
    throw new Error(
      `config/holidays.ts: no working day within ${LONGEST_CLOSURE_DAYS} days ${step > 0 ? 'after' : 'before'} ${from}; shorten the days off around it`,
    );
  };
  const nextWorkday = (date: CivilDate) => search(date, 1);

  return {
    isWorkday,
    dayOff: (date) => yearOf(date).daysOff.get(date),
    isMakeUpDay: (date) => yearOf(date).makeUpDays.has(date),
    nextWorkday,
    workdayOnOrBefore: (date) => (isWorkday(date) ? date : search(date, -1)),
    horizon: (date) => dateOfDayNumber(dayNumber(nextWorkday(date)) - 1),
    addWorkdays(date, n) {
      let at = date;
      for (let i = 0; i < Math.abs(n); i++) at = search(at, n > 0 ? 1 : -1);
      return at;
    },
    workdaysBetween(from, to) {
      let count = 0;
      const last = dayNumber(to);
      for (let day = dayNumber(from) + 1; day <= last; day++) if (isWorkday(dateOfDayNumber(day))) count++;
      return count;
    },
    isAnnounced: (year) => yearOf(String(year).padStart(4, '0')).announced,
  };
}

function compileYear(
  year: number,
  table: HolidayTable,
  named: ReadonlyMap<CivilDate, Localized>,
  working: ReadonlySet<CivilDate>,
): Year {
  const legal = table.base === 'china' ? legalDays(year) : new Map<CivilDate, LegalDay>();
  const daysOff = new Map<CivilDate, DayOff>();
  const makeUpDays = new Set<CivilDate>();
  const last = Date.UTC(year, 11, 31) / 86_400_000;
  for (let day = Date.UTC(year, 0, 1) / 86_400_000; day <= last; day++) {
    const date = dateOfDayNumber(day);
    const weekend = weekday(date) > 5;
    const own = named.get(date);
    const law = legal.get(date);
    if (own) daysOff.set(date, { why: 'holiday', name: own });
    else if (working.has(date) || law?.work) {
      if (weekend) makeUpDays.add(date);
    } else if (law) daysOff.set(date, { why: 'holiday', name: law.name });
    else if (weekend) daysOff.set(date, { why: 'weekend' });
  }
  return { announced: table.announcedYears.includes(year) || legal.size >= ANNOUNCED_FROM_DAYS, daysOff, makeUpDays };
}
