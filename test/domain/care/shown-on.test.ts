import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { careAfter } from '../../../functions/domain/care/contact.ts';
import { aheadShownOn, doneShownOn } from '../../../functions/domain/care/shown-on.ts';
import { addDays } from '../../../functions/domain/civil-date.ts';
import { type Contact, NO_CARE } from '../../../functions/domain/client.ts';
import { compileDay, tasksOf } from '../../../functions/domain/rules/index.ts';
import { bankConfig } from '../../../functions/runtime/bank-config.ts';
import { aClient } from '../../support/clients.ts';

const { calendar, policy } = bankConfig();
const MONDAY = '2026-11-23';
const [FRIDAY, SATURDAY, SUNDAY, NEXT_MONDAY] = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'];

const contact = (on: string, followUpOn: string): Contact => ({
  ...{ clientId: 'K1', commandId: 'c1', at: `${on}T01:00:00.000Z`, on, by: 'M1' },
  ...{ channel: 'phone', outcome: 'reached', followUpOn },
});

describe('a day off', () => {
  test('to which a client is postponed ends the postponement on the next working day', () => {
    for (const until of [SATURDAY, SUNDAY])
      expect(doneShownOn({ kind: 'postpone', until }, calendar)).toEqual({ postponed: NEXT_MONDAY });
    const care = { ...NO_CARE, postponed: { until: SATURDAY, reason: '出差' } };
    expect(aheadShownOn(care, MONDAY, calendar)).toEqual({ postponed: NEXT_MONDAY });
    expect(aheadShownOn(care, SATURDAY, calendar)).toEqual({});
  });

  test('on which a call was promised brings it forward; set on the last working day before, it waits', () => {
    expect(doneShownOn({ kind: 'contact', contact: contact(MONDAY, SATURDAY) }, calendar)).toEqual({
      followUp: FRIDAY,
    });
    expect(doneShownOn({ kind: 'contact', contact: contact(FRIDAY, SATURDAY) }, calendar)).toEqual({
      followUp: NEXT_MONDAY,
    });
  });

  test('of a call that is brought forward into a postponement says nothing: the client comes back as postponed', () => {
    const care = { ...careAfter(NO_CARE, contact(MONDAY, SUNDAY)), postponed: { until: SATURDAY, reason: '出差' } };
    expect(aheadShownOn(care, MONDAY, calendar)).toEqual({ postponed: NEXT_MONDAY });
  });

  test('of a call brought forward to today says nothing: it stands in today’s tasks', () => {
    expect(aheadShownOn(careAfter(NO_CARE, contact(MONDAY, SATURDAY)), FRIDAY, calendar)).toEqual({});
  });
});

test('a working day needs no word', () => {
  expect(doneShownOn({ kind: 'postpone', until: NEXT_MONDAY }, calendar)).toEqual({});
  expect(doneShownOn({ kind: 'contact', contact: contact(MONDAY, FRIDAY) }, calendar)).toEqual({});
  expect(aheadShownOn({ ...NO_CARE, followUp: { on: FRIDAY } }, MONDAY, calendar)).toEqual({});
});

test('what is said is what the rules do: the first working day on which the call, or the postponed client, has a task', () => {
  const days = fc.integer({ min: 0, max: 500 });
  const overdue = aClient({ bank: { bankContactOn: '2020-01-01' } });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 14 }), (offset, ahead) => {
      const setOn = calendar.workdayOnOrBefore(addDays('2026-03-02', offset));
      const on = addDays(setOn, ahead);
      const called = careAfter(NO_CARE, contact(setOn, on));
      const postponed = { ...NO_CARE, postponed: { until: on, reason: '出差' } };
      const call = doneShownOn({ kind: 'contact', contact: contact(setOn, on) }, calendar).followUp ?? on;
      const back = doneShownOn({ kind: 'postpone', until: on }, calendar).postponed ?? on;
      const isCall = (kind: string) => kind === 'follow-up';
      expect(
        firstDay(setOn, (day) => tasksOf({ ...overdue, care: called }, day).some(({ kind }) => isCall(kind))),
      ).toBe(call);
      expect(firstDay(setOn, (day) => tasksOf({ ...overdue, care: postponed }, day).length > 0)).toBe(back);
    }),
    { numRuns: 60 },
  );
});

/** The first working day after `from` on which something holds. */
function firstDay(from: string, holds: (day: ReturnType<typeof compileDay>) => boolean): string {
  let day = calendar.nextWorkday(from);
  while (!holds(compileDay(policy, calendar, day))) day = calendar.nextWorkday(day);
  return day;
}
