import { beforeEach, describe, expect, test } from 'vitest';
import { WATCH_LOG } from '../functions/app/log-events.ts';
import { createHandler } from '../functions/plan-run.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { planRunContainer } from '../functions/runtime/containers/plan-run.ts';
import { memoryRecords } from './support/memory-records.ts';
import { notedLog } from './support/noted-log.ts';

const MONDAY = '2026-11-23';
const CONTEXT = { awsRequestId: 'r', functionName: 'plan-run' };
/** The instant of a time in Shanghai. */
const at = (time: string, date = MONDAY) => new Date(`${date}T${time}:00+08:00`).toISOString();

async function aPlanner({ startsOn = '2026-01-01', imported = true } = {}) {
  const records = memoryRecords();
  const noted = notedLog();
  await records.roster.put({ entry: 'manager', value: { id: 'M001', unitId: 'U1' } });
  const state = imported ? 'done' : 'applying';
  await records.imports.put(
    {
      ...{ asOf: '2026-11-20', sha256: 'a', version: 1, lastCommand: 'i', startedAt: at('06:00'), state, rows: {} },
      ...{ read: 1, saved: 1, unchanged: 0, rejected: 0 },
    },
    0,
  );
  return {
    noted,
    async fire(body: object, now: string) {
      const queue = { send: async () => {} };
      const base = { records, config: bankConfig(), log: noted.log, clock: () => now };
      const handle = createHandler(planRunContainer({ ...base, queue, startsOn }));
      const Records = [{ messageId: 'm', body: JSON.stringify({ kind: 'digest', ...body }) }];
      expect(await handle({ Records }, CONTEXT)).toEqual({ batchItemFailures: [] });
    },
    people: async (date = MONDAY) => (await records.runs.get('digest', date))?.people,
  };
}

let planner: Awaited<ReturnType<typeof aPlanner>>;
beforeEach(async () => {
  planner = await aPlanner();
});

describe('a run that its schedule asks for', () => {
  test('is planned when it is due, also some hours late', async () => {
    await planner.fire({ plannedFor: at('07:30') }, at('15:59'));
    expect(await planner.people()).toEqual(['M001']);
  });

  test('is not planned when the day is over, and the operator is told', async () => {
    await planner.fire({ plannedFor: at('07:30') }, at('16:01'));
    await planner.fire({ plannedFor: at('07:30') }, at('07:40', '2026-11-24'));
    expect(await planner.people()).toBeUndefined();
    expect(planner.noted.of(WATCH_LOG.runTooLate)).toMatchObject([{ level: 'warn' }, { ids: { date: MONDAY } }]);
  });

  test('is not planned before the day on which the bank begins', async () => {
    planner = await aPlanner({ startsOn: '2026-11-24' });
    await planner.fire({ plannedFor: at('07:30') }, at('07:30'));
    expect(await planner.people()).toBeUndefined();
    expect(planner.noted.of(WATCH_LOG.runNotYet)).toHaveLength(1);
    await planner.fire({ plannedFor: at('07:30', '2026-11-24') }, at('07:30', '2026-11-24'));
    expect(await planner.people('2026-11-24')).toEqual(['M001']);
  });

  test('is not planned while the first import is still coming in: half a bank would count as a day done', async () => {
    planner = await aPlanner({ imported: false });
    await planner.fire({ plannedFor: at('07:30') }, at('07:30'));
    expect(await planner.people()).toBeUndefined();
  });
});

test("a run that an operator asks for by its date is planned whatever the hour, and before the bank's first day", async () => {
  planner = await aPlanner({ startsOn: '2027-01-01', imported: false });
  await planner.fire({ date: MONDAY }, at('22:00'));
  expect(await planner.people()).toEqual(['M001']);
});
