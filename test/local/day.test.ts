import { beforeAll, describe, expect, test } from 'vitest';
import { clientKey, messageKey } from '../../functions/adapters/dynamodb/keys.ts';
import type { CivilDate } from '../../functions/domain/civil-date.ts';
import { bankConfig } from '../../functions/runtime/bank-config.ts';
import { runDay } from '../../local/day.ts';
import { load } from '../../local/load.ts';
import { type DaySummary, exitCodeOf } from '../../local/summary.ts';
import { aClient, aHolding } from '../support/clients.ts';
import { collect } from '../support/collect.ts';
import { aManager, overdueClient } from '../support/digest-world.ts';
import { type BankUnderTest, localBanks, type ReadMail, readMails, store } from '../support/local-bank.ts';

const BEFORE_HOLIDAY = '2026-09-30';
const bankAsOf = localBanks();

const NOTHING = { planned: 0, sent: 0, skipped: 0, failed: 0, unresolved: 0 };
const settled = ({ sent, skipped, failed, unresolved }: DaySummary['mails']) => sent + skipped + failed + unresolved;

/** Runs a day, and reads the mails that went out in it. */
async function dayOf(bank: BankUnderTest, date: CivilDate): Promise<{ summary: DaySummary; mails: ReadMail[] }> {
  const before = bank.engines.mails.length;
  const summary = await bank.day(date);
  return { summary, mails: await readMails(bank.engines.mails.slice(before)) };
}

describe('a day of the sample bank', () => {
  let bank: BankUnderTest;
  let summary: DaySummary;
  let mails: ReadMail[];
  beforeAll(async () => {
    bank = await bankAsOf(BEFORE_HOLIDAY);
    await load(bank, { from: 'sample', clients: 150 }, BEFORE_HOLIDAY, undefined);
    ({ summary, mails } = await dayOf(bank, BEFORE_HOLIDAY));
  }, 60_000);

  test('its account reconciles, and nothing fails', () => {
    expect(summary).toMatchObject({ workday: true, clients: 150, managers: 12, problems: [] });
    expect(summary.mailsByKind.digest).toMatchObject({ planned: 12, failed: 0, unresolved: 0 });
    expect(settled(summary.mails)).toBe(summary.mails.planned);
    expect(summary.mails.skipped).toBeGreaterThan(0);
    expect(summary.sentNow).toBe(mails.length);
    expect(exitCodeOf([summary])).toBe(0);
  });

  test('each planned manager has exactly one mail, or a recorded reason for none', async () => {
    const run = await bank.engines.records.runs.get('digest', BEFORE_HOLIDAY);
    const messages = await collect(bank.engines.records.messages.ofRun('digest', BEFORE_HOLIDAY));
    const skipped = messages.filter(({ state, reason }) => state === 'SKIPPED' && reason === 'nothing-due');
    const digests = mails.filter(({ kind }) => kind === 'digest');
    const told = [...digests, ...skipped].map(({ person }) => person);
    expect(told.sort()).toEqual(run?.people);
    expect(summary.skippedBecause).toEqual({ 'nothing-due': skipped.length });
  });

  test('duties of the month are opened, and whoever has some is told once: each line manager, each client manager', async () => {
    const told = mails.filter(({ kind }) => kind === 'duties').map(({ person }) => person);
    const managers = Array.from({ length: 12 }, (_, n) => `M${String(n + 1).padStart(3, '0')}`);
    expect(told.sort()).toEqual(['L01', 'L02', 'L03', ...managers]);
    expect(summary.mailed.map(({ person }) => person).sort()).toEqual(told);
    expect(summary.mailsByKind.duties).toEqual({ planned: 15, sent: 15, skipped: 0, failed: 0, unresolved: 0 });
    // Of each unit a meeting, an education and a ledger review; of each client manager a screening, a note and a signature.
    expect(summary.duties).toEqual({ open: 3 * 3 + 12 * 3, confirmed: 0, overdue: 0 });
  });

  test('the mail of a manager on leave goes to the deputy, and says so', () => {
    const [away, ...more] = mails.filter(({ kind, person }) => kind === 'digest' && person === 'M003');
    expect(more).toEqual([]);
    expect(away?.to).toBe('m004@yungang-bank.example');
    expect(away?.subject).toContain('代班');
    expect(away?.text).toMatch(/您今天代.经理照看以下客户（至 10月5日 周一）/);
    const own = mails.filter(({ to }) => to === 'm003@yungang-bank.example');
    expect(own.map(({ kind }) => kind)).toEqual(['duties']);
  });

  test('run again, it sends nothing, and its account stands', async () => {
    const again = await dayOf(bank, BEFORE_HOLIDAY);
    expect(again.mails).toEqual([]);
    expect(again.summary).toMatchObject({ sentNow: 0, mails: summary.mails, tasks: summary.tasks, problems: [] });
  });

  test('on a holiday nothing is sent', async () => {
    const holiday = await dayOf(bank, '2026-10-01');
    expect(holiday.mails).toEqual([]);
    expect(holiday.summary).toMatchObject({ workday: false, dayOff: '国庆节', mails: NOTHING, sentNow: 0 });
    expect(exitCodeOf([holiday.summary])).toBe(0);
  });

  test('on a make-up Saturday mails are sent, and say what day it is', async () => {
    const saturday = await dayOf(bank, '2026-10-10');
    expect(saturday.summary).toMatchObject({ workday: true, problems: [] });
    expect(saturday.summary.sentNow).toBeGreaterThan(5);
    for (const { subject, text } of saturday.mails.filter(({ kind }) => kind === 'digest')) {
      expect(subject).toContain('10月10日 周六');
      expect(text).toContain('今天是调休上班日。');
    }
  });

  test('in a year without announced holidays the day runs as Monday to Friday, and warns', async () => {
    const unknown = await dayOf(bank, '2030-10-01');
    expect(unknown.summary).toMatchObject({ workday: true, problems: [] });
    expect(unknown.summary.sentNow).toBeGreaterThan(5);
    expect(unknown.summary.warnings.join()).toContain('The holidays of 2030 are not known');
    expect(exitCodeOf([unknown.summary])).toBe(0);
  });
});

