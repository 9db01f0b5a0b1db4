import fc from 'fast-check';
import { LunarDay, SolarDay } from 'tyme4ts';
import { describe, expect, test } from 'vitest';
import { nextBirthday } from '../../../functions/domain/calendar/birthdays.ts';
import { addDays, daysBetween } from '../../../functions/domain/civil-date.ts';
import type { Birthday } from '../../../functions/domain/client.ts';

const solar = (month: number, day: number): Birthday => ({ calendar: 'solar', month, day });
const lunar = (month: number, day: number): Birthday => ({ calendar: 'lunar', month, day });
const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
const lunarOf = (date: string): LunarDay => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return SolarDay.fromYmd(year, month, day).getLunarDay();
};

describe('solar birthdays', () => {
  test('the day itself counts, the day after waits for next year', () => {
    expect(nextBirthday(solar(11, 23), '2026-11-23')).toBe('2026-11-23');
    expect(nextBirthday(solar(11, 23), '2026-11-24')).toBe('2027-11-23');
    expect(nextBirthday(solar(1, 2), '2026-12-31')).toBe('2027-01-02');
  });

  test('29 February is kept on the 28th in common years', () => {
    expect(nextBirthday(solar(2, 29), '2026-01-01')).toBe('2026-02-28');
    expect(nextBirthday(solar(2, 29), '2027-03-01')).toBe('2028-02-29');
    expect(nextBirthday(solar(2, 29), '2028-02-28')).toBe('2028-02-29');
    expect(nextBirthday(solar(2, 29), '2100-02-28')).toBe('2100-02-28');
  });

  test('come at least every 366 days, always on their month and day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), dates, (at, from) => {
        const [, month = 0, day = 0] = addDays('2024-01-01', at).split('-').map(Number);
        const next = nextBirthday(solar(month, day), from);
        expect(daysBetween(from, next)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(from, next)).toBeLessThanOrEqual(366);
        expect(Number(next.slice(5, 7))).toBe(month);
      }),
    );
  });
});

describe('lunar birthdays', () => {
  test.each([
    ['Spring Festival 2026', lunar(1, 1), '2026-01-01', '2026-02-17'],
    ['Mid-Autumn 2026', lunar(8, 15), '2026-09-01', '2026-09-25'],
    ['Dragon Boat 2026', lunar(5, 5), '2026-06-19', '2026-06-19'],
    ['the twelfth month, kept in the following January', lunar(12, 8), '2026-01-01', '2026-01-26'],
    ["New Year's Eve 2026, day 30 of a month of 29", lunar(12, 30), '2026-02-01', '2026-02-16'],
    ['the ordinary sixth month of 2025, not the leap one', lunar(6, 1), '2025-06-01', '2025-06-25'],
    ['not again in the leap sixth month of 2025', lunar(6, 1), '2025-06-26', '2026-07-14'],
  ])('%s', (_, birthday, from, on) => {
    expect(nextBirthday(birthday, from)).toBe(on);
  });

  test('fall on their lunar month and day, or on the last day of a month too short for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }), dates, (month, day, from) => {
        const next = nextBirthday(lunar(month, day), from);
        const found = lunarOf(next);
        expect(next >= from).toBe(true);
        expect(found.getLunarMonth().getMonthWithLeap()).toBe(month);
        expect(found.getDay()).toBe(Math.min(day, found.getLunarMonth().getDayCount()));
      }),
    );
  });

  test('none is passed over: walking day by day never finds an earlier one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 29 }), dates, (month, day, from) => {
        const next = nextBirthday(lunar(month, day), from);
        const lunarYear = lunarOf(from).getYear();
        const candidates = [lunarYear - 1, lunarYear, lunarYear + 1].map((year) => {
          const on = LunarDay.fromYmd(year, month, day).getSolarDay();
          return [on.getYear(), on.getMonth(), on.getDay()].map((part) => String(part).padStart(2, '0')).join('-');
        });
        expect(next).toBe(candidates.find((date) => date >= from));
      }),
    );
  });

  test('asking again gives the same answer', () => {
    expect(nextBirthday(lunar(3, 3), '2026-01-01')).toBe(nextBirthday(lunar(3, 3), '2026-01-01'));
    expect(nextBirthday(lunar(3, 4), '2026-01-01')).not.toBe(nextBirthday(lunar(3, 3), '2026-01-01'));
  });
});
