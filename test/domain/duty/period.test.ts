import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holidays } from '../../../config/holidays.ts';
import { compileCalendar } from '../../../functions/domain/calendar/compile-calendar.ts';
import { addDays } from '../../../functions/domain/civil-date.ts';
import {
  firstDayOf,
  isRunning,
  kindOfPeriod,
  lastDayOf,
  PERIOD_KINDS,
  periodOf,
  periodsInPlay,
  workdayOf,
} from '../../../functions/domain/duty/period.ts';
import { aCalendar, calendarOf, datesFrom, holidayTables } from '../../support/calendar.ts';
import { datesNear } from '../../support/clients.ts';

const dates = datesNear('2026-11-23', 900, 900);
const kinds = fc.constantFrom(...PERIOD_KINDS);

test('a date lies in one period of each kind', () => {
  expect(PERIOD_KINDS.map((kind) => periodOf('2026-11-23', kind))).toEqual(['2026-11', '2026-Q4', '2026']);
  expect(['2026-01-31', '2026-03-31', '2026-04-01'].map((date) => periodOf(date, 'quarter'))).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
  ]);
});

test('the days of a period are those that lie in it, and no others', () => {
  fc.assert(
    fc.property(dates, kinds, (date, kind) => {
      const period = periodOf(date, kind);
      const [first, last] = [firstDayOf(period), lastDayOf(period)];
      expect([kindOfPeriod(period), isRunning(period, date)]).toEqual([kind, true]);
      expect([first, last].map((day) => periodOf(day, kind))).toEqual([period, period]);
      expect(periodOf(addDays(first, -1), kind) < period).toBe(true);
      expect(periodOf(addDays(last, 1), kind) > period).toBe(true);
    }),
  );
});

test('the n-th working day counts from the front, and from the end when negative, on the bank’s calendar', () => {
  const calendar = compileCalendar(holidays);
  expect([1, 2, 3, -1, -2].map((n) => workdayOf('2026-10', n, calendar))).toEqual([
    '2026-10-08',
    '2026-10-09',
    '2026-10-10',
    '2026-10-30',
    '2026-10-29',
  ]);
  expect(workdayOf('2026-Q4', 1, calendar)).toBe('2026-10-08');
  expect(workdayOf('2026', -1, calendar)).toBe('2026-12-31');
});

test('it is the working day a plain count finds, or the last or first when there are not so many', () => {
  const ns = fc.integer({ min: -30, max: 30 }).filter((n) => n !== 0);
  fc.assert(
    fc.property(holidayTables('2026-11-23'), dates, ns, (table, date, n) => {
      const calendar = calendarOf(table);
      const period = periodOf(date, 'month');
      const workdays = datesFrom(firstDayOf(period), lastDayOf(period)).filter(calendar.isWorkday);
      fc.pre(workdays.length > 0);
      const counted = n > 0 ? (workdays[n - 1] ?? workdays.at(-1)) : (workdays.at(n) ?? workdays[0]);
      expect(workdayOf(period, n, calendar)).toBe(counted);
    }),
  );
});

test('a period without a working day ends with the working day before it', () => {
  const calendar = aCalendar({ off: datesFrom('2026-11-01', '2026-11-30') });
  expect([1, -1, -3].map((n) => workdayOf('2026-11', n, calendar))).toEqual(['2026-10-30', '2026-10-30', '2026-10-30']);
});

test('three months, a quarter and a year back are still in play', () => {
  expect(periodsInPlay('2026-01-31')).toEqual([
    '2026-01',
    '2025-12',
    '2025-11',
    '2025-10',
    '2026-Q1',
    '2025-Q4',
    '2026',
    '2025',
  ]);
});
