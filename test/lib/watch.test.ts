import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../lib/watch/runbook-anchor.ts';
import { SIGNALS } from '../../lib/watch/signals.ts';
import { readable } from '../support/iam/template.ts';
import { synthesise } from '../support/stack.ts';
import { sesStage, smtpStage } from '../support/stages.ts';

const { runbook } = sesStage;
const ses = synthesise(sesStage);
const smtp = synthesise(smtpStage, 'green');

type Alarm = {
  AlarmName: string;
  AlarmDescription: string;
  AlarmActions?: unknown[];
  ActionsEnabled?: boolean;
  TreatMissingData: string;
  ComparisonOperator: string;
  Threshold: number;
  Period?: number;
  EvaluationPeriods: number;
  DatapointsToAlarm: number;
  MetricName?: string;
  Namespace?: string;
};
const alarmsOf = (stack: typeof ses) =>
  Object.values(stack.all('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties as Alarm);
const alarms = alarmsOf(ses);
const named = (name: string): Alarm => {
  const found = alarms.find(({ AlarmName }) => AlarmName === `Steward-blue-${name}`);
  if (found === undefined) throw new Error(`there is no alarm ${name}`);
  return found;
};
const files = ['plan-run', 'send-mail', 'mail-events', 'watch-run', 'sweep-index', 'import-file', 'pages'];
const queues = ['Run', 'Message', 'MailEvents', 'Watch', 'Sweep', 'Import'];

describe.each([
  ['through SES', ses],
  ['through a relay', smtp],
])('every alarm of a stage that sends %s', (_, stack) => {
  const each = alarmsOf(stack).map((alarm) => [alarm.AlarmName, alarm] as const);
  const headings = readFileSync('docs/runbook.md', 'utf8').match(/^#+ .*$/gm) ?? [];
  const anchors = headings.map((heading) => anchorOf(heading.replace(/^#+ /, '')));

  test.each(each)('%s reaches the operators', (__, { AlarmActions = [], ActionsEnabled = true }) => {
    expect(AlarmActions.map(readable)).toEqual(['<WatchAlarmTopic>']);
    expect(ActionsEnabled).toBe(true);
  });

  test.each(each)('%s says what it means, and what to do in a section of the runbook that exists', (__, alarm) => {
    const [, meaning = '', anchor = ''] = /^(.+\.) What to do: \S+#([\w-]+)$/.exec(alarm.AlarmDescription) ?? [];
    expect(meaning.length).toBeGreaterThan(30);
    expect(alarm.AlarmDescription).toContain(`${runbook}#`);
    expect(anchors).toContain(anchor);
  });

  test('none is there twice, and there are no more than an operator pays for gladly', () => {
    expect(new Set(each.map(([name]) => name)).size).toBe(each.length);
    expect(each.length).toBeLessThanOrEqual(70);
  });
});

describe('what is watched', () => {
  test.each(SIGNALS.map(({ id }) => id))('the signal %s', (id) => {
    expect(named(id)).toMatchObject({ MetricName: id, Namespace: 'Steward/blue', Threshold: 0 });
  });

  test.each(files)('%s: that it fails, and that it comes near its time-out', (file) => {
    expect(named(`${file}-fails`)).toMatchObject({ MetricName: 'Errors', Threshold: 0 });
    const { Timeout } = ses.fn(file) as { Timeout: number };
    expect(named(`${file}-slow`)).toMatchObject({ MetricName: 'Duration', Threshold: Timeout * 800 });
  });

  test.each([
    ['plan-run', 0, 300],
    ['watch-run', 0, 300],
    ['import-file', 0, 300],
    ['sweep-index', 0, 300],
    ['send-mail', 10, 900],
    ['mail-events', 10, 900],
  ])('%s: that over %d messages cannot be handled within %d seconds', (file, over, seconds) => {
    const name = `${file}-messages-fail`;
    expect(named(name)).toMatchObject({
      MetricName: name,
      Namespace: 'Steward/blue',
      Threshold: over,
      Period: seconds,
      EvaluationPeriods: 1,
    });
    expect(named(name).AlarmDescription).toContain(`#${file}-fails`);
  });

  test.each(queues)('the queue %s: that something could not be handled, and that something waits', (queue) => {
    expect(named(`${queue}-dead-letters`)).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 0,
    });
    expect(named(`${queue}-waits`)).toMatchObject({ MetricName: 'ApproximateAgeOfOldestMessage' });
  });

  test('that functions are held back, and that schedules do not reach their queues', () => {
    expect(named('functions-held-back').Threshold).toBe(0);
    expect(named('not-delivered-to-queues').Threshold).toBe(0);
  });

  test('with a relay nothing tells of deliveries, and all else is watched the same', () => {
    const missing = alarms.map(({ AlarmName }) => AlarmName.replace('blue', 'green'));
    for (const { AlarmName } of alarmsOf(smtp)) missing.splice(missing.indexOf(AlarmName), 1);
    expect(missing.map((name) => name.replace('Steward-green-', '')).sort()).toEqual([
      'MailEvents-dead-letters',
      'MailEvents-waits',
      'mail-event-contradicts',
      'mail-events-fails',
      'mail-events-messages-fail',
      'mail-events-slow',
      'mails-not-delivered',
    ]);
  });
});

describe('silence', () => {
  const HEARTBEATS = ['no-account-given', 'index-not-swept', 'ledger-not-anchored'];

  test('is good news everywhere but where the account, the sweep and the anchor should be', () => {
    const bad = alarms.filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching');
    expect(bad.map(({ AlarmName }) => AlarmName)).toEqual(HEARTBEATS.map((id) => `Steward-blue-${id}`));
  });

  test.each(HEARTBEATS)('of more than a day raises the alarm %s', (id) => {
    const { TreatMissingData, ComparisonOperator, Period = 0, EvaluationPeriods, DatapointsToAlarm } = named(id);
    expect(TreatMissingData).toBe('breaching');
    expect(ComparisonOperator).toBe('LessThanOrEqualToThreshold');
    expect(DatapointsToAlarm).toBe(EvaluationPeriods);
    expect((Period * EvaluationPeriods) / 3600).toBeGreaterThan(24);
  });

  test.each(['calendar-year-unknown', 'records-old'])('between two accounts does not end the warning %s', (id) => {
    const { Period = 0, EvaluationPeriods, DatapointsToAlarm } = named(id);
    expect(DatapointsToAlarm).toBe(1);
    expect((Period * EvaluationPeriods) / 3600).toBeGreaterThan(24);
  });

  test('between two watches does not end the alarm that there is nobody to write to, and a night does', () => {
    const { Period = 0, EvaluationPeriods, DatapointsToAlarm } = named('run-empty');
    expect(DatapointsToAlarm).toBe(1);
    expect(Period).toBeGreaterThan(15 * 60);
    expect((Period * EvaluationPeriods) / 3600).toBeLessThan(12);
  });

  test.each([
    ...['mails-failed', 'mails-unaccounted', 'mails-unresolved', 'run-absent', 'run-too-late', 'nobody-served'],
    ...['mail-not-sent', 'mail-left-in-doubt'],
  ])('ends %s before the next account, so that the next day is told as well', (id) => {
    const { Period = 0, EvaluationPeriods } = named(id);
    expect((Period * EvaluationPeriods) / 3600).toBeLessThan(1);
  });
});
