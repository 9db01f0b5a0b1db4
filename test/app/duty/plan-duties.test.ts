import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmDuty } from '../../../functions/app/duty/confirm-duty.ts';
import { planDuties } from '../../../functions/app/duty/plan-duties.ts';
import { verifyHistory } from '../../../functions/domain/duty/history.ts';
import { FaultyStore, type StoreFault } from '../../support/acting.ts';
import { duty, person, rosterOf, sha256 } from '../../support/duties.ts';
import {
  AGREEMENT,
  agreementForm,
  type DutyWorld,
  dutyWorld,
  MEETING,
  meetingForm,
  SCREENING,
  screeningForm,
  TEN,
  TUESDAY,
} from '../../support/duty-world.ts';

const FIRST = { date: '2026-11-02', now: '2026-11-01T23:40:00.000Z', commandId: 'plan-1' };
const on = (date: string) => ({ date, now: `${date}T00:00:00.000Z`, commandId: `plan-${date}` });
const stored = (world: DutyWorld) => [...world.records.duties.stored.items.values()];
const refs = (world: DutyWorld) =>
  stored(world).map(({ unit, kind, subject }) => `${unit} ${kind} ${subject ?? ''}`.trim());

const NOVEMBER = [
  ...['U1 meeting', 'U1 screening M1', 'U1 screening M2', 'U1 agreement M1', 'U1 agreement M2'],
  ...['U2 meeting', 'U2 screening M3', 'U2 agreement M3'],
];

const signedBy = (id: string, name: string) =>
  new Map(
    [...agreementForm({ employeeNo: id })].map(([key, value]) => [
      key.replace('M1', id),
      value === '王芳' ? name : value,
    ]),
  );