test('what matures in a holiday is told on the last working day before, even where its own lead begins inside', async () => {
  const { policy } = bankConfig();
  const bank = await bankAsOf('2026-09-29', {
    duties: [],
    policy: { ...policy, maturity: { ...policy.maturity, leadDays: 1, urgentAt: [1] } },
  });
  const deposit = aHolding({ maturesOn: '2026-10-04', name: '一年期定期' });
  await store(bank, {
    managers: [aManager()],
    clients: [aClient({ bank: { name: '王小明', gender: 'male', holdings: [deposit] } })],
    from: '2026-09-29',
  });
  expect((await dayOf(bank, '2026-09-29')).summary.skippedBecause).toEqual({ 'nothing-due': 1 });
  const { mails } = await dayOf(bank, BEFORE_HOLIDAY);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain('一年期定期 ¥10万，10月4日（周日，休息日，还有 4 天）到期');
  expect(mails[0]?.text).toContain('10月1日至7日休息，1 笔到期已提前列入。');
  expect((await dayOf(bank, '2026-10-04')).summary.mails).toEqual(NOTHING);
});

describe('a store that outlives the process', () => {
  const [MONDAY, TUESDAY] = ['2026-11-23', '2026-11-24'];

  test('is swept before the first run after the rules have changed: nobody stays hidden behind the old ones', async () => {
    const bank = await bankAsOf(MONDAY, { duties: [] });
    const kept = { ...bank, engines: { ...bank.engines, indexParts: 1 } };
    const hidden = { ...overdueClient('c1'), nextDueOn: '2099-01-01' };
    await store(bank, { managers: [aManager()], clients: [], from: MONDAY });
    await bank.engines.records.clients.put(hidden, 0);
    expect((await runDay(kept, MONDAY)).mails).toMatchObject({ sent: 1 });
    const client = await bank.engines.records.clients.get('c1');
    if (!client?.ok) throw new Error('no client');
    const again = { ...client.value, nextDueOn: '2099-01-01', version: client.value.version + 1 };
    await bank.engines.records.clients.put(again, client.value.version);
    const changed = { ...kept, config: { ...kept.config, rules: 'other rules' } };
    expect((await runDay(changed, TUESDAY)).mails).toMatchObject({ sent: 1 });
  });
});

describe('what is broken stops nobody else', () => {
  const MONDAY = '2026-11-23';
  const managers = ['m1', 'm2', 'm3', 'm4'].map((id) => aManager({ id, mail: `${id}@bank.example` }));
  const clients = managers.flatMap(({ id }) =>
    ['a', 'b'].map((end) => ({ ...overdueClient(`${id}${end}`), bank: { ...overdueClient('').bank, managerId: id } })),
  );
  let bank: BankUnderTest;
  let summary: DaySummary;
  let mails: ReadMail[];
  beforeAll(async () => {
    bank = await bankAsOf(MONDAY, { duties: [] });
    await store(bank, { managers, clients, from: MONDAY });
    await bank.spoil(clientKey('m1a'));
    const left = { state: 'RETRY', attempts: 1, lastCommand: 'mark', changedAt: bank.clock(), version: 1 } as const;
    for (const person of ['m2', 'm3'])
      await bank.engines.records.messages.put({ kind: 'digest', date: MONDAY, person, content: 'garbage', ...left }, 0);
    await bank.spoil(messageKey({ kind: 'digest', date: MONDAY, person: 'm3' }));
    ({ summary, mails } = await dayOf(bank, MONDAY));
  });

  test('a client record that cannot be read is named, and its manager is told of the other clients', () => {
    const mail = mails.find(({ person }) => person === 'm1');
    expect(mail?.subject).toContain('联系 1 位客户');
    expect(mail?.text).toContain('有 1 位客户的记录无法读取');
    expect(summary.problems.filter((line) => line.includes('m1a'))).toEqual([
      'client m1a: the stored record cannot be used (body: not JSON)',
    ]);
  });

  test('a mail that cannot be rendered fails alone, and is named', () => {
    expect(summary.problems).toContain('mail of m2: FAILED (cannot-render)');
  });

  test('a mail whose record cannot be read is named, and counts as unresolved', () => {
    expect(summary.problems).toContain('mail of m3: planned, but never begun');
  });

  test('everybody else has their mail, and every planned mail is accounted for', () => {
    expect(mails.map(({ person }) => person).sort()).toEqual(['m1', 'm4']);
    expect(summary.mails).toEqual({ planned: 4, sent: 2, skipped: 0, failed: 1, unresolved: 1 });
    expect(exitCodeOf([summary])).toBe(1);
  });
});
