import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CivilDate } from '../../../functions/domain/civil-date.ts';
import { dutyId } from '../../../functions/domain/duty/anchor.ts';
import { confirmDuty, STEWARD } from '../../../functions/domain/duty/commands.ts';
import { dueOf, openedOnOf } from '../../../functions/domain/duty/due.ts';
import { type Duty, isOwed } from '../../../functions/domain/duty/duty.ts';
import { append, verifyHistory } from '../../../functions/domain/duty/history.ts';
import { nextStep, stepOn } from '../../../functions/domain/duty/ladder.ts';
import { dueOnOf, dutiesToOpen, type OpeningInput } from '../../../functions/domain/duty/open-duties.ts';
import { isRunning } from '../../../functions/domain/duty/period.ts';
import type { ClientManager, Roster } from '../../../functions/domain/roster.ts';
import { aCalendar } from '../../support/calendar.ts';
import { actor, catalogue, decided, duty, person, rosterOf, rule, screened, sha256 } from '../../support/duties.ts';

const calendar = aCalendar();
const FIRST = '2026-11-02';

type Given = Partial<OpeningInput> & { date?: CivilDate };

const writes = ({ date = FIRST, stored = [], ...parts }: Given = {}) =>
  dutiesToOpen({
    ...{ rules: catalogue, roster: rosterOf(), stored, date, calendar, sha256 },
    ...{ now: `${date}T00:00:00.000Z`, commandId: `open ${date}` },
    ...parts,
  });

/** The duties stored after the writes, every one of them conditional on the version it expects. */
function stored(before: readonly Duty[], written: ReturnType<typeof writes>): Duty[] {
  const all = new Map(before.map((one) => [dutyId(one), one]));
  for (const { duty: one, expected } of written) {
    if ((all.get(dutyId(one))?.version ?? 0) !== expected) throw new Error('written over another version');
    all.set(dutyId(one), one);
  }
  return [...all.values()];
}

const opened = (given: Given = {}) => stored(given.stored ?? [], writes(given));
const shown = (duties: readonly Duty[]) => duties.map((one) => `${dutyId(one)} ${one.state}`).sort();
const team = (...managers: [string, string][]): Roster =>
  rosterOf({ managers: managers.map(([id, unitId]) => person({ id, unitId })) });
const of = (duties: readonly Duty[], subject: string) =>
  duties.filter((one) => one.subject === subject && one.kind === 'screening').map(({ unit, state }) => [unit, state]);

test('the first working day opens for every unit its own, and for every client manager theirs', () => {
  expect(shown(opened())).toEqual([
    '["U1","2026","agreement","M1"] open',
    '["U1","2026","agreement","M2"] open',
    '["U1","2026-11","meeting"] open',
    '["U1","2026-11","screening","M1"] open',
    '["U1","2026-11","screening","M2"] open',
    '["U2","2026","agreement","M3"] open',
    '["U2","2026-11","meeting"] open',
    '["U2","2026-11","screening","M3"] open',
  ]);
});

test('a duty is due on the working day its rule names, or so many working days after it was opened', () => {
  const at = (date: CivilDate, parts = {}) =>
    dueOnOf(rule({ atLeastWorkdays: 5, ...parts }), '2026-11', date, calendar);
  expect(at(FIRST)).toBe('2026-11-30');
  expect(at('2026-11-23')).toBe('2026-11-30');
  expect(at('2026-11-24')).toBe('2026-12-01');
  expect(at(FIRST, { dueWorkday: 3 })).toBe('2026-11-09');
  expect(at(FIRST, { dueWorkday: 6 })).toBe('2026-11-09');
});

test('a unit with client managers and no line manager has duties; one with neither has none', () => {
  const units = [
    { id: 'U1', name: '一' },
    { id: 'U2', name: '二' },
    { id: 'U3', name: '三', lineManagerId: 'L3' },
  ];
  const roster = rosterOf({
    units,
    managers: [person({ id: 'M1', unitId: 'U1' }), person({ id: 'M9', unitId: 'U9' })],
  });
  expect(new Set(opened({ roster }).map(({ unit }) => unit))).toEqual(new Set(['U1', 'U3']));
});

test('on a day off, and with no unit in the roster, nothing is opened or closed', () => {
  expect(writes({ date: '2026-11-01' })).toEqual([]);
  expect(writes({ roster: rosterOf({ units: [], managers: [] }), stored: [duty()], date: '2026-11-03' })).toEqual([]);
});

test('somebody who joins in mid-month has their duties then, with time to do them; the others keep theirs', () => {
  const before = opened({ roster: team(['M1', 'U1']) });
  const written = writes({ stored: before, roster: team(['M1', 'U1'], ['M2', 'U1']), date: '2026-11-26' });
  expect(written.map(({ duty: one, expected }) => [dutyId(one), one.openedOn, one.dueOn, expected])).toEqual([
    ['["U1","2026-11","screening","M2"]', '2026-11-26', '2026-12-03', 0],
    ['["U1","2026","agreement","M2"]', '2026-11-26', '2026-12-03', 0],
  ]);
});

