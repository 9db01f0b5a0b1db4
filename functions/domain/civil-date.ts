import { Temporal } from 'temporal-polyfill';

/**
 * A civil date in the bank's time zone, as ISO text `YYYY-MM-DD`. The text sorts as the dates do, so dates are
 * compared with `<` and `===`; arithmetic goes through the functions below.
 */
export type CivilDate = string;

/** An instant as ISO UTC text, e.g. `2026-11-23T00:30:00.000Z`. */
export type Instant = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is an existing civil date written `YYYY-MM-DD` (month 13 and February 30 are not). */
export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const day = Number(text.slice(8));
  return day > 0 && daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7))) >= day;
}

/** Days in a month of the Gregorian calendar; 0 if there is no such month. */
export function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day's number since 1970-01-01: the integer in which day arithmetic is done. */
export function dayNumber(date: CivilDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;
}

/** The date of a day number: the inverse of `dayNumber`. */
export function dateOfDayNumber(day: number): CivilDate {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The date `days` days later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekday(date: CivilDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The date `months` months later; a day the month lacks becomes its last day (January 31 + 1 month = February 28/29). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** The civil date it is at `instant` in the IANA time zone. */
export function dateInZone(instant: Instant, timeZone: string): CivilDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The instant at which the clock in `timeZone` shows `time` (`HH:MM`) on `date`. */
export function instantAt(date: CivilDate, time: string, timeZone: string): Instant {
  const local = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return new Date(local.epochMilliseconds).toISOString();
}

/** The instant `seconds` after `instant`. */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** What the clock in `timeZone` shows at `instant`, `HH:MM`. */
export function timeInZone(instant: Instant, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}