describe('planning a day of duties', () => {
  test('opens what the month asks for, and reaches those who have it', async () => {
    const world = dutyWorld({ duties: [] });
    expect(await world.plan(FIRST)).toEqual(['L1', 'L2', 'M1', 'M2', 'M3']);
    expect(refs(world).sort()).toEqual([...NOVEMBER].sort());
    for (const one of stored(world)) expect(one).toMatchObject({ state: 'open', openedOn: '2026-11-02', version: 1 });
  });

  test('again, the same day or the next, opens nothing more', async () => {
    const world = dutyWorld({ duties: [] });
    await world.plan(FIRST);
    const before = structuredClone(stored(world));
    expect(await world.plan({ ...FIRST, commandId: 'again' })).toEqual(['L1', 'L2', 'M1', 'M2', 'M3']);
    expect(await world.plan(on('2026-11-04'))).toEqual([]);
    expect(stored(world)).toEqual(before);
  });

  test('one duty that cannot be written is named, and stops nobody else’s', async () => {
    const world = dutyWorld({ duties: [] });
    const { put } = world.deps.duties;
    world.deps.duties.put = (duty, expected) =>
      duty.subject === 'M2' && duty.kind === 'screening'
        ? Promise.reject(new Error('too large'))
        : put.call(world.deps.duties, duty, expected);
    expect(await planDuties(world.deps)(FIRST)).toEqual(['L1', 'L2', 'M1', 'M2', 'M3']);
    expect(refs(world).sort()).toEqual(NOVEMBER.filter((one) => one !== 'U1 screening M2').sort());
    expect(world.logged('duty-record-broken')).toMatchObject([
      { ids: { duty: '["U1","2026-11","screening","M2"]', problem: 'cannot be written: Error' } },
    ]);
  });

  test('after a crash at any call comes to the same duties, once it is planned again', async () => {
    const whole = new FaultyStore([]);
    const right = dutyWorld({ duties: [], call: whole.call });
    await right.plan(FIRST);
    const faults: StoreFault[] = ['lost', 'reply-lost', 'repeated'];
    for (let call = 0; call < whole.calls.length; call += 1)
      for (const fault of faults) {
        const store = new FaultyStore([[call, fault]]);
        const world = dutyWorld({ duties: [], call: store.call });
        const people = await world.plan(FIRST).catch(() => world.plan({ ...FIRST, commandId: 'plan-2' }));
        expect(people).toEqual(['L1', 'L2', 'M1', 'M2', 'M3']);
        expect(refs(world).sort()).toEqual([...NOVEMBER].sort());
        for (const one of stored(world)) {
          expect(one.history).toHaveLength(1);
          expect(verifyHistory(one, sha256)).toEqual({ ok: true });
        }
      }
  });

  test('closes what was asked of whoever left, and opens a joiner’s', async () => {
    const world = dutyWorld({ duties: [] });
    await world.plan(FIRST);
    await world.records.roster.remove('manager', 'M2');
    await world.records.roster.put({ entry: 'manager', value: person({ id: 'M4', unitId: 'U1', name: '孙' }) });
    expect(await world.plan(on('2026-11-04'))).toEqual(['L1', 'M4']);
    expect(world.find(SCREENING, 'M2')).toMatchObject({ state: 'closed' });
    expect(world.find(SCREENING, 'M4')).toMatchObject({ state: 'open', openedOn: '2026-11-04' });
  });

  test('of a unit merged into another nothing is lost: what was done counts, what is open is asked for in the new one', async () => {
    const world = dutyWorld({ duties: [] });
    await world.plan(FIRST);
    await confirmDuty(world.deps, await world.dutyToken('L1', SCREENING), screeningForm(['M1']), TEN);
    await confirmDuty(world.deps, await world.dutyToken('M2', AGREEMENT), signedBy('M2', '刘洋'), TEN);
    await world.records.roster.remove('unit', 'U1');
    await world.records.roster.put({ entry: 'unit', value: { id: 'U9', name: '新支行', lineManagerId: 'L1' } });
    for (const id of ['M1', 'M2'])
      await world.records.roster.put({ entry: 'manager', value: person({ id, unitId: 'U9' }) });
    expect(await world.plan(on('2026-11-12'))).toEqual(['L1', 'M1']);
    const states = stored(world).map((one) => `${one.unit} ${one.kind} ${one.subject ?? ''} ${one.state}`);
    expect(states.filter((one) => !one.startsWith('U2')).sort()).toEqual([
      'U1 agreement M1 closed',
      'U1 agreement M2 confirmed',
      'U1 meeting  closed',
      'U1 screening M1 confirmed',
      'U1 screening M2 closed',
      'U9 agreement M1 open',
      'U9 meeting  open',
      'U9 screening M2 open',
    ]);
    expect(world.find(MEETING).history.at(-1)?.reason).toBe('unit-gone');
    const before = structuredClone(stored(world));
    await world.plan({ ...on('2026-11-12'), commandId: 'again' });
    expect(stored(world)).toEqual(before);
  });

  test('notes every unit with duties, and before its first one, whatever is lost on the way', async () => {
    const names: string[] = [];
    const world = dutyWorld({
      duties: [],
      call: (name, work) => {
        names.push(name);
        return work();
      },
    });
    await world.plan(FIRST);
    expect([...world.records.duties.noted].sort()).toEqual(['U1', 'U2']);
    expect(names.lastIndexOf('duties.noteUnit')).toBeLessThan(names.indexOf('duties.put'));
    const older = dutyWorld({ duties: [duty(MEETING)] });
    await older.plan({ ...FIRST, date: '2026-11-01' });
    expect([...older.records.duties.noted]).toEqual(['U1']);
  });

  test('takes nobody for gone whose entry in the roster cannot be read', async () => {
    const world = dutyWorld({ duties: [] });
    await world.plan(FIRST);
    await world.records.roster.remove('manager', 'M2');
    world.records.roster.broken.push({ id: 'MANAGER#M2', problem: 'not a manager' });
    await world.plan(on('2026-11-04'));
    expect(world.find(SCREENING, 'M2').state).toBe('open');
    expect(world.logged('roster-entry-broken')).toHaveLength(1);
  });

  test('logs a duty that cannot be read by its id, overwrites nothing, and goes on', async () => {
    const world = dutyWorld({ duties: [duty(MEETING)] });
    world.records.duties.breakRecord(MEETING);
    const people = await world.plan(FIRST);
    expect(people).toContain('L1');
    expect(world.records.duties.stored.items.size).toBe(NOVEMBER.length);
    expect(world.logged('duty-record-broken').length).toBeGreaterThan(0);
  });

  test('makes up the notices of a Friday’s confirmation that a crash lost, with the Friday’s date, and not those of long ago', async () => {
    const world = dutyWorld({ call: broken(['messages', 'queue']) });
    const friday = '2026-11-13T08:00:00.000Z';
    await confirmDuty(world.deps, await world.dutyToken('L1', MEETING), meetingForm(), friday);
    await confirmDuty(world.deps, await world.dutyToken('L1', SCREENING), screeningForm(['M1']), TEN);
    expect(world.notices()).toEqual([]);
    const later = dutyWorld({ duties: stored(world) });
    await later.plan(on('2026-11-16'));
    expect(
      later
        .notices()
        .map((one) => `${one.date} ${one.person} ${one.notice?.kind}`)
        .sort(),
    ).toEqual(['2026-11-13 D1 meeting', '2026-11-13 L1 meeting']);
    expect(later.queued).toHaveLength(2);
    await later.plan({ ...on('2026-11-16'), commandId: 'again' });
    expect(later.notices()).toHaveLength(2);
  });
});

