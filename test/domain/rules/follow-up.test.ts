import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/domain/civil-date.ts';
import { aCalendar, datesFrom } from '../../support/calendar.ts';
import { aClient } from '../../support/clients.ts';
import { firstDueFrom, tasksOn } from '../../support/tasks.ts';

const client = aClient({ care: { followUp: { on: '2026-11-21', note: '发产品说明' } } });

test('a promised call on a Saturday is shown early on the Friday, with the note', () => {
  expect(tasksOn(client, '2026-11-19')).toEqual([]);
  expect(tasksOn(client, '2026-11-20')).toEqual([
    { kind: 'follow-up', on: '2026-11-21', note: '发产品说明', early: true },
  ]);
});

test('it stays until a contact clears it', () => {
  expect(tasksOn(client, '2027-02-01')).toEqual([{ kind: 'follow-up', on: '2026-11-21', note: '发产品说明' }]);
  expect(tasksOn(aClient(), '2027-02-01')).toEqual([]);
});

describe('a call promised for a day off', () => {
  const promised = (setOn: string, tried = false) =>
    aClient({
      care: {
        lastContact: { on: tried ? '2026-11-02' : setOn, channel: 'phone' },
        followUp: { on: '2026-11-21', ...(tried && { tried: { on: setOn, at: `${setOn}T02:00:00.000Z` } }) },
      },
    });

  test.each([false, true])(
    'is not called for on the day it was set, but on the next working day (tried: %s)',
    (tried) => {
      const client = promised('2026-11-20', tried);
      expect(tasksOn(client, '2026-11-20')).toEqual([]);
      expect(tasksOn(client, '2026-11-23')).toMatchObject([{ kind: 'follow-up', on: '2026-11-21' }]);
      expect(firstDueFrom(client, '2026-11-20')).toBe('2026-11-21');
    },
  );

  test.each([false, true])('the day before it was set is still early (tried: %s)', (tried) => {
    const client = promised('2026-11-19', tried);
    expect(tasksOn(client, '2026-11-20')).toMatchObject([{ early: true }]);
    expect(firstDueFrom(client, '2026-11-19')).toBe('2026-11-20');
  });

  test('set on any day for any day is found by the index on exactly its first day, and never later than the next working day', () => {
    const day = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(day, day, fc.boolean(), day, (set, ahead, tried, start) => {
        const setOn = addDays('2026-09-20', set);
        const on = addDays(setOn, ahead + 1);
        const calendar = aCalendar({ off: datesFrom('2026-10-01', '2026-10-07') });
        const at = `${setOn}T02:00:00.000Z`;
        const followUp = { on, ...(tried && { tried: { on: setOn, at } }) };
        const client = aClient({ care: { followUp, ...(!tried && { lastContact: { on: setOn, channel: 'phone' } }) } });
        const from = addDays(setOn, start);
        const days = Array.from({ length: 60 }, (_, n) => addDays(from, n));
        const first = days.find((date) => tasksOn(client, date, { calendar }).length > 0);
        expect(firstDueFrom(client, from, { calendar })).toBe(first);
        expect(tasksOn(client, setOn, { calendar })).toEqual([]);
        const latest = calendar.isWorkday(on) ? on : calendar.nextWorkday(on);
        expect(tasksOn(client, latest, { calendar })).toHaveLength(1);
      }),
    );
  });
});