test('nobody is asked any more about somebody who left, of whatever period; what was done stays', () => {
  const october = duty({ period: '2026-10', kind: 'screening', subject: 'M1', openedOn: '2026-10-08' });
  const done = duty({ period: '2026-09', kind: 'screening', subject: 'M1', state: 'confirmed' });
  const after = opened({
    stored: [...opened(), october, done],
    roster: team(['M2', 'U1'], ['M3', 'U2']),
    date: '2026-11-09',
  });
  expect(of(after, 'M1').sort()).toEqual([
    ['U1', 'closed'],
    ['U1', 'closed'],
    ['U1', 'confirmed'],
  ]);
  expect(after.find(({ state }) => state === 'closed')?.history.at(-1)).toMatchObject({
    action: 'closed',
    reason: 'left',
  });
});

test('who comes back is asked again, on the same duty', () => {
  const gone = opened({ stored: opened(), roster: team(['M2', 'U1'], ['M3', 'U2']), date: '2026-11-09' });
  const back = opened({ stored: gone, date: '2026-11-12' });
  expect(of(back, 'M1')).toEqual([['U1', 'open']]);
  const one = back.find(({ subject, kind }) => subject === 'M1' && kind === 'screening');
  expect(one?.history.map(({ action }) => action)).toEqual(['opened', 'closed', 'opened']);
  expect(one && verifyHistory(one, sha256)).toEqual({ ok: true });
});

test('who comes back has as much time as a joiner, and hears of it on that day', () => {
  const gone = opened({ stored: opened(), roster: team(['M2', 'U1'], ['M3', 'U2']), date: '2026-11-09' });
  const back = opened({ stored: gone, date: '2026-11-26' });
  const one = back.find(({ subject, kind }) => subject === 'M1' && kind === 'screening');
  if (one === undefined) throw new Error('there is no screening of M1');
  expect([one.openedOn, one.dueOn]).toEqual([FIRST, '2026-11-30']);
  expect([openedOnOf(one), dueOf(one)]).toEqual(['2026-11-26', '2026-12-03']);
  expect(stepOn(one, rule(), '2026-11-26', calendar)).toEqual({ tone: 'opened', reaches: ['assignee'] });
  expect(stepOn(one, rule(), '2026-12-03', calendar).tone).toBe('due-today');
  expect(stepOn(one, rule(), '2026-12-04', calendar).tone).toBe('overdue');
  expect(nextStep(one, rule(), '2026-11-26', calendar, [])).toEqual({ on: '2026-12-04', to: 'line-manager' });
  expect(verifyHistory(one, sha256)).toEqual({ ok: true });
  const longer = {
    ...one,
    history: one.history.map((entry) => ({ ...entry, ...(entry.dueOn && { dueOn: '2026-12-31' }) })),
  };
  expect(verifyHistory(longer, sha256)).toMatchObject({ ok: false, seq: 3 });
});

test('a duty opened again before openings said when it is due keeps its first due date', () => {
  const { history, ...rest } = duty({ state: 'closed' });
  const again = append(
    { ...rest, history },
    { at: '2026-11-12T00:00:00.000Z', by: STEWARD, action: 'opened', command: 'x' },
    sha256,
  );
  expect([openedOnOf(again), dueOf(again)]).toEqual([rest.openedOn, rest.dueOn]);
  expect(verifyHistory(again, sha256)).toEqual({ ok: true });
});

test('who moves takes what is open along, once', () => {
  const moved = opened({
    stored: opened(),
    roster: team(['M1', 'U2'], ['M2', 'U1'], ['M3', 'U2']),
    date: '2026-11-09',
  });
  expect(of(moved, 'M1')).toEqual([
    ['U1', 'closed'],
    ['U2', 'open'],
  ]);
});

test('who moves after it was done is not asked for it a second time', () => {
  for (const state of ['confirmed', 'waived'] as const) {
    const done = duty({ kind: 'screening', subject: 'M1', state });
    const moved = opened({ stored: [done], roster: team(['M1', 'U2']), date: '2026-11-09' });
    expect(of(moved, 'M1')).toEqual([['U1', state]]);
  }
});

test('what was done in the old unit just as it was opened in the new one is not asked for there any more', () => {
  const done = duty({ kind: 'screening', subject: 'M1', state: 'confirmed' });
  const here = duty({ kind: 'screening', subject: 'M1', unit: 'U2' });
  const after = opened({ stored: [done, here], roster: team(['M1', 'U2']), date: '2026-11-10' });
  expect(of(after, 'M1')).toEqual([
    ['U1', 'confirmed'],
    ['U2', 'closed'],
  ]);
});

