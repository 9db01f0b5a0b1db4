import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidays } from '../../../config/holidays.ts';
import type { HolidayTable } from '../../../functions/domain/calendar/calendar.ts';
import { compileCalendar } from '../../../functions/domain/calendar/compile-calendar.ts';
import { addDays, daysBetween, weekday } from '../../../functions/domain/civil-date.ts';

const NAME = { 'zh-CN': '行庆', en: 'Bank day' };
const aTable = (parts: Partial<HolidayTable> = {}): HolidayTable => ({
  base: 'china',
  daysOff: [],
  makeUpDays: [],
  announcedYears: [],
  ...parts,
});
const china = compileCalendar(holidays);
const datesIn = (from: string, to: string) =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));

/** Non-overlapping holidays in 2025–2027 and weekend make-up days outside them, over either base. */
const tables = fc
  .record({
    base: fc.constantFrom('china' as const, 'none' as const),
    gaps: fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 12 })), { maxLength: 20 }),
    weekends: fc.uniqueArray(fc.integer({ min: 0, max: 155 }), { maxLength: 20 }),
  })
  .map(({ base, gaps, weekends }) => {
    let at = '2025-01-01';
    const daysOff = gaps.map(([gap, length]) => {
      const from = addDays(at, gap);
      at = addDays(from, length);
      return { from, to: at, name: NAME };
    });
    const makeUpDays = weekends
      .map((week) => addDays('2025-01-04', week * 7 + (week % 2)))
      .filter((day) => !daysOff.some(({ from, to }) => from <= day && day <= to));
    return aTable({ base, daysOff, makeUpDays });
  });
const dates = fc.integer({ min: 0, max: 1300 }).map((days) => addDays('2024-10-01', days));

describe('the Chinese calendar of 2026, as the State Council announced it', () => {
  const off: [string, string, string][] = [
    ['2026-01-01', '2026-01-03', "New Year's Day"],
    ['2026-02-15', '2026-02-23', 'Spring Festival'],
    ['2026-04-04', '2026-04-06', 'Qingming Festival'],
    ['2026-05-01', '2026-05-05', 'Labour Day'],
    ['2026-06-19', '2026-06-21', 'Dragon Boat Festival'],
    ['2026-09-25', '2026-09-27', 'Mid-Autumn Festival'],
    ['2026-10-01', '2026-10-07', 'National Day'],
  ];
  const makeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

  test.each(off)('is off from %s to %s for %s', (from, to, en) => {
    for (const date of datesIn(from, to)) {
      expect(china.dayOff(date), date).toEqual({
        why: 'holiday',
        name: { 'zh-CN': expect.stringMatching(/^\p{Script=Han}+$/u), en },
      });
      expect(china.isWorkday(date), date).toBe(false);
    }
  });

  test('works on the announced weekend days and on no other', () => {
    const worked = datesIn('2026-01-01', '2026-12-31').filter((date) => weekday(date) > 5 && china.isWorkday(date));
    expect(worked).toEqual(makeUp);
    expect(datesIn('2026-01-01', '2026-12-31').filter(china.isMakeUpDay)).toEqual(makeUp);
  });

  test('closes on no other weekday', () => {
    const inHolidays = new Set(off.flatMap(([from, to]) => datesIn(from, to)));
    const closed = datesIn('2026-01-01', '2026-12-31').filter((date) => weekday(date) < 6 && !china.isWorkday(date));
    expect(closed.every((date) => inHolidays.has(date))).toBe(true);
  });

  test('reaches from the last day before National Day to its end, and works on after it', () => {
    expect(china.horizon('2026-09-30')).toBe('2026-10-07');
    expect(china.nextWorkday('2026-09-30')).toBe('2026-10-08');
    expect(china.workdayOnOrBefore('2026-10-05')).toBe('2026-09-30');
    expect(china.addWorkdays('2026-09-30', 3)).toBe('2026-10-10');
    expect(china.addWorkdays('2026-10-08', -1)).toBe('2026-09-30');
    expect(china.workdaysBetween('2026-09-30', '2026-10-10')).toBe(3);
  });

  test('counts working days after the first date up to and including the last', () => {
    expect(china.workdaysBetween('2026-11-20', '2026-11-21')).toBe(0);
    expect(china.workdaysBetween('2026-11-21', '2026-11-23')).toBe(1);
    expect(china.workdaysBetween('2026-11-23', '2026-11-20')).toBe(0);
  });

  test('names a plain weekend as one', () => {
    expect(china.dayOff('2026-11-22')).toEqual({ why: 'weekend' });
    expect(china.dayOff('2026-11-23')).toBeUndefined();
  });
});

