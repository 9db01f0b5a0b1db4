import { beforeEach, describe, expect, test } from 'vitest';
import { accountRun } from '../../functions/app/account-run.ts';
import { type PlanRunDeps, planRun } from '../../functions/app/plan-run.ts';
import { settleMessages } from '../../functions/app/settle-messages.ts';
import type { DayOff } from '../../functions/domain/calendar/calendar.ts';
import type { Message } from '../../functions/domain/mail/message.ts';
import type { MessageRef } from '../../functions/domain/mail/run.ts';
import { skip } from '../../functions/domain/mail/send-protocol.ts';
import { aCalendar } from '../support/calendar.ts';
import { REF, SILENT } from '../support/mail-world.ts';
import { MemoryMessages, MemoryRoster, MemoryRuns } from '../support/memory-records.ts';
import { ACCEPTED, changed, claimed, marked, NOW, REJECTED, RESET, THROTTLED } from '../support/messages.ts';

const PLAN = { kind: 'digest', date: REF.date, now: NOW, commandId: 'plan-1' } as const;
const DAY = { kind: 'digest', date: REF.date } as const;
const END = '2026-11-23T16:00:00.000Z';

let queued: MessageRef[];
let dayOff: DayOff | undefined;
let deps: PlanRunDeps & { runs: MemoryRuns; messages: MemoryMessages; roster: MemoryRoster };

beforeEach(async () => {
  queued = [];
  dayOff = undefined;
  deps = {
    calendar: { ...aCalendar(), dayOff: () => dayOff },
    locale: 'zh-CN',
    roster: new MemoryRoster(),
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

describe('settling a run', () => {
  const sweep = (now: string) => settleMessages(deps, { ...DAY, now, giveUpAt: END });

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
