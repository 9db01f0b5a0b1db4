import { type CivilDate, dateOfDayNumber, dayNumber, daysBetween, isCivilDate, weekday } from '../civil-date.ts';
import { LOCALES, type Localized } from '../locale.ts';
import { refuse } from '../refuse.ts';
import type { HolidayTable } from './calendar.ts';
import { legalDays } from './legal-holidays.ts';

const LONGEST_HOLIDAY_DAYS = 366;

/**
 * Reads the table's own days off and make-up days into day-by-day lookups. Refuses, in one error with a line per entry: dates
 * that do not exist, `from` after `to`, a holiday longer than a year, a missing name, overlapping entries, a make-up day on a
 * day that is worked anyway, and impossible years.
 */
export function checkHolidayTable(table: HolidayTable): {
  named: Map<CivilDate, Localized>;
  working: Set<CivilDate>;
} {
  const problems: string[] = [];
  const named = new Map<CivilDate, Localized>();
  const working = new Set<CivilDate>();

  for (const [i, entry] of table.daysOff.entries()) {
    const problem = addDaysOff(entry, named);
    if (problem) problems.push(`daysOff[${i}] (${entry.from} to ${entry.to}): ${problem}`);
  }
  for (const [i, date] of table.makeUpDays.entries()) {
    const problem = makeUpProblem(date, table, named, working);
    if (problem) problems.push(`makeUpDays[${i}] (${date}): ${problem}`);
    else working.add(date);
  }
  for (const [i, year] of table.announcedYears.entries()) {
    if (!Number.isInteger(year) || year < 1900 || year > 9998)
      problems.push(`announcedYears[${i}] (${year}): write a year of four digits`);
  }

  refuse('config/holidays.ts', problems);
  return { named, working };
}

function addDaysOff(
  { from, to, name }: HolidayTable['daysOff'][number],
  named: Map<CivilDate, Localized>,
): string | undefined {
  if (!isCivilDate(from) || !isCivilDate(to)) return 'not dates; write existing days as YYYY-MM-DD';
  if (from > to) return '`from` is after `to`; swap them';
  if (daysBetween(from, to) >= LONGEST_HOLIDAY_DAYS) return 'longer than a year; is a year mistyped?';
  if (LOCALES.some((locale) => !name[locale]?.trim())) return 'give the name in every language';
  for (let day = dayNumber(from); day <= dayNumber(to); day++) {
    const date = dateOfDayNumber(day);
    if (named.has(date)) return `${date} is already in an entry above; let entries not overlap`;
    named.set(date, name);
  }
  return undefined;
}

function makeUpProblem(
  date: CivilDate,
  table: HolidayTable,
  named: ReadonlyMap<CivilDate, Localized>,
  working: ReadonlySet<CivilDate>,
): string | undefined {
  if (!isCivilDate(date)) return 'not a date; write an existing day as YYYY-MM-DD';
  if (named.has(date)) return 'also listed in daysOff; keep it in one of the two';
  if (working.has(date)) return 'listed twice; remove one';
  if (weekday(date) < 6 && !isLegalDayOff(table, date))
    return 'a weekday is worked anyway; a make-up day is a Saturday or Sunday';
  return undefined;
}

function isLegalDayOff(table: HolidayTable, date: CivilDate): boolean {
  return table.base === 'china' && legalDays(Number(date.slice(0, 4))).get(date)?.work === false;
}
