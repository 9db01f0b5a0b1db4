import { describe, expect, test } from 'vitest';
import { readable } from '../support/iam/template.ts';
import { synthesise } from '../support/stack.ts';
import { sesStage } from '../support/stages.ts';

const ses = synthesise(sesStage);
type Widget = { type: string; y: number; properties: Record<string, unknown> };
const { DashboardName, DashboardBody } = ses.only('AWS::CloudWatch::Dashboard').Properties;
const body = JSON.parse(readable(DashboardBody)) as { widgets: Widget[] };
const titled = (title: string): Widget['properties'] => {
  const found = body.widgets.find(({ properties }) => properties.title === title);
  if (found === undefined) throw new Error(`there is no ${title}`);
  return found.properties;
};

describe('the dashboard', () => {
  test('has the name of the stage', () => {
    expect(DashboardName).toBe('Steward-blue');
  });

  test('asks at its top whether everybody got their mail, and says when that is known', () => {
    const [first] = body.widgets;
    expect(first).toMatchObject({ type: 'text', y: 0 });
    expect(first?.properties.markdown).toContain('Did everybody get their mail today?');
    expect(first?.properties.markdown).toContain('10:00 (Asia/Shanghai)');
  });

  test('answers with the numbers of the newest account', () => {
    const metrics = titled('The newest account').metrics as [string, string, { label: string; period: number }][];
    expect(metrics.map(([, , { label }]) => label)).toEqual([
      'planned',
      'sent',
      'skipped',
      'failed',
      'unresolved',
      'not delivered',
      'unaccounted for',
    ]);
    expect(metrics.every(([namespace, , { period }]) => namespace === 'Steward/blue' && period === 86_400)).toBe(true);
  });

  test('shows the accounts of the last days, newest first, from the log of watch-run', () => {
    const query = String(titled('The accounts of the last days').query);
    expect(query).toContain("SOURCE '<WatchingWatchRunLog>'");
    expect(query).toContain('sort date desc');
    expect(query).toContain('unaccounted');
  });

  test('shows every alarm, queue and function, and the imports', () => {
    const { alarms } = titled('Alarms') as { alarms: string[] };
    expect(alarms).toHaveLength(Object.keys(ses.all('AWS::CloudWatch::Alarm')).length);
    const series = (title: string) => (titled(title).metrics as unknown[]).length;
    expect(series('Messages that wait')).toBe(7);
    expect(series('Messages that could not be handled')).toBe(8);
    expect(series('Failures')).toBe(8);
    expect(String(titled('The imports of the last days').query)).toContain("SOURCE '<ImportImportFileLog>'");
  });
});

describe('the alarm topic', () => {
  const topic = ses.only('AWS::SNS::Topic').Properties;

  test('is encrypted with a key of its own, which is rotated', () => {
    expect(readable(topic.KmsMasterKeyId)).toBe('<WatchAlarmKey>');
    const [key] = Object.entries(ses.all('AWS::KMS::Key')).filter(([id]) => id.startsWith('WatchAlarmKey'));
    expect(key?.[1].Properties.EnableKeyRotation).toBe(true);
  });

  test('goes to the address of the stage', () => {
    expect(ses.only('AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: sesStage.alarmAddress,
    });
  });

  test('takes nothing in the clear', () => {
    const { PolicyDocument } = ses.only('AWS::SNS::TopicPolicy').Properties as {
      PolicyDocument: { Statement: Record<string, unknown>[] };
    };
    expect(PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sns:Publish',
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });
});
