import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holidays } from '../../../config/holidays.ts';
import { compileCalendar } from '../../../functions/domain/calendar/compile-calendar.ts';
import { addDays } from '../../../functions/domain/civil-date.ts';
import type { Duty } from '../../../functions/domain/duty/duty.ts';
import { LADDER_TARGETS } from '../../../functions/domain/duty/duty-rule.ts';
import { nextStep, reachedBy, stepOn, workdaysLeft } from '../../../functions/domain/duty/ladder.ts';
import { aCalendar, calendarOf, datesFrom, holidayTables } from '../../support/calendar.ts';
import { datesNear } from '../../support/clients.ts';
import { duty, rule } from '../../support/duties.ts';

const bank = compileCalendar(holidays);
const october = (parts: Partial<Duty> = {}) =>
  duty({ period: '2026-10', openedOn: '2026-10-08', dueOn: '2026-10-30', ...parts });
const ON = { from: '2026-09-30', to: '2026-11-20' };

/** Every day on which the ladder reaches somebody, with the tone and whom. */
const steps = (one: Duty, parts: Parameters<typeof rule>[0] = {}, calendar = bank) =>
  datesFrom(ON.from, ON.to).flatMap((date) => {
    const { tone, reaches } = stepOn(one, rule(parts), date, calendar);
    return reaches.length === 0 ? [] : [[date.slice(5), tone, ...reaches].join(' ')];
  });

test('opened after the holiday, reminded by working days, due, and up step by step: never on a day off', () => {
  expect(steps(october())).toEqual([
    '10-08 opened assignee',
    '10-16 reminder assignee',
    '10-23 reminder assignee',
    '10-27 reminder assignee',
    '10-28 reminder assignee',
    '10-29 reminder assignee',
    '10-30 due-today assignee',
    '11-02 overdue assignee line-manager',
    '11-03 overdue assignee line-manager department',
    '11-05 overdue assignee line-manager department department-head',
    '11-12 overdue assignee line-manager department department-head',
    '11-19 overdue assignee line-manager department department-head',
  ]);
});

test('the make-up Saturday is a working day like any other: due on it, and counted', () => {
  expect(steps(october({ dueOn: '2026-10-10' }), { overdueEvery: 30 })).toEqual([
    '10-08 opened assignee',
    '10-09 reminder assignee',
    '10-10 due-today assignee',
    '10-12 overdue assignee line-manager',
    '10-13 overdue assignee line-manager department',
    '10-15 overdue assignee line-manager department department-head',
  ]);
  expect(workdaysLeft('2026-10-12', '2026-10-09', bank)).toBe(2);
});

test('a reminder that would come on the day of the opening, or before it, is skipped', () => {
  expect(steps(october({ openedOn: '2026-10-23' })).slice(0, 3)).toEqual([
    '10-23 opened assignee',
    '10-27 reminder assignee',
    '10-28 reminder assignee',
  ]);
  expect(steps(october(), { reminders: [400, 40], overdueEvery: 30 })[1]).toBe('10-30 due-today assignee');
});

test('opened on its due day, it is due today', () => {
  expect(stepOn(october({ openedOn: '2026-10-30' }), rule(), '2026-10-30', bank).tone).toBe('due-today');
});

test('a day without a step leaves it open or late, and reaches nobody', () => {
  expect(stepOn(october(), rule(), '2026-10-09', bank)).toEqual({ tone: 'open', reaches: [] });
  expect(stepOn(october(), rule(), '2026-11-04', bank)).toEqual({ tone: 'late', reaches: [] });
  expect(stepOn(october(), rule(), '2026-10-31', bank)).toEqual({ tone: 'open', reaches: [] });
});

test('a due date that became a day off is due on the working day before, and late from the next one on', () => {
  const calendar = aCalendar({ off: ['2026-10-30'] });
  expect(stepOn(october(), rule(), '2026-10-29', calendar).tone).toBe('due-today');
  expect(stepOn(october(), rule(), '2026-10-28', calendar).tone).toBe('reminder');
  expect(stepOn(october(), rule(), '2026-11-02', calendar).tone).toBe('overdue');
});

test('the next step is the one that tells somebody new, and the day it comes', () => {
  const next = (date: string, known = ['assignee' as const, 'line-manager' as const]) =>
    nextStep(october(), rule(), date, bank, known);
  expect(next('2026-10-08')).toEqual({ on: '2026-11-03', to: 'department' });
  expect(nextStep(october(), rule(), '2026-10-08', bank, [])).toEqual({ on: '2026-11-02', to: 'line-manager' });
  expect(next('2026-11-02')).toEqual({ on: '2026-11-03', to: 'department' });
  expect(next('2026-11-03')).toEqual({ on: '2026-11-05', to: 'department-head' });
  expect(next('2026-11-05')).toBeUndefined();
  expect(nextStep(october({ state: 'confirmed' }), rule(), '2026-10-08', bank, [])).toBeUndefined();
});

test('who was told of a late duty by now', () => {
  const told = (date: string) => reachedBy(october(), rule(), date, bank).length;
  expect(['2026-10-30', '2026-10-31', '2026-11-02', '2026-11-04', '2026-11-05', '2026-12-01'].map(told)).toEqual([
    0, 0, 2, 3, 4, 4,
  ]);
});

const ladders = fc.record({
  dueOn: datesNear('2026-11-23', 30, 30),
  lead: fc.integer({ min: 0, max: 40 }),
  reminders: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 5 }),
  overdue: fc.array(fc.record({ workdays: fc.integer({ min: 1, max: 8 }), to: fc.constantFrom(...LADDER_TARGETS) }), {
    minLength: 1,
    maxLength: 4,
  }),
  overdueEvery: fc.integer({ min: 1, max: 7 }),
});

test('once it is confirmed, waived or closed nobody is reached, on no day', () => {
  const settled = fc.constantFrom('confirmed' as const, 'waived' as const, 'closed' as const);
  fc.assert(
    fc.property(ladders, settled, datesNear('2026-11-23', 80, 80), ({ dueOn, lead, ...parts }, state, date) => {
      const one = duty({ dueOn, openedOn: addDays(dueOn, -lead), state });
      expect(stepOn(one, rule(parts), date, aCalendar()).reaches).toEqual([]);
    }),
  );
});

test('on every calendar: only working days from the opening on reach anybody, and who was told once of a late duty is told each time again', () => {
  fc.assert(
    fc.property(ladders, holidayTables('2026-11-01'), ({ dueOn, lead, ...parts }, table) => {
      const calendar = calendarOf(table);
      const one = duty({ dueOn, openedOn: addDays(dueOn, -lead) });
      let told: string[] = [];
      for (const date of datesFrom(addDays(one.openedOn, -5), addDays(dueOn, 40))) {
        const { tone, reaches } = stepOn(one, rule(parts), date, calendar);
        if (reaches.length === 0) continue;
        expect([calendar.isWorkday(date), date >= one.openedOn]).toEqual([true, true]);
        expect(tone === 'overdue').toBe(calendar.workdaysBetween(dueOn, date) > 0);
        if (tone !== 'overdue') expect(reaches).toEqual(['assignee']);
        expect(told.filter((target) => !reaches.some((one) => one === target))).toEqual([]);
        told = reaches;
      }
    }),
    { numRuns: 60 },
  );
});
