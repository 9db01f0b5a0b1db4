import type { CivilDate } from '../civil-date.ts';
import type { Localized } from '../locale.ts';

/** What a bank adds to the legal holidays: days off and make-up working days announced later, or another country's. */
export type HolidayTable = {
  /** Which national table to start from; `none` starts from Monday–Friday. */
  base: 'china' | 'none';
  /** Days off, with the holiday's name. */
  daysOff: { from: CivilDate; to: CivilDate; name: Localized }[];
  /** Working days on a weekend (调休). */
  makeUpDays: CivilDate[];
  /** Years whose days in this table are complete, so that they count as announced. */
  announcedYears: number[];
};

/** Why a date is not a working day. */
export type DayOff = { why: 'weekend' } | { why: 'holiday'; name: Localized };

/** Calendar: which civil dates are working days. */
export type Calendar = {
  isWorkday(date: CivilDate): boolean;
  /** Why the date is no working day; undefined on working days. */
  dayOff(date: CivilDate): DayOff | undefined;
  /** A working Saturday or Sunday that makes up for a holiday (调休). */
  isMakeUpDay(date: CivilDate): boolean;
  /** The first working day after the date. */
  nextWorkday(date: CivilDate): CivilDate;
  /** The date itself if it is a working day, else the last one before it. */
  workdayOnOrBefore(date: CivilDate): CivilDate;
  /** The last day before the next working day: up to here, what falls on a day off is pulled to `date`. */
  horizon(date: CivilDate): CivilDate;
  /** The working day `n` working days after the date (before it when negative); n = 0 gives the date. */
  addWorkdays(date: CivilDate, n: number): CivilDate;
  /** Working days in (from, to]: 1 from a Monday to the Tuesday after; 0 when `to` is not after `from`. */
  workdaysBetween(from: CivilDate, to: CivilDate): number;
  /** Whether the year's holidays have been announced. An unknown year runs as Monday–Friday. */
  isAnnounced(year: number): boolean;
};
