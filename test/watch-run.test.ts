import { beforeEach, describe, expect, test } from 'vitest';
import { WATCH_LOG } from '../functions/app/log-events.ts';
import type { ImportRecord } from '../functions/app/ports.ts';
import { addSeconds } from '../functions/domain/civil-date.ts';
import type { Message } from '../functions/domain/mail/message.ts';
import { claim, skip } from '../functions/domain/mail/send-protocol.ts';
import { applySendEvent } from '../functions/domain/mail/settle.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { watchRunContainer } from '../functions/runtime/containers/watch-run.ts';
import { createHandler } from '../functions/watch-run.ts';
import { NOTICE, REF, storedNotice } from './support/mail-world.ts';
import { memoryRecords } from './support/memory-records.ts';
import { changed, claimed, marked, RESET, THROTTLED } from './support/messages.ts';
import { notedLog } from './support/noted-log.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const config = bankConfig();
/** The instant of a time on the Monday, or another date, in Shanghai. */
const at = (time: string, date = MONDAY) => new Date(`${date}T${time}:00+08:00`).toISOString();
const CONTEXT = { awsRequestId: 'r', functionName: 'watch-run' };

function aWatch(startsOn = '2026-01-01') {
  const records = memoryRecords();
  const noted = notedLog();
  const time = { now: at('07:45') };
  const queued: { person: string; date: string }[] = [];
  const swept: { part: number; of: number }[] = [];
  const container = watchRunContainer({
    records,
    config,
    log: noted.log,
    clock: () => time.now,
    queue: { send: async (refs) => void queued.push(...refs) },
    sweeps: { send: async (refs) => void swept.push(...refs) },
    parts: 2,
    startsOn,
  });
  const handle = createHandler(container);
  return {
    records,
    noted,
    queued,
    swept,
    async fire(job: string, now: string, more: { plannedFor?: string; sentAt?: string } = {}) {
      time.now = now;
      const { plannedFor, sentAt } = more;
      const attributes = sentAt === undefined ? {} : { attributes: { SentTimestamp: String(Date.parse(sentAt)) } };
      const body = JSON.stringify({ job, ...(plannedFor !== undefined && { plannedFor }) });
      return handle({ Records: [{ messageId: `m-${now}`, body, ...attributes }] }, CONTEXT);
    },
    store: (message: Message) =>
      records.messages.stored.items.set(`${message.date} ${message.kind} ${message.person}`, message),
    /** A notice as it stands. */
    notice: (parts: Partial<Message> = {}) => records.messages.put(storedNotice(parts), 0),
    async plan(plannedAt = at('07:30'), date = MONDAY, people = ['M001', 'M002']) {
      const run = { kind: 'digest', date, version: 1, lastCommand: 'p', plannedAt, workday: true, people } as const;
      await records.runs.put({ ...run, people }, 0);
    },
  };
}

const imported = (asOf: string, state: ImportRecord['state']): ImportRecord => ({
  ...{ asOf, sha256: asOf, version: 1, lastCommand: 'i', startedAt: at('06:00'), state, rows: {} },
  ...{ read: 1, saved: 1, unchanged: 0, rejected: 0 },
});

let watch: ReturnType<typeof aWatch>;
async function start(startsOn?: string) {
  watch = aWatch(startsOn);
  await watch.records.imports.put(imported('2026-11-20', 'done'), 0);
  for (const id of ['M001', 'M002']) await watch.records.roster.put({ entry: 'manager', value: { id, unitId: 'U1' } });
}
beforeEach(() => start());

const message = (person: string) => watch.records.messages.get({ kind: 'digest', date: MONDAY, person });
const events = () => watch.noted.lines.map(({ event }) => event);

