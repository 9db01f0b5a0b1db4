import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createLambdaLog } from '../../functions/adapters/log.ts';
import { DROP_LOG, DUTY_LOG, MAIL_LOG, WATCH_LOG } from '../../functions/app/log-events.ts';
import { bankConfig } from '../../functions/runtime/bank-config.ts';
import { watchRunContainer } from '../../functions/runtime/containers/watch-run.ts';
import { queueHandler } from '../../functions/runtime/handler.ts';
import { createHandler } from '../../functions/watch-run.ts';
import { MESSAGE_LINES } from '../../lib/watch/message-alarms.ts';
import { SIGNALS } from '../../lib/watch/signals.ts';
import { readable } from '../support/iam/template.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { notedLog } from '../support/noted-log.ts';
import { synthesise } from '../support/stack.ts';
import { sesStage } from '../support/stages.ts';

const ses = synthesise(sesStage);
type Filter = {
  FilterPattern: string;
  LogGroupName: unknown;
  MetricTransformations: { MetricName: string; MetricValue: string; MetricNamespace: string }[];
};
const filters = Object.values(ses.all('AWS::Logs::MetricFilter')).map(({ Properties }) => Properties as Filter);
const filtersOf = (metric: string) =>
  filters.filter(({ MetricTransformations: [made] }) => made?.MetricName === metric);

describe('the lines that signals are counted from', () => {
  const source = readdirSync('functions', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('log-events.ts'))
    .map((path) => readFileSync(join('functions', path), 'utf8'))
    .join('\n');
  const constants = Object.entries({ MAIL_LOG, WATCH_LOG, DROP_LOG, DUTY_LOG }).flatMap(([table, events]) =>
    Object.entries(events).map(([name, event]): [string, string] => [event, `${table}.${name}`]),
  );
  const written = new Map(constants);

  test.each([...new Set([...SIGNALS.flatMap(({ lines }) => lines), ...MESSAGE_LINES].map(({ event }) => event))])(
    '%s is logged somewhere',
    (event) => {
      expect(source).toContain(written.get(event) ?? `'${event}'`);
    },
  );

  test('codes that a line is told by are those the mailers give', () => {
    const codes = SIGNALS.flatMap(({ lines }) => lines.flatMap(({ where }) => where?.is ?? []));
    expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
  });

  test('a filter looks for the event where the log writes it, and adds up a number', () => {
    const lines: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    createLambdaLog('watch-run').error(WATCH_LOG.runAccount, { failed: 3 });
    write.mockRestore();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ message: 'run-account', failed: 3 }]);
    expect(filtersOf('mails-failed')).toMatchObject([
      { FilterPattern: '{ ($.message = "run-account") }', MetricTransformations: [{ MetricValue: '$.failed' }] },
    ]);
  });

  test('a pattern names each event, and the codes that are meant', () => {
    expect(filtersOf('import-not-taken').map(({ FilterPattern }) => FilterPattern)).toEqual([
      '{ ($.message = "drop-refused") || (($.message = "drop-reported") && (($.state = "quarantined") || ($.state = "older"))) || (($.message = "drop-ignored") && (($.because = "key"))) }',
    ]);
  });

  test('a mail that failed is told at once, whichever function gave it up', () => {
    const pattern = '{ ($.message = "mail-failed") || (($.message = "message-settled") && (($.state = "FAILED"))) }';
    const counted = filtersOf('mail-not-sent').map(({ LogGroupName, FilterPattern }) => [
      readable(LogGroupName),
      FilterPattern,
    ]);
    expect(counted.sort()).toEqual([
      ['<RunsSendMailLog>', pattern],
      ['<WatchingWatchRunLog>', pattern],
    ]);
    expect(filtersOf('mail-left-in-doubt').map(({ FilterPattern }) => FilterPattern)).toEqual([
      '{ (($.message = "message-settled") && (($.state = "UNRESOLVED"))) }',
    ]);
  });

  test('a message that its function cannot handle is counted in the log of that function', async () => {
    const { log, lines } = notedLog();
    const handle = queueHandler({
      schema: z.object({ ok: z.literal(true) }),
      log,
      onRecord: () => Promise.reject(new Error('no')),
    });
    const records = ['{}', '{"ok":true}'].map((body) => ({ messageId: body, body }));
    await handle({ Records: records }, { awsRequestId: 'r', functionName: 'plan-run' });
    expect(lines.map(({ event }) => event).sort()).toEqual(MESSAGE_LINES.map(({ event }) => event).sort());
    expect(filtersOf('plan-run-messages-fail')).toMatchObject([
      { FilterPattern: '{ ($.message = "queue-message-failed") || ($.message = "queue-message-malformed") }' },
    ]);
    expect(readable(filtersOf('plan-run-messages-fail')[0]?.LogGroupName)).toBe('<RunsPlanRunLog>');
  });

  test('a broken record is told whichever function finds it', () => {
    expect(filtersOf('record-broken')).toHaveLength(8);
  });
});

describe('the account', () => {
  const config = bankConfig();

  async function accountOf(date: string) {
    const noted = notedLog();
    const handle = createHandler(
      watchRunContainer({
        records: memoryRecords(),
        config,
        log: noted.log,
        clock: () => `${date}T02:00:00.000Z`,
        queue: { send: async () => {} },
        sweeps: { send: async () => {} },
        parts: 1,
        startsOn: '2026-01-01',
      }),
    );
    const body = JSON.stringify({ job: 'account', plannedFor: `${date}T02:00:00Z` });
    await handle({ Records: [{ messageId: 'm', body }] }, { awsRequestId: 'r', functionName: 'watch-run' });
    return noted;
  }

  test('carries every number that alarms and the dashboard read', async () => {
    const [line] = (await accountOf('2026-11-22')).of(WATCH_LOG.runAccount);
    const read = filters
      .filter(({ FilterPattern }) => FilterPattern === '{ ($.message = "run-account") }')
      .map(({ MetricTransformations: [made] }) => made?.MetricValue.replace('$.', '') ?? '');
    expect(read.sort()).toEqual(
      [
        'planned',
        'sent',
        'skipped',
        'failed',
        'failed',
        'unresolved',
        'unresolved',
        'bounced',
        'unaccounted',
        'unaccounted',
      ].sort(),
    );
    for (const field of read) expect(line?.ids[field]).toBe(0);
  });

  test.each([
    ['2026-11-22', 'a Sunday'],
    ['2026-11-23', 'a Monday without a run'],
  ])('of %s, %s, keeps the heartbeat', async (date) => {
    const events = (await accountOf(date)).lines.map(({ event }) => event);
    const [heartbeat] = filtersOf('no-account-given');
    expect(events.some((event) => heartbeat?.FilterPattern.includes(`"${event}"`))).toBe(true);
  });
});