test('what is still open of an earlier period stays where it was owed when somebody moves', () => {
  const october = duty({ period: '2026-10', kind: 'screening', subject: 'M1', openedOn: '2026-10-08' });
  const moved = opened({ stored: [october], roster: team(['M1', 'U2']), date: '2026-11-09' });
  expect(of(moved, 'M1')).toEqual([
    ['U1', 'open'],
    ['U2', 'open'],
  ]);
  expect(moved.filter(({ unit, kind }) => unit === 'U2' && kind === 'screening').map(({ period }) => period)).toEqual([
    '2026-11',
  ]);
});

test('a unit that is gone is not asked for what is late of an earlier period, wherever its people are now', () => {
  const october = duty({ period: '2026-10', kind: 'screening', subject: 'M1', openedOn: '2026-10-08' });
  const roster = rosterOf({
    units: [{ id: 'U9', name: '九', lineManagerId: 'L2' }],
    managers: [person({ id: 'M1', unitId: 'U9' })],
  });
  const [closed] = writes({ stored: [october], roster, date: '2026-11-09' });
  expect(closed?.duty).toMatchObject({ period: '2026-10', state: 'closed' });
  expect(closed?.duty.history.at(-1)?.reason).toBe('unit-gone');
});

test('a unit that is gone is asked for nothing', () => {
  const roster = rosterOf({ units: [{ id: 'U2', name: '二', lineManagerId: 'L2' }] });
  const after = opened({ stored: opened(), roster, date: '2026-11-09' });
  expect(after.filter((one) => one.unit === 'U1' && isOwed(one))).toEqual([]);
});

test('whose entry in the roster cannot be read is not taken for gone', () => {
  const given = { stored: opened(), roster: team(['M2', 'U1'], ['M3', 'U2']), date: '2026-11-09' };
  expect(writes({ ...given, unreadable: new Set(['M1']) })).toEqual([]);
  const units = [{ id: 'U2', name: '二', lineManagerId: 'L2' }];
  expect(writes({ ...given, roster: rosterOf({ units }), unreadable: new Set(['U1']) })).toEqual([]);
});

const rosters = fc
  .array(fc.tuple(fc.constantFrom('M1', 'M2', 'M3', 'M4'), fc.constantFrom('U1', 'U2')), { maxLength: 5 })
  .map((pairs) => team(...new Map(pairs)));
const novemberDays = fc
  .integer({ min: 0, max: 28 })
  .map((days) => addDays(FIRST, days))
  .filter(calendar.isWorkday);

test('opening twice, late, or again after a crash in between ends in the same duties', () => {
  fc.assert(
    fc.property(rosters, rosters, novemberDays, fc.nat(20), (before, now, date, crash) => {
      const given = { stored: opened({ roster: before }), roster: now, date };
      const whole = opened(given);
      expect(writes({ ...given, stored: whole })).toEqual([]);
      const part = stored(given.stored, writes(given).slice(0, crash));
      expect(shown(opened({ ...given, stored: part }))).toEqual(shown(whole));
      const late = opened({ roster: now, date });
      expect(shown(late)).toEqual(shown(opened({ roster: now })));
    }),
    { numRuns: 100 },
  );
});

/** On each day a roster as it is then, and a few of the duties confirmed by the evening. */
const months = fc.array(fc.tuple(rosters, fc.array(fc.nat(12), { maxLength: 3 })), { minLength: 1, maxLength: 12 });

test('whoever joins, leaves, moves and comes back, each is asked once a period: in their unit, or where it was done', () => {
  fc.assert(
    fc.property(months, (days) => {
      let duties: Duty[] = [];
      let date = addDays(FIRST, 18);
      for (const [roster, confirmed] of days) {
        date = calendar.nextWorkday(date);
        duties = opened({ stored: duties, roster, date });
        for (const ref of catalogue.filter(({ per }) => per === 'client-manager'))
          for (const { id, unitId } of roster.managers.values()) askedOnce(duties, { id, unitId }, ref.kind, date);
        const asked = duties.filter((one) => isOwed(one) && one.subject !== undefined);
        expect(asked.filter(({ subject = '' }) => !roster.managers.has(subject))).toEqual([]);
        duties = duties.map((one, i) =>
          confirmed.includes(i) && isOwed(one)
            ? decided(confirmDuty(one, screened(), actor({ commandId: `c ${date}` }), sha256))
            : one,
        );
      }
      expect(duties.map((one) => verifyHistory(one, sha256).ok)).not.toContain(false);
    }),
    { numRuns: 80 },
  );
});

function askedOnce(duties: Duty[], { id, unitId }: ClientManager, kind: string, date: CivilDate) {
  const theirs = duties.filter(
    (one) => one.subject === id && one.kind === kind && isRunning(one.period, date) && one.state !== 'closed',
  );
  expect(theirs).toHaveLength(1);
  expect(theirs.filter((one) => isOwed(one) && one.unit !== unitId)).toEqual([]);
}