describe('a run whose schedule did not fire', () => {
  test('is left alone until 15 minutes past its time, and is then planned once', async () => {
    await watch.fire('watch', at('07:44'));
    expect(await watch.records.runs.get('digest', MONDAY)).toBeUndefined();
    await watch.fire('watch', at('07:45'));
    expect(await watch.records.runs.get('digest', MONDAY)).toMatchObject({ people: ['M001', 'M002'] });
    const madeUp = () => watch.noted.of(WATCH_LOG.runMadeUp).map(({ ids }) => ids.kind);
    expect(madeUp()).toEqual(['digest']);
    await watch.fire('watch', at('08:00'));
    await watch.fire('watch', at('08:15'));
    expect(madeUp()).toEqual(['digest', 'duties']);
  });

  test('is made up for duties too, and is stored when nobody is reached: what had to be opened was opened late', async () => {
    await watch.fire('watch', at('07:54'));
    expect(await watch.records.runs.get('duties', MONDAY)).toBeUndefined();
    await watch.fire('watch', at('07:55'));
    expect(await watch.records.runs.get('duties', MONDAY)).toMatchObject({ workday: true, people: [] });
    expect(watch.noted.of(WATCH_LOG.runEmpty)).toEqual([]);
  });

  test('on a day off is planned as a day off, and sends nothing', async () => {
    await watch.fire('watch', at('08:00', '2026-11-22'));
    expect(await watch.records.runs.get('digest', '2026-11-22')).toMatchObject({ workday: false });
    expect(watch.queued).toEqual([]);
  });

  test('is not made up when the day is over', async () => {
    await watch.fire('watch', at('16:15'));
    expect(await watch.records.runs.get('digest', MONDAY)).toBeUndefined();
    expect(events()).not.toContain(WATCH_LOG.runMadeUp);
  });

  test('is not made up before the bank begins, nor before its first import is done', async () => {
    await start(TUESDAY);
    await watch.fire('watch', at('08:00'));
    expect(await watch.records.runs.get('digest', MONDAY)).toBeUndefined();
    await start();
    watch.records.imports.stored.items.clear();
    await watch.records.imports.put(imported('2026-11-20', 'applying'), 0);
    await watch.fire('watch', at('08:00'));
    expect(await watch.records.runs.get('digest', MONDAY)).toBeUndefined();
    await watch.records.imports.put({ ...imported('2026-11-20', 'done'), version: 2 }, 1);
    await watch.fire('watch', at('08:15'));
    expect(await watch.records.runs.get('digest', MONDAY)).toMatchObject({ people: ['M001', 'M002'] });
  });

  test('with nobody in the roster leaves the day open for a roster that comes later', async () => {
    for (const id of ['M001', 'M002']) await watch.records.roster.remove('manager', id);
    await watch.fire('watch', at('08:00'));
    expect(watch.noted.of(WATCH_LOG.runEmpty)).toMatchObject([{ level: 'error', ids: { date: MONDAY } }]);
    expect(watch.noted.of(WATCH_LOG.runMadeUp).map(({ ids }) => ids.kind)).toEqual(['duties']);
    await watch.records.roster.put({ entry: 'manager', value: { id: 'M009', unitId: 'U1' } });
    await watch.fire('watch', at('08:15'));
    expect(watch.queued.map(({ person }) => person)).toContain('M009');
  });

  test('that was made up late still has its two hours before anything is given up', async () => {
    await watch.fire('watch', at('14:00'));
    watch.queued.length = 0;
    await watch.fire('watch', at('15:45'));
    expect(watch.queued.map(({ person }) => person)).toEqual(['M001', 'M002']);
    await watch.fire('watch', at('16:00'));
    expect(await message('M001')).toMatchObject({ state: 'FAILED', reason: 'never-attempted' });
  });
});

describe('mails that nobody settled', () => {
  beforeEach(() => watch.plan());

  test('an expired lease becomes UNKNOWN, is resent once after 15 minutes, and is then UNRESOLVED', async () => {
    watch.store({ ...claimed('a1', undefined, at('07:31')), person: 'M001' });
    await watch.fire('watch', at('07:45'));
    expect(await message('M001')).toMatchObject({ state: 'UNKNOWN', reason: 'lease-expired' });
    await watch.fire('watch', at('08:00'));
    expect(await message('M001')).toMatchObject({ state: 'RETRY', resent: true });
    expect(watch.queued.filter(({ person }) => person === 'M001')).toHaveLength(1);
    const again = (await message('M001')) as Message;
    watch.store({ ...marked(RESET, claimed('a2', again, at('08:01')), at('08:01')), person: 'M001' });
    await watch.fire('watch', at('08:15'));
    await watch.fire('watch', at('08:30'));
    expect(await message('M001')).toMatchObject({ state: 'UNRESOLVED' });
    expect(watch.queued.filter(({ person }) => person === 'M001')).toHaveLength(1);
  });

  test('what was throttled or lost on the way is put on the queue again, until half past nine', async () => {
    watch.store({ ...marked(THROTTLED, claimed(), at('07:31')), person: 'M001' });
    await watch.fire('watch', at('07:45'));
    expect(watch.queued.map(({ person }) => person)).toEqual(['M001', 'M002']);
    await watch.fire('watch', at('09:30'));
    expect(await message('M001')).toMatchObject({ state: 'FAILED', reason: 'gave-up-throttled' });
    expect(await message('M002')).toMatchObject({ state: 'FAILED', reason: 'never-attempted' });
  });

  test("yesterday's are settled too, when the watch was away", async () => {
    await watch.fire('watch', at('07:00', TUESDAY));
    expect(await message('M001')).toMatchObject({ state: 'FAILED', reason: 'never-attempted' });
  });
});

