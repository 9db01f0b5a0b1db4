import { beforeEach, describe, expect, test } from 'vitest';
import { accountNotices, accountRun } from '../../functions/app/account-run.ts';
import { digestPeople } from '../../functions/app/digest-people.ts';
import { type PlanRunDeps, planRun } from '../../functions/app/plan-run.ts';
import { settleMessages } from '../../functions/app/settle-messages.ts';
import type { DayOff } from '../../functions/domain/calendar/calendar.ts';
import type { Message } from '../../functions/domain/mail/message.ts';
import type { MessageRef } from '../../functions/domain/mail/run.ts';
import { skip } from '../../functions/domain/mail/send-protocol.ts';
import { aCalendar } from '../support/calendar.ts';
import { NOTICE, REF, SILENT, storedNotice } from '../support/mail-world.ts';
import { MemoryMessages, MemoryRoster, MemoryRuns } from '../support/memory-records.ts';
import { ACCEPTED, changed, claimed, marked, NOW, REJECTED, RESET, THROTTLED } from '../support/messages.ts';

const PLAN = { kind: 'digest', date: REF.date, now: NOW, commandId: 'plan-1' } as const;
const DAY = { kind: 'digest', date: REF.date } as const;
const END = '2026-11-23T16:00:00.000Z';

let queued: MessageRef[];
let dayOff: DayOff | undefined;
/** How often it was asked who is to be told of duties, and who that is. */
let asked: object[];
let reached: string[];
let deps: PlanRunDeps & { runs: MemoryRuns; messages: MemoryMessages; roster: MemoryRoster };

beforeEach(async () => {
  queued = [];
  dayOff = undefined;
  [asked, reached] = [[], []];
  const roster = new MemoryRoster();
  deps = {
    calendar: { ...aCalendar(), dayOff: () => dayOff },
    locale: 'zh-CN',
    roster,
    people: {
      digest: digestPeople({ roster, log: SILENT }),
      duties: async (plan) => {
        asked.push(plan);
        return reached;
      },
    },
    runs: new MemoryRuns(),
    messages: new MemoryMessages(),
    queue: { send: async (refs) => void queued.push(...refs) },
    log: SILENT,
  };
  for (const id of ['M002', 'M001', 'M003']) await deps.roster.put({ entry: 'manager', value: { id, unitId: 'U1' } });
});

const people = () => queued.map(({ person }) => person);
const store = (person: string, message: Message) =>
  deps.messages.stored.items.set(`${REF.date} digest ${person}`, { ...message, person });

describe('planning a run', () => {
  test('plans every client manager once and queues ids only', async () => {
    const report = await planRun(deps, PLAN);
    expect(report.run).toMatchObject({ workday: true, people: ['M001', 'M002', 'M003'], plannedAt: NOW });
    expect(report).toMatchObject({ enqueued: 3, alreadySettled: 0, notPlanned: [] });
    expect(queued[0]).toEqual({ kind: 'digest', date: REF.date, person: 'M001' });
  });

  test.each<[DayOff, string]>([
    [{ why: 'weekend' }, 'weekend'],
    [{ why: 'holiday', name: { 'zh-CN': '国庆节', en: 'National Day' } }, '国庆节'],
  ])('on a day off it keeps the reason and queues nothing: %j', async (off, name) => {
    dayOff = off;
    const { run, enqueued } = await planRun(deps, PLAN);
    expect(run).toMatchObject({ workday: false, dayOff: name, people: [] });
    expect([enqueued, queued]).toEqual([0, []]);
    expect(await deps.runs.get('digest', REF.date)).toEqual(run);
  });

  test('planned again, it queues only what is not settled, and keeps the first plan', async () => {
    await planRun(deps, PLAN);
    store('M001', marked(ACCEPTED));
    store('M002', marked(THROTTLED));
    await deps.roster.put({ entry: 'manager', value: { id: 'M004', unitId: 'U1' } });
    queued = [];
    const again = await planRun(deps, { ...PLAN, commandId: 'plan-2' });
    expect(again.run.people).toEqual(['M001', 'M002', 'M003']);
    expect(people()).toEqual(['M002', 'M003']);
    expect(again).toMatchObject({ enqueued: 2, alreadySettled: 1 });
  });

  test('after a crash between plan and queue, planning again fills the queue', async () => {
    const send = deps.queue.send;
    deps.queue.send = async () => {
      throw new Error('queue down');
    };
    await expect(planRun(deps, PLAN)).rejects.toThrow('queue down');
    deps.queue.send = send;
    expect((await planRun(deps, PLAN)).enqueued).toBe(3);
  });

  test('two plans at once make one run', async () => {
    const [a, b] = await Promise.all([planRun(deps, PLAN), planRun(deps, { ...PLAN, commandId: 'plan-2' })]);
    expect(a.run).toEqual(b.run);
  });

  test('asked for some people only, it queues those but plans the whole run', async () => {
    const report = await planRun(deps, { ...PLAN, only: ['M002', 'M999', 'M002'] });
    expect(people()).toEqual(['M002']);
    expect(report.run.people).toHaveLength(3);
    expect(report.notPlanned).toEqual(['M999']);
  });
});

