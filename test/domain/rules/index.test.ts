import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../functions/domain/calendar/calendar.ts';
import { compileCalendar } from '../../../functions/domain/calendar/compile-calendar.ts';
import { addDays, type CivilDate } from '../../../functions/domain/civil-date.ts';
import { indexedFrom, reindexed } from '../../../functions/domain/rules/index.ts';
import { calendarOf, holidayTables } from '../../support/calendar.ts';
import { aClient, aHolding, aPolicy, clients, datesNear, policies, quietClients } from '../../support/clients.ts';
import { firstDueFrom, tasksOn } from '../../support/tasks.ts';

const ANCHOR = '2026-09-15';
const china = compileCalendar({ base: 'china', daysOff: [], makeUpDays: [], announcedYears: [] });
const calendars: fc.Arbitrary<Calendar> = fc.oneof(
  fc.constant(china),
  holidayTables(ANCHOR).map((table) => compileCalendar(table)),
  holidayTables(ANCHOR).map((table) => calendarOf(table)),
);
const worlds = fc.record({
  client: fc.oneof(clients(ANCHOR), quietClients(ANCHOR)),
  policy: policies(),
  calendar: calendars,
});
const LOOK_AHEAD = 150;

/** The first day with a task, found by trying every day. */
function bruteForce(client: Parameters<typeof tasksOn>[0], from: CivilDate, rules: Parameters<typeof tasksOn>[2]) {
  for (let i = 0; i < LOOK_AHEAD; i += 1)
    if (tasksOn(client, addDays(from, i), rules).length > 0) return addDays(from, i);
  return undefined;
}

describe('the due index', () => {
  test('never hides a client with a task, on whatever earlier day it was computed', () => {
    fc.assert(
      fc.property(worlds, datesNear(ANCHOR, 40, 90), fc.nat(200), ({ client, ...rules }, today, daysBefore) => {
        fc.pre(tasksOn(client, today, rules).length > 0);
        const due = firstDueFrom(client, addDays(today, -daysBefore), rules);
        expect(due !== undefined && due <= today).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('names exactly the first day with a task, as trying every day does', () => {
    fc.assert(
      fc.property(worlds, datesNear(ANCHOR, 40, 90), ({ client, ...rules }, from) => {
        const due = firstDueFrom(client, from, rules);
        const seen = bruteForce(client, from, rules);
        if (seen === undefined) expect(due === undefined || due >= addDays(from, LOOK_AHEAD)).toBe(true);
        else expect(due).toBe(seen);
      }),
      { numRuns: 1000 },
    );
  });

  test('drops a stale date when no rule will ever fire', () => {
    const left = aClient({ bank: { leftOn: '2026-09-01' }, nextDueOn: '2026-09-02' });
    expect(reindexed(left, aPolicy(), china, ANCHOR)).not.toHaveProperty('nextDueOn');
  });
});

describe('a client', () => {
  const busy = { holdings: [aHolding({ maturesOn: '2026-11-27' })], bankContactOn: '2020-01-01' };

  test('who left the bank has no task, whatever the record still holds', () => {
    expect(tasksOn(aClient({ bank: { ...busy, leftOn: '2026-11-01' } }), '2026-11-26')).toEqual([]);
  });

  test('who was postponed has no task before the day set, except a maturity that cannot wait', () => {
    const client = aClient({ bank: busy, care: { postponed: { until: '2026-12-10', reason: '出差' } } });
    expect(tasksOn(client, '2026-11-25')).toEqual([]);
    expect(tasksOn(client, '2026-11-26')).toMatchObject([{ kind: 'maturity' }]);
    expect(tasksOn(client, '2026-11-30')).toEqual([]);
    expect(tasksOn(client, '2026-12-10')).toMatchObject([{ kind: 'contact-due' }]);
    expect(firstDueFrom(client, '2026-11-20')).toBe('2026-11-26');
  });

  test('postponed over a weekend on which money matures keeps that maturity on the Friday', () => {
    const holdings = [aHolding({ maturesOn: '2026-11-29' })];
    const client = aClient({ bank: { holdings }, care: { postponed: { until: '2026-12-10', reason: '出差' } } });
    expect(tasksOn(client, '2026-11-26')).toEqual([]);
    expect(tasksOn(client, '2026-11-27')).toMatchObject([{ daysLeft: 2 }]);
  });
});

test('an index written late reaches back: whoever was due in the two weeks before is found by a run made up', () => {
  expect(indexedFrom('2026-11-20', '2026-12-20')).toBe('2026-11-06');
  expect(indexedFrom('2026-12-31', '2026-12-20')).toBe('2026-12-06');
  expect(indexedFrom(undefined, '2026-12-20')).toBe('2026-12-06');
});