describe('a run whose mails are all settled', () => {
  const settled = async () => {
    const sent = changed(applySendEvent(claimed(), { attempt: 'a1', providerId: 'p' }, at('07:32')));
    for (const person of ['M001', 'M002']) watch.store({ ...sent, person });
  };

  test('is closed, and its mails are not read again', async () => {
    await watch.plan();
    await settled();
    await watch.fire('watch', at('07:45'));
    expect(await watch.records.runs.get('digest', MONDAY)).toMatchObject({ closedAt: at('07:45'), version: 2 });
    const { ofRun } = watch.records.messages;
    watch.records.messages.ofRun = (kind, date) => {
      if (kind === 'digest') throw new Error('looked at again');
      return ofRun.call(watch.records.messages, kind, date);
    };
    expect((await watch.fire('watch', at('08:00'))).batchItemFailures).toEqual([]);
  });

  test('is not closed while a mail is missing or in doubt; after days without a watch it is still settled', async () => {
    await watch.plan();
    watch.store({ ...marked(RESET, claimed(), at('07:31')), person: 'M001' });
    await watch.fire('watch', at('07:45'));
    expect((await watch.records.runs.get('digest', MONDAY))?.closedAt).toBeUndefined();
    await watch.fire('watch', at('07:45', '2026-11-30'));
    expect(await message('M001')).toMatchObject({ state: 'UNRESOLVED' });
    expect(await message('M002')).toMatchObject({ state: 'FAILED' });
    await watch.fire('watch', at('08:00', '2026-11-30'));
    expect((await watch.records.runs.get('digest', MONDAY))?.closedAt).toBe(at('08:00', '2026-11-30'));
  });
});

describe('notices', () => {
  const notice = () => watch.records.messages.get(NOTICE);

  test('that were stored and lost on the way are put on the queue again, with no run at all', async () => {
    await watch.notice();
    await watch.fire('watch', at('06:00'));
    expect(watch.queued).toEqual([NOTICE]);
    await watch.fire('watch', at('15:59', TUESDAY));
    expect(watch.queued.filter(({ date }) => date === MONDAY)).toHaveLength(2);
  });

  test('that could not be sent by the afternoon of the second working day after are given up, and told', async () => {
    await watch.notice();
    await watch.fire('watch', at('16:00', TUESDAY));
    expect(await notice()).not.toMatchObject({ state: 'FAILED' });
    await watch.fire('watch', at('16:00', '2026-11-25'));
    expect(await notice()).toMatchObject({ state: 'FAILED', reason: 'gave-up-to-be-sent' });
    const told = watch.noted.of('message-settled').filter(({ ids }) => ids.kind === 'notice');
    expect(told).toMatchObject([{ ids: { kind: 'notice', state: 'FAILED' } }]);
  });

  test('whose sender died are in doubt, then sent once more', async () => {
    await watch.notice();
    const claimedOnce = changed(
      claim(await notice(), NOTICE, { attempt: 'a1', now: at('18:00'), content: 'c', leaseSeconds: 120 }),
    );
    await watch.records.messages.put(claimedOnce, 1);
    await watch.fire('watch', at('18:15'));
    expect(await notice()).toMatchObject({ state: 'UNKNOWN', reason: 'lease-expired' });
    expect(watch.queued).toEqual([]);
    await watch.fire('watch', at('18:30'));
    expect(await notice()).toMatchObject({ state: 'RETRY', resent: true, content: 'c' });
    expect(watch.queued).toEqual([NOTICE]);
  });

  test('of a week ago are still settled, when the watch was away', async () => {
    await watch.notice();
    await watch.fire('watch', at('06:00', '2026-11-30'));
    expect(await notice()).toMatchObject({ state: 'FAILED' });
  });
});