describe('planning the mails about duties', () => {
  const DUTIES = { ...PLAN, kind: 'duties' } as const;

  test('reaches whom a duty reaches today, and nobody else', async () => {
    reached = ['L01', 'M002'];
    const { run } = await planRun(deps, DUTIES);
    expect(run).toMatchObject({ kind: 'duties', workday: true, people: ['L01', 'M002'] });
    expect(queued).toEqual(['L01', 'M002'].map((person) => ({ kind: 'duties', date: REF.date, person })));
    expect(asked).toEqual([{ date: REF.date, now: NOW, commandId: 'plan-1' }]);
  });

  test('a day on which nobody is reached is a day like any other: its run is stored, and not planned again', async () => {
    expect(await planRun(deps, DUTIES)).toMatchObject({ enqueued: 0, run: { people: [] } });
    expect(await deps.runs.get('duties', REF.date)).toMatchObject({ workday: true, people: [] });
    reached = ['L01'];
    expect((await planRun(deps, DUTIES)).run.people).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test('a day off opens nothing: nobody is even asked', async () => {
    dayOff = { why: 'weekend' };
    expect((await planRun(deps, DUTIES)).run).toMatchObject({ workday: false, people: [] });
    expect(asked).toEqual([]);
  });

  test('what dies while the day is being opened leaves no run behind, and is done again', async () => {
    const people = deps.people.duties;
    deps.people.duties = async () => {
      throw new Error('store down');
    };
    await expect(planRun(deps, DUTIES)).rejects.toThrow('store down');
    expect(await deps.runs.get('duties', REF.date)).toBeUndefined();
    deps.people.duties = people;
    reached = ['L01'];
    expect((await planRun(deps, DUTIES)).enqueued).toBe(1);
  });

  test('a day without client managers is a mistake for the daily mail, which is for everybody', async () => {
    for (const id of ['M001', 'M002', 'M003']) await deps.roster.remove('manager', id);
    await planRun(deps, PLAN);
    expect(await deps.runs.get('digest', REF.date)).toBeUndefined();
  });
});

describe('settling a run', () => {
  const sweep = async (now: string) => {
    const planned = (await deps.runs.get('digest', REF.date))?.people ?? [];
    return settleMessages(deps, { ...DAY, planned, now, giveUpAt: END });
  };

  test('queues again what was lost on the way, throttled, or may be resent; and nothing else', async () => {
    await deps.roster.put({ entry: 'manager', value: { id: 'M004', unitId: 'U1' } });
    await planRun(deps, PLAN);
    queued = [];
    store('M002', marked(THROTTLED));
    store('M003', marked(RESET));
    store('M004', marked(ACCEPTED));
    expect(await sweep('2026-11-23T00:45:00.000Z')).toEqual({ settled: 1, requeued: 3, open: 0 });
    expect(people().sort()).toEqual(['M001', 'M002', 'M003']);
    expect(await deps.messages.get({ ...REF, person: 'M003' })).toMatchObject({ state: 'RETRY', resent: true });
  });

  test('counts as open what is under lease or waits for its event', async () => {
    await planRun(deps, PLAN);
    queued = [];
    for (const person of ['M001', 'M002']) store(person, claimed());
    store('M003', marked(RESET));
    expect(await sweep('2026-11-23T00:31:00.000Z')).toEqual({ settled: 0, requeued: 0, open: 3 });
    expect(await sweep('2026-11-23T00:40:00.000Z')).toEqual({ settled: 2, requeued: 0, open: 3 });
    expect(queued).toEqual([]);
  });

  test('at the end settles everything planned, also what was never begun', async () => {
    await planRun(deps, PLAN);
    store('M002', marked(RESET));
    await sweep(END);
    expect(await accountRun(deps, DAY)).toMatchObject({
      planned: 3,
      failed: 2,
      unresolved: 1,
      reconciled: true,
      problems: [
        { person: 'M002', state: 'UNRESOLVED', reason: 'ECONNRESET' },
        { person: 'M001', state: 'FAILED', reason: 'never-attempted' },
        { person: 'M003', state: 'FAILED', reason: 'never-attempted' },
      ],
    });
  });

  test('one message that cannot be settled does not stop the others', async () => {
    await planRun(deps, PLAN);
    store('M001', marked(RESET));
    store('M002', marked(RESET));
    const get = deps.messages.get.bind(deps.messages);
    deps.messages.get = async (ref) => {
      if (ref.person === 'M001') throw new Error('not readable');
      return get(ref);
    };
    expect(await sweep(END)).toMatchObject({ settled: 2, open: 1 });
  });

  test('a run that was never planned has nothing to settle', async () => {
    expect(await sweep(END)).toEqual({ settled: 0, requeued: 0, open: 0 });
  });
});

describe('settling notices, which no run has planned', () => {
  const sweep = (now: string) =>
    settleMessages(deps, { kind: 'notice', date: REF.date, planned: [], now, giveUpAt: END });
  const put = (parts: Partial<Message>) => deps.messages.put(storedNotice(parts), 0);
  const refs = (...abouts: string[]) => abouts.map((about) => ({ ...NOTICE, about }));

  test('puts on the queue what was stored and never sent: each notice of a person by itself', async () => {
    await put({ about: 'a1' });
    await put({ about: 'a2' });
    await put({ about: 'a3', state: 'SENT' });
    expect(await sweep('2026-11-23T00:45:00.000Z')).toEqual({ settled: 0, requeued: 2, open: 0 });
    expect(queued).toEqual(refs('a1', 'a2'));
  });

  test('gives up each by itself when its time is over', async () => {
    await put({ about: 'a1' });
    await put({ about: 'a2' });
    expect(await sweep(END)).toEqual({ settled: 2, requeued: 0, open: 0 });
    for (const ref of refs('a1', 'a2'))
      expect(await deps.messages.get(ref)).toMatchObject({ state: 'FAILED', reason: 'gave-up-to-be-sent' });
    expect(queued).toEqual([]);
  });

  test('are all accounted for: every one that is stored was planned', async () => {
    await put({ about: 'a1' });
    await put({ about: 'a2', state: 'SENT' });
    await put({ about: 'a3', state: 'SKIPPED', reason: 'no-mail-address' });
    expect(await accountNotices(deps, REF.date)).toMatchObject({
      ...{ planned: 3, sent: 1, skipped: 1, inFlight: 1, missing: [], reconciled: false },
      skippedBecause: { 'no-mail-address': 1 },
    });
    expect(await accountNotices(deps, '2026-11-24')).toMatchObject({ planned: 0, reconciled: true });
  });
});

describe('accounting for a run', () => {
  test('every planned mail is counted once, by what became of it', async () => {
    for (const id of ['M004', 'M005', 'M006', 'M007'])
      await deps.roster.put({ entry: 'manager', value: { id, unitId: 'U1' } });
    await planRun(deps, PLAN);
    store('M001', marked(ACCEPTED));
    store('M002', changed(skip(undefined, REF, { reason: 'nothing-due', now: NOW })));
    store('M003', changed(skip(undefined, REF, { reason: 'no-mail-address', now: NOW })));
    store('M004', marked(REJECTED));
    store('M005', { ...marked(RESET), state: 'UNRESOLVED' });
    store('M006', claimed());
    store('M999', marked(ACCEPTED));
    expect(await accountRun(deps, DAY)).toEqual({
      planned: 7,
      sent: 1,
      skipped: 2,
      failed: 1,
      unresolved: 1,
      bounced: 0,
      inFlight: 1,
      skippedBecause: { 'nothing-due': 1, 'no-mail-address': 1 },
      reconciled: false,
      missing: ['M007'],
      problems: [
        { person: 'M003', state: 'SKIPPED', reason: 'no-mail-address' },
        { person: 'M004', state: 'FAILED', reason: 'MessageRejected' },
        { person: 'M005', state: 'UNRESOLVED', reason: 'ECONNRESET' },
        { person: 'M006', state: 'SENDING' },
      ],
    });
  });

  test('a run nobody planned has no account', async () => {
    expect(await accountRun(deps, DAY)).toBeUndefined();
  });
});