describe('announced and unknown years', () => {
  test('2002 to 2026 are announced; 1999, 2001 with its two stray days, and 2027 are not', () => {
    expect(Array.from({ length: 25 }, (_, i) => 2002 + i).filter((year) => !china.isAnnounced(year))).toEqual([]);
    expect([1999, 2001, 2027, 2028].filter(china.isAnnounced)).toEqual([]);
  });

  test('an unknown year runs Monday to Friday', () => {
    for (const date of datesIn('1999-01-01', '1999-12-31')) expect(china.isWorkday(date), date).toBe(weekday(date) < 6);
  });

  test('the stray make-up days of an unknown year are worked all the same', () => {
    expect(china.isMakeUpDay('2001-12-29')).toBe(true);
  });

  test('a year listed in the table is announced, and any other country starts from Monday to Friday', () => {
    const bank = compileCalendar(aTable({ base: 'none', announcedYears: [2027] }));
    expect([bank.isAnnounced(2027), bank.isAnnounced(2026)]).toEqual([true, false]);
    expect(bank.isWorkday('2026-10-01')).toBe(true);
  });

  test('every Chinese holiday has an English name', () => {
    for (const date of datesIn('2002-01-01', '2026-12-31')) {
      const day = china.dayOff(date);
      if (day?.why === 'holiday') expect(day.name.en, date).toMatch(/^[A-Za-z' -]+$/);
    }
  });
});

describe("the bank's own table", () => {
  test('wins over the national one: off on a make-up Saturday, at work on a legal holiday', () => {
    const own = compileCalendar(
      aTable({
        daysOff: [{ from: '2026-10-10', to: '2026-10-10', name: NAME }],
        makeUpDays: ['2026-10-07', '2026-10-03'],
      }),
    );
    expect(own.dayOff('2026-10-10')).toEqual({ why: 'holiday', name: NAME });
    expect([own.isWorkday('2026-10-07'), own.isMakeUpDay('2026-10-07')]).toEqual([true, false]);
    expect([own.isWorkday('2026-10-03'), own.isMakeUpDay('2026-10-03')]).toEqual([true, true]);
  });

  test('is refused in one error that names each wrong entry and how to mend it', () => {
    const bad = aTable({
      daysOff: [
        { from: '2027-02-30', to: '2027-03-01', name: NAME },
        { from: '2027-05-05', to: '2027-05-01', name: NAME },
        { from: '2027-10-01', to: '2027-10-07', name: NAME },
        { from: '2027-10-07', to: '2027-10-08', name: NAME },
        { from: '2027-11-01', to: '2028-11-01', name: NAME },
        { from: '2027-12-01', to: '2027-12-01', name: { 'zh-CN': '行庆', en: ' ' } },
      ],
      makeUpDays: ['2027-06-31', '2027-03-03', '2027-10-02', '2027-03-06', '2027-03-06'],
      announcedYears: [27],
    });
    let message = '';
    try {
      compileCalendar(bad);
    } catch (error) {
      message = String(error);
    }
    const lines = message.split('\n').slice(1);
    expect(lines).toHaveLength(10);
    for (const [i, part] of [
      /daysOff\[0\].*not dates/,
      /daysOff\[1\].*after.*swap/,
      /daysOff\[3\].*2027-10-07.*overlap/,
      /daysOff\[4\].*longer than a year/,
      /daysOff\[5\].*every language/,
      /makeUpDays\[0\].*not a date/,
      /makeUpDays\[1\].*weekday/,
      /makeUpDays\[2\].*daysOff/,
      /makeUpDays\[4\].*twice/,
      /announcedYears\[0\].*four digits/,
    ].entries())
      expect(lines[i]).toMatch(part);
  });

  test('that leaves no working day is told apart from a slow search: it throws', () => {
    const years = [2025, 2026, 2027, 2028].map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31`, name: NAME }));
    const closed = compileCalendar(aTable({ base: 'none', daysOff: years }));
    const clear = /holidays\.ts.*no working day.*2026-11-23/;
    expect(() => closed.nextWorkday('2026-11-23')).toThrow(clear);
    expect(() => closed.workdayOnOrBefore('2026-11-23')).toThrow(clear);
    expect(() => closed.horizon('2026-11-23')).toThrow(clear);
    expect(() => closed.addWorkdays('2026-11-23', -2)).toThrow(clear);
  });
});

describe('over any table and date', () => {
  test('the next working day is the first one after the date, and the horizon is the day before it', () => {
    fc.assert(
      fc.property(tables, dates, (table, date) => {
        const calendar = compileCalendar(table);
        const next = calendar.nextWorkday(date);
        expect(next > date && calendar.isWorkday(next)).toBe(true);
        expect(datesIn(addDays(date, 1), addDays(next, -1)).some(calendar.isWorkday)).toBe(false);
        expect(calendar.horizon(date)).toBe(addDays(next, -1));
        expect(calendar.addWorkdays(date, 1)).toBe(next);
      }),
      { numRuns: 200 },
    );
  });

  test('what falls on a day off is pulled to the working day whose horizon covers it', () => {
    fc.assert(
      fc.property(tables, dates, (table, date) => {
        const calendar = compileCalendar(table);
        const pulled = calendar.workdayOnOrBefore(date);
        expect(calendar.isWorkday(pulled)).toBe(true);
        expect(pulled <= date && date <= calendar.horizon(pulled)).toBe(true);
        expect(pulled === date).toBe(calendar.isWorkday(date));
      }),
      { numRuns: 200 },
    );
  });

  test('counting working days and adding them undo each other', () => {
    fc.assert(
      fc.property(tables, dates, fc.integer({ min: -30, max: 30 }), (table, any, n) => {
        const calendar = compileCalendar(table);
        const date = calendar.workdayOnOrBefore(any);
        const there = calendar.addWorkdays(date, n);
        expect(calendar.addWorkdays(there, -n)).toBe(date);
        expect(calendar.workdaysBetween(date, there)).toBe(Math.max(0, n));
        expect(calendar.workdaysBetween(there, date)).toBe(Math.max(0, -n));
      }),
      { numRuns: 200 },
    );
  });

  test('a date is a working day exactly when there is no reason for a day off, and make-up days are working weekends', () => {
    fc.assert(
      fc.property(tables, dates, (table, date) => {
        const calendar = compileCalendar(table);
        expect(calendar.isWorkday(date)).toBe(calendar.dayOff(date) === undefined);
        if (table.makeUpDays.includes(date)) expect(calendar.isMakeUpDay(date)).toBe(true);
        if (calendar.isMakeUpDay(date)) expect(calendar.isWorkday(date) && weekday(date) > 5).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
