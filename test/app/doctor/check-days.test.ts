import { describe, expect, test } from 'vitest';
import { checkCalendar } from '../../../functions/app/doctor/check-calendar.ts';
import { checkDueIndex } from '../../../functions/app/doctor/check-due-index.ts';
import { checkImports } from '../../../functions/app/doctor/check-imports.ts';
import { checkQueues } from '../../../functions/app/doctor/check-queues.ts';
import { checkRuns } from '../../../functions/app/doctor/check-runs.ts';
import { checkStack } from '../../../functions/app/doctor/check-stack.ts';
import type { Message } from '../../../functions/domain/mail/message.ts';
import { aCalendar } from '../../support/calendar.ts';
import { AT, aBacklog, aHealthyStage, anImport, FRIDAY, MONDAY, sentRun, sweptPart } from '../../support/doctor.ts';
import { memoryRecords } from '../../support/memory-records.ts';

/** Monday at these times in Shanghai. */
const at = (time: string) => ({ date: MONDAY, now: new Date(`${MONDAY}T${time}:00+08:00`).toISOString() });

describe('the last runs', () => {
  async function runsAt(
    time: string,
    { friday = true, monday }: { friday?: boolean; monday?: Record<string, Partial<Message>> },
  ) {
    const deps = { ...(await aHealthyStage()), records: memoryRecords() };
    await deps.records.imports.put(anImport({ asOf: '2026-11-18' }), 0);
    if (friday) await sentRun(deps.records, FRIDAY);
    if (monday !== undefined) await sentRun(deps.records, MONDAY, monday);
    const findings = await checkRuns(deps, 'digest', at(time));
    return findings.map(({ about, level, found }) => `${about.slice(-2)} ${level}: ${found}`);
  }

  test('before a day’s run is due, the day before is accounted for', async () => {
    expect(await runsAt('07:44', {})).toEqual([
      '20 ok: 2 mails planned: 2 sent, 0 skipped',
      '23 ok: not planned yet: it is at 07:30',
    ]);
  });

  test('a working day without a run is a problem from the time the watch would have made it up', async () => {
    expect(await runsAt('07:45', {})).toContain('23 problem: a working day without a run: nobody got mail');
    expect(await runsAt('07:00', { friday: false })).toContain(
      '20 problem: a working day without a run: nobody got mail',
    );
  });

  test('before anything was imported no run was to be expected', async () => {
    const deps = { ...(await aHealthyStage()), records: memoryRecords() };
    expect(await checkRuns(deps, 'digest', at('12:00'))).toEqual([]);
  });

  test('on a day off only the working day before is looked at', async () => {
    const deps = await aHealthyStage();
    const findings = await checkRuns(deps, 'digest', { date: '2026-11-22', now: '2026-11-22T04:00:00.000Z' });
    expect(findings.map(({ about }) => about)).toEqual(['digest 2026-11-20']);
  });

  test.each<[string, Record<string, Partial<Message>>, string]>([
    ['failed', { m1: { state: 'FAILED', reason: 'x' }, m2: {} }, '1 sent, 0 skipped, 1 failed; of m1'],
    ['unresolved', { m1: {}, m2: { state: 'UNRESOLVED' } }, '1 sent, 0 skipped, 1 unresolved; of m2'],
    ['not delivered', { m1: {}, m2: { delivery: 'bounced' } }, '2 sent, 0 skipped, 1 not delivered; of m2'],
  ])('a mail that was %s is a problem at any time', async (_, monday, found) => {
    const [, line] = await runsAt('07:31', { monday });
    expect(line).toBe(`23 problem: 2 mails planned: ${found}`);
  });

  test('a mail still under way is a problem only once the day’s account is due', async () => {
    const monday = { m1: { state: 'RETRY' as const } };
    expect((await runsAt('09:59', { monday }))[1]).toBe(
      '23 ok: 2 mails planned: 0 sent, 0 skipped, 1 under way, 1 not begun',
    );
    expect((await runsAt('10:00', { monday }))[1]).toMatch(/^23 problem: .*of m1, m2$/);
  });

  test('a mail skipped for want of an address is a warning; with nothing due it is well', async () => {
    const skipped = (reason: string) => ({ m1: {}, m2: { state: 'SKIPPED' as const, reason } });
    expect((await runsAt('10:30', { monday: skipped('no-mail-address') }))[1]).toMatch(
      /^23 warning: .*1 no-mail-address/,
    );
    expect((await runsAt('10:30', { monday: skipped('nothing-due') }))[1]).toMatch(/^23 ok/);
  });
});

