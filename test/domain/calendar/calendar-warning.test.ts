import { expect, test } from 'vitest';
import { calendarWarning } from '../../../functions/domain/calendar/calendar-warning.ts';
import { compileCalendar } from '../../../functions/domain/calendar/compile-calendar.ts';

const china = { base: 'china' as const, daysOff: [], makeUpDays: [], announcedYears: [] };
const calendar = compileCalendar(china);

test('from November on, a next year not yet announced is warned of', () => {
  expect(calendarWarning(calendar, '2026-10-31')).toBeUndefined();
  expect(calendarWarning(calendar, '2026-11-01')).toEqual({ year: 2027 });
  expect(calendarWarning(calendar, '2026-12-31')).toEqual({ year: 2027 });
  expect(calendarWarning(calendar, '2025-11-23')).toBeUndefined();
});

test('a business date in an unknown year is warned of all year, its own year first', () => {
  expect(calendarWarning(calendar, '2027-03-01')).toEqual({ year: 2027 });
  expect(calendarWarning(calendar, '2027-11-01')).toEqual({ year: 2027 });
  expect(calendarWarning(calendar, '1999-01-04')).toEqual({ year: 1999 });
});

test('the warning ends when the table lists the year', () => {
  expect(calendarWarning(compileCalendar({ ...china, announcedYears: [2027] }), '2026-11-23')).toBeUndefined();
});