describe('the account', () => {
  const account = () => watch.noted.of(WATCH_LOG.runAccount)[0];

  test('of notices is given the morning after they were given up, when there were any', async () => {
    const ofNotices = () => watch.noted.of(WATCH_LOG.runAccount).filter(({ ids }) => ids.kind === 'notice');
    await watch.notice({ about: 'a1', state: 'SENT' });
    await watch.notice({ about: 'a2' });
    await watch.fire('account', at('10:00'));
    await watch.fire('account', at('10:00', TUESDAY));
    await watch.fire('account', at('10:00', '2026-11-25'));
    expect(ofNotices()).toEqual([]);
    await watch.fire('account', at('10:00', '2026-11-26'));
    expect(ofNotices()).toMatchObject([
      { level: 'error', ids: { date: MONDAY, planned: 2, sent: 1, inFlight: 1, unaccounted: 1 } },
    ]);
  });

  test('does not take mails about duties that were all done in the meantime for a day on which nobody was served', async () => {
    const run = { kind: 'duties', date: MONDAY, version: 1, lastCommand: 'p', plannedAt: at('07:40') } as const;
    await watch.records.runs.put({ ...run, workday: true, people: ['L01'] }, 0);
    const ref = { kind: 'duties', date: MONDAY, person: 'L01' } as const;
    watch.store(changed(skip(undefined, ref, { reason: 'nothing-due', now: at('07:41') })));
    await watch.fire('account', at('10:00'));
    expect(events()).not.toContain(WATCH_LOG.nobodyServed);
    expect(watch.noted.of(WATCH_LOG.runAccount)).toMatchObject([
      { level: 'info', ids: { kind: 'duties', skipped: 1 } },
    ]);
  });

  test('counts every planned mail, and names nobody', async () => {
    await watch.plan(at('07:30'), MONDAY, ['M001', 'M002', 'M003']);
    const sent = changed(applySendEvent(claimed(), { attempt: 'a1', providerId: 'p' }, at('07:32')));
    watch.store({ ...sent, person: 'M001' });
    watch.store({ ...marked(RESET), person: 'M002' });
    await watch.fire('account', at('10:00'));
    expect(account()).toMatchObject({
      level: 'error',
      ids: { kind: 'digest', date: MONDAY, planned: 3, sent: 1, inFlight: 1, missing: 1, unaccounted: 2 },
    });
    expect(JSON.stringify(watch.noted.lines)).not.toMatch(/M00\d/);
  });

  test('is calm when everything planned went out', async () => {
    await watch.plan(at('07:30'), MONDAY, ['M001']);
    watch.store({
      ...changed(applySendEvent(claimed(), { attempt: 'a1', providerId: 'p' }, at('07:32'))),
      person: 'M001',
    });
    await watch.fire('account', at('10:00'));
    expect(account()).toMatchObject({ level: 'info', ids: { planned: 1, sent: 1, unaccounted: 0 } });
  });

  test('says on a working day that there is no run, and on a day off that nothing was planned', async () => {
    await watch.fire('account', at('10:00'));
    expect(watch.noted.of(WATCH_LOG.runAbsent)).toMatchObject([
      { level: 'error', ids: { kind: 'digest', date: MONDAY } },
      { level: 'error', ids: { kind: 'duties', date: MONDAY } },
    ]);
    await watch.fire('account', at('10:00', '2026-11-22'));
    expect(account()).toMatchObject({ ids: { date: '2026-11-22', workday: false, planned: 0, unaccounted: 0 } });
  });

  test('before the bank begins is an account of nothing, and no alarm', async () => {
    await start(TUESDAY);
    await watch.fire('account', at('10:00'));
    expect(events()).not.toContain(WATCH_LOG.runAbsent);
    expect(account()).toMatchObject({ level: 'info', ids: { planned: 0, unaccounted: 0 } });
    expect(watch.noted.of(WATCH_LOG.runNotYet).map(({ ids }) => ids.kind)).toEqual(['digest', 'duties']);
  });

  test('warns when mails were planned and not one was sent', async () => {
    await watch.plan(at('07:30'), MONDAY, ['M001']);
    const skipped = changed(skip(undefined, REF, { reason: 'nothing-due', now: at('07:31') }));
    watch.store({ ...skipped, person: 'M001' });
    await watch.fire('account', at('10:00'));
    expect(watch.noted.of(WATCH_LOG.nobodyServed)).toMatchObject([{ level: 'warn', ids: { planned: 1 } }]);
  });

  test('is of the day it was meant for, however late it comes: by the schedule, else by when it was queued', async () => {
    const ofDigest = ({ ids }: { ids: Record<string, unknown> }) => ids.kind === 'digest';
    const accountsOf = () =>
      watch.noted
        .of(WATCH_LOG.runAbsent)
        .filter(ofDigest)
        .map(({ ids }) => ids.date);
    await watch.fire('account', at('00:10', TUESDAY), { plannedFor: at('10:00') });
    await watch.fire('account', at('00:10', TUESDAY), { sentAt: at('10:00') });
    await watch.fire('account', at('00:10', TUESDAY), {
      plannedFor: '<aws.scheduler.scheduled-time>',
      sentAt: at('10:00'),
    });
    expect(accountsOf()).toEqual([MONDAY, MONDAY, MONDAY]);
  });

  test("warns that next year's holidays are not known, while they are not", async () => {
    await watch.fire('account', at('10:00'));
    expect(watch.noted.of(WATCH_LOG.calendarUnknown)).toMatchObject([{ ids: { year: 2027 } }]);
    await watch.fire('account', at('10:00', '2026-10-20'));
    expect(watch.noted.of(WATCH_LOG.calendarUnknown)).toHaveLength(1);
  });

  test('warns of records that are missing, or more than two working days old', async () => {
    const warned = () => watch.noted.of(WATCH_LOG.recordsOld).length;
    await watch.fire('account', at('10:00', TUESDAY));
    expect(warned()).toBe(0);
    await watch.records.imports.put(imported('2026-11-24', 'quarantined'), 0);
    await watch.fire('account', at('10:00', '2026-11-25'));
    expect(watch.noted.of(WATCH_LOG.recordsOld)).toMatchObject([{ ids: { asOf: '2026-11-20', workdays: 3 } }]);
    watch.records.imports.stored.items.clear();
    await watch.fire('account', at('10:00'));
    expect(warned()).toBe(2);
  });
});