describe('the age of the records', () => {
  const aged = async (...imports: Parameters<typeof anImport>[0][]) => {
    const records = memoryRecords();
    for (const one of imports) await records.imports.put(anImport(one), 0);
    const findings = await checkImports(records.imports, { calendar: aCalendar(), allowed: 2 }, AT);
    return findings.map(({ level, found }) => `${level}: ${found}`);
  };

  test.each([
    [MONDAY, 'ok: as of 2026-11-23, of this day'],
    [FRIDAY, 'ok: as of 2026-11-20, 1 working day old'],
    ['2026-11-19', 'ok: as of 2026-11-19, 2 working days old'],
    ['2026-11-18', 'warning: as of 2026-11-18, 3 working days old; the bank allows 2'],
    ['2026-11-16', 'problem: as of 2026-11-16, 5 working days old; the bank allows 2'],
  ])('an export of %s', async (asOf, told) => {
    expect(await aged({ asOf })).toEqual([told]);
  });

  test('nothing imported is a problem', async () => {
    expect(await aged()).toEqual(['problem: nothing has been imported']);
  });

  test('a newer export that was set aside, with its reason; an older one is history', async () => {
    const quarantined = { state: 'quarantined', quarantinedBecause: 'too few clients' } as const;
    expect(await aged({ asOf: FRIDAY }, { asOf: MONDAY, ...quarantined })).toEqual([
      'ok: as of 2026-11-20, 1 working day old',
      'warning: the files of 2026-11-23 were set aside whole: too few clients',
    ]);
    expect(await aged({ asOf: FRIDAY }, { asOf: '2026-11-18', ...quarantined })).toHaveLength(1);
  });

  test('an import that has not finished after an hour was cut off', async () => {
    const going = (startedAt: string) => aged({ asOf: FRIDAY }, { asOf: MONDAY, state: 'applying', startedAt });
    expect(await going('2026-11-23T01:30:00.000Z')).toHaveLength(1);
    expect(await going('2026-11-23T01:29:59.000Z')).toContain('problem: the import of 2026-11-23 was cut off');
  });
});

describe('the due index', () => {
  const check = async (spoil: (deps: Awaited<ReturnType<typeof aHealthyStage>>) => Promise<void> | void) => {
    const deps = await aHealthyStage();
    await spoil(deps);
    const findings = await checkDueIndex(deps.records.index, deps, MONDAY);
    return findings.map(({ level, found }) => `${level}: ${found}`);
  };

  test('swept lately and under the rules of now', async () => {
    expect(await check(() => {})).toEqual(['ok: swept under these rules: 40 clients looked at']);
  });

  test('parts swept under other rules may hide somebody', async () => {
    const told = await check(({ records }) => sweptPart(records, 2, { rules: 'older/4' }));
    expect(told).toEqual(['problem: 1 of 4 parts swept under other rules than those of this checkout']);
  });

  test('parts never swept', async () => {
    const told = await check(({ records }) => void records.index.stored.items.delete('3'));
    expect(told).toEqual(['problem: 1 of 4 parts never swept']);
  });

  test.each([
    ['2026-11-21', 'ok'],
    ['2026-11-20', 'warning'],
  ])('a part swept on %s: %s', async (sweptOn, level) => {
    const [told] = await check(({ records }) => sweptPart(records, 0, { sweptOn }));
    expect(told).toMatch(new RegExp(`^${level}`));
  });
});

describe('queues', () => {
  const told = (parts: object) => checkQueues([aBacklog(parts)]).map(({ level, found }) => `${level}: ${found}`);

  test('empty, or at work, is well', () => {
    expect(told({})).toEqual(['ok: empty']);
    expect(told({ beingWorkedOn: 3 })).toEqual(['ok: 0 waiting, 3 being worked on']);
  });

  test('work that waits is to be looked at again', () => {
    expect(told({ waiting: 1200, beingWorkedOn: 2 })).toEqual(['warning: 1,200 waiting, 2 being worked on']);
  });

  test('dead letters are a problem, with the age of the oldest', () => {
    expect(told({ deadLetters: 2, oldestDeadLetter: '2026-11-22T23:31:00.000Z' })).toEqual([
      'problem: 2 dead letters, the oldest first sent at 2026-11-22 23:31 UTC',
    ]);
  });
});

test('a year whose holidays are not known is told, from November on the next one too', () => {
  const calendar = { ...aCalendar(), isAnnounced: (year: number) => year <= 2026 };
  const told = (date: string) =>
    checkCalendar(calendar, date).map(({ level, found }) => `${level}: ${found.slice(0, 34)}`);
  expect(told('2026-10-31')).toEqual(['ok: the holidays of 2026 are known']);
  expect(told('2026-11-01')).toEqual(['warning: the holidays of 2027 are not known']);
});

test.each([
  ['CREATE_COMPLETE', 'ok'],
  ['UPDATE_COMPLETE', 'ok'],
  ['UPDATE_IN_PROGRESS', 'warning'],
  ['UPDATE_ROLLBACK_COMPLETE', 'warning'],
  ['UPDATE_ROLLBACK_FAILED', 'problem'],
  ['ROLLBACK_COMPLETE', 'problem'],
])('a stack that is %s: %s', (status, level) => {
  expect(checkStack({ name: 'Steward-trial', status })[0]?.level).toBe(level);
});
