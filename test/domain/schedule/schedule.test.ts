import { describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/domain/civil-date.ts';
import type { Run } from '../../../functions/domain/mail/run.ts';
import {
  noticeDaysEndedOn,
  noticeDaysOpenOn,
  noticesGivenUpAt,
  runTimes,
} from '../../../functions/domain/schedule/schedule.ts';
import { aCalendar } from '../../support/calendar.ts';

const times = { at: '07:30', giveUpAt: '09:30', accountAt: '10:00', notAfter: '16:00' };
const plannedAt = (instant: string): Run => ({
  kind: 'digest',
  date: '2026-11-23',
  version: 1,
  lastCommand: 'c',
  plannedAt: instant,
  workday: true,
  people: [],
});

describe("a run's times", () => {
  const day = runTimes(times, '2026-11-23', 'Asia/Shanghai');

  test('are of the business day in the time zone of the bank', () => {
    expect(day.accountAt).toBe('2026-11-23T02:00:00.000Z');
    expect(day.notAfter).toBe('2026-11-23T08:00:00.000Z');
  });

  test('a run is missing a quarter of an hour after its time', () => {
    expect(day.missingFrom).toBe('2026-11-22T23:45:00.000Z');
  });

  test('a run planned in time is given up at its hour, and no sooner for having been planned early', () => {
    expect(day.giveUpAt(plannedAt('2026-11-22T23:30:00.000Z'))).toBe('2026-11-23T01:30:00.000Z');
    expect(day.giveUpAt(plannedAt('2026-11-22T20:00:00.000Z'))).toBe('2026-11-23T01:30:00.000Z');
  });

  test('a run planned late has as long as any other', () => {
    expect(day.giveUpAt(plannedAt('2026-11-23T05:00:00.000Z'))).toBe('2026-11-23T07:00:00.000Z');
  });
});

test('notices are sent until the afternoon of the second working day after theirs, by the clock of the bank', () => {
  const calendar = aCalendar();
  expect(noticesGivenUpAt('2026-11-23', calendar, 'Asia/Shanghai')).toBe('2026-11-25T08:00:00.000Z');
  // Made up on Monday morning for Friday, a notice still has until Tuesday.
  expect(noticesGivenUpAt('2026-11-27', calendar, 'Asia/Shanghai')).toBe('2026-12-01T08:00:00.000Z');
});

describe('where clocks are changed', () => {
  const berlin = (date: string, changes: Partial<typeof times> = {}) =>
    runTimes({ ...times, ...changes }, date, 'Europe/Berlin');

  test('the same time of day is another instant in summer', () => {
    expect(berlin('2026-03-28').accountAt).toBe('2026-03-28T09:00:00.000Z');
    expect(berlin('2026-03-29').accountAt).toBe('2026-03-29T08:00:00.000Z');
    expect(berlin('2026-10-25').accountAt).toBe('2026-10-25T09:00:00.000Z');
  });

  test('a time that the clock leaps over is an hour later by the clock', () => {
    expect(berlin('2026-03-29', { at: '02:30' }).missingFrom).toBe('2026-03-29T01:45:00.000Z');
  });

  test('of a time that comes twice the first is meant', () => {
    expect(berlin('2026-10-25', { at: '02:30' }).missingFrom).toBe('2026-10-25T00:45:00.000Z');
  });

  test('a run planned late on the day of the change has the hours that really pass', () => {
    const late = plannedAt('2026-03-29T10:00:00.000Z');
    expect(berlin('2026-03-29', { at: '01:00', giveUpAt: '04:00' }).giveUpAt(late)).toBe('2026-03-29T12:00:00.000Z');
  });

  test.each(['2026-03-08', '2026-11-01'])('in New York on %s, times keep their order', (date) => {
    const { missingFrom, accountAt, notAfter, giveUpAt } = runTimes(times, date, 'America/New_York');
    const inOrder = [missingFrom, giveUpAt(plannedAt(`${date}T00:00:00.000Z`)), accountAt, notAfter];
    expect(inOrder).toEqual([...inOrder].sort());
  });
});

describe('the days of notices', () => {
  const calendar = aCalendar();

  test('that ended on a day: each exactly once, a weekend’s with Friday’s', () => {
    expect(noticeDaysEndedOn('2026-12-01', calendar)).toEqual(['2026-11-27', '2026-11-28', '2026-11-29']);
    expect(noticeDaysEndedOn('2026-12-05', calendar)).toEqual([]);
    const ended = Array.from({ length: 40 }, (_, n) => noticeDaysEndedOn(addDays('2026-11-01', n), calendar)).flat();
    expect(new Set(ended).size).toBe(ended.length);
    expect(ended).toContain('2026-11-15');
  });

  test('that are looked after: while they may be sent, and some days more', () => {
    const days = noticeDaysOpenOn('2026-11-25', calendar);
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-16', '2026-11-25', 10]);
  });
});