describe('the due index', () => {
  const BOTH = [
    { part: 0, of: 2 },
    { part: 1, of: 2 },
  ];
  const known = (part: number, rules: string) => ({
    ...{ part, version: 1, lastCommand: 's', rules, sweptOn: MONDAY, sweptAt: at('02:30') },
    ...{ looked: 0, moved: 0, hidden: 0, broken: 0 },
  });

  test('is swept whole in the night', async () => {
    await watch.fire('sweep', at('02:30'));
    expect(watch.swept).toEqual(BOTH);
  });

  test('is swept at the next watch where it was made under other rules, or in other parts, or never', async () => {
    await watch.records.index.put(known(0, `${config.rules}/2`), 0);
    await watch.fire('watch', at('03:00'));
    expect(watch.swept).toEqual([{ part: 1, of: 2 }]);
    expect(watch.noted.of(WATCH_LOG.indexOutdated)).toMatchObject([{ ids: { parts: 1 } }]);
    await watch.records.index.put(known(1, `${config.rules}/4`), 0);
    await watch.fire('watch', at('03:15'));
    expect(watch.swept).toHaveLength(2);
    await watch.records.index.put({ ...known(1, `${config.rules}/2`), version: 2 }, 1);
    await watch.fire('watch', at('03:30'));
    expect(watch.swept).toHaveLength(2);
  });
});

test('a job nobody knows is a malformed message, and plans nothing', async () => {
  expect((await watch.fire('nothing', addSeconds(at('08:00'), 0))).batchItemFailures).toHaveLength(1);
  expect(await watch.records.runs.get('digest', MONDAY)).toBeUndefined();
});