describe('a confirmation that races the morning’s plan and the building of the reminder', () => {
  const day = '2026-11-23';
  const now = `${day}T00:00:00.000Z`;

  test('is never lost, and whoever has nothing left that day is not reminded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        let racing = false;
        const world = dutyWorld({
          duties: [duty({ ...SCREENING, subject: 'M1' }), duty({ ...SCREENING, subject: 'M2' })],
          call: async (name, work) => {
            if (racing) await scheduler.schedule(Promise.resolve(), name);
            return work();
          },
        });
        const token = await world.dutyToken('L1', SCREENING);
        const ref = { kind: 'duties', date: day, person: 'L1' } as const;
        racing = true;
        const [acted, people] = await scheduler.waitFor(
          Promise.all([
            confirmDuty(world.deps, token, screeningForm(['M1', 'M2']), now),
            world.plan(on(day)),
            world.buildDuties(ref, now),
            world.plan({ ...on(day), commandId: 'twice' }),
          ]),
        );
        racing = false;
        expect(acted.ok).toBe(true);
        for (const subject of ['M1', 'M2']) {
          const one = world.find(SCREENING, subject);
          expect(one.state).toBe('confirmed');
          expect(one.history).toHaveLength(2);
        }
        // What else was opened that day reaches L1 as well; without it nothing is left, whatever the plan said.
        const kept = stored(world).filter(({ kind }) => kind === 'screening');
        const after = dutyWorld({ duties: kept.filter(({ unit }) => unit === 'U1') });
        expect(await after.buildDuties(ref, now)).toEqual({ outcome: 'skip', reason: 'nothing-due' });
        expect(people).toContain('M1');
        const names = stored(world).map(({ unit, period, kind, subject }) => [unit, period, kind, subject].join());
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 25 },
    );
  });

  test('makes the builder skip a reminder that was planned before it', async () => {
    const world = dutyWorld({ duties: [duty(MEETING)], roster: rosterOf({ managers: [] }) });
    expect(await world.plan(on(day))).toEqual(expect.arrayContaining(['L1']));
    const ref = { kind: 'duties', date: day, person: 'L1' } as const;
    expect(await world.buildDuties(ref, now)).toMatchObject({ outcome: 'mail' });
    await confirmDuty(world.deps, await world.dutyToken('L1', MEETING, TUESDAY), meetingForm(), now);
    expect(await world.buildDuties(ref, now)).toEqual({ outcome: 'skip', reason: 'nothing-due' });
  });
});

function broken(stores: string[]) {
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (stores.some((store) => name.startsWith(store))) throw new Error('no connection');
    return work();
  };
}
