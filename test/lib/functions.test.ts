import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { LEASE_SECONDS } from '../../functions/domain/mail/send-protocol.ts';
import {
  ANCHOR_LEDGER_ENV,
  IMPORT_FILE_ENV,
  MAIL_EVENTS_ENV,
  PAGES_ENV,
  PLAN_RUN_ENV,
  SEND_MAIL_ENV,
  SWEEP_INDEX_ENV,
  WATCH_RUN_ENV,
} from '../../functions/runtime/env.ts';
import { type Synthesised, synthesise } from '../support/stack.ts';
import { sesStage, smtpStage } from '../support/stages.ts';

const ses = synthesise(sesStage);
const smtp = synthesise(smtpStage, 'green');
const both = { ses, smtp };

const files = [
  ...['plan-run', 'send-mail', 'mail-events', 'watch-run', 'sweep-index', 'import-file'],
  ...['anchor-ledger', 'pages'],
];
const HOUSE = ['AWS_REGION', 'NODE_OPTIONS'];

type Properties = Record<string, unknown>;

/** The queue a function works on, and how it is fed from it. */
function workOf(
  file: string,
  { fn, all }: Synthesised,
): { feeding: Properties; queue: Properties; deadLetters: Properties } {
  const functions = all('AWS::Lambda::Function');
  const id = Object.keys(functions).find((one) => functions[one]?.Properties === fn(file));
  const feeding = Object.values(all('AWS::Lambda::EventSourceMapping')).find(
    ({ Properties }) => (Properties.FunctionName as { Ref: string }).Ref === id,
  )?.Properties;
  if (feeding === undefined) throw new Error(`${file} works on no queue`);
  const queue = queueOf(feeding.EventSourceArn, all);
  const { deadLetterTargetArn } = queue.RedrivePolicy as { deadLetterTargetArn: unknown };
  return { feeding, queue, deadLetters: queueOf(deadLetterTargetArn, all) };
}

function queueOf(arn: unknown, all: Synthesised['all']): Properties {
  const [id = ''] = (arn as { 'Fn::GetAtt': string[] })['Fn::GetAtt'];
  return all('AWS::SQS::Queue')[id]?.Properties ?? {};
}

describe('every function', () => {
  test('is deployed, and no other: no helper of CDK runs beside them', () => {
    const names = Object.values(ses.all('AWS::Lambda::Function')).map(({ Properties }) => Properties.FunctionName);
    expect(names.sort()).toEqual(files.map((file) => `Steward-blue-${file}`).sort());
  });

  test.each(files)('%s runs on Node 24 and arm64, with stack traces that name the source', (file) => {
    expect(ses.fn(file)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Environment: { Variables: { NODE_OPTIONS: '--enable-source-maps' } },
    });
    expect(ses.fn(file)).not.toHaveProperty('TracingConfig');
  });

  test.each(files)('%s writes to a log of its own, which is kept as long as the stage says', (file) => {
    const logs = ses.all('AWS::Logs::LogGroup');
    const [id] = Object.entries(logs).find(([, log]) => log.Properties.LogGroupName === `/steward/blue/${file}`) ?? [];
    expect(ses.fn(file)).toMatchObject({ LoggingConfig: { LogGroup: { Ref: id } } });
    expect(logs[String(id)]?.Properties.RetentionInDays).toBe(180);
  });

  test('has a role of its own, without policies that AWS manages', () => {
    const roles = files.map((file) => JSON.stringify(ses.fn(file).Role));
    expect(new Set(roles).size).toBe(files.length);
    for (const stack of [ses, smtp])
      for (const { Properties } of Object.values(stack.all('AWS::IAM::Role')))
        expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  test('says what its failing means, and where to read on', () => {
    expect(ses.stack.functions.map(({ file }) => file).sort()).toEqual([...files].sort());
    for (const { file, meaning } of ses.stack.functions) {
      expect(meaning.failure).toMatch(/^[A-Z].{30,}\.$/);
      expect(meaning.runbook).toBe(`${file}-fails`);
    }
  });
});

describe('the environment', () => {
  const cases: [keyof typeof both, string, z.ZodObject][] = [
    ['ses', 'plan-run', PLAN_RUN_ENV],
    ['ses', 'send-mail', SEND_MAIL_ENV.ses],
    ['smtp', 'send-mail', SEND_MAIL_ENV.smtp],
    ['ses', 'mail-events', MAIL_EVENTS_ENV],
    ['ses', 'watch-run', WATCH_RUN_ENV],
    ['ses', 'sweep-index', SWEEP_INDEX_ENV],
    ['ses', 'import-file', IMPORT_FILE_ENV],
    ['ses', 'anchor-ledger', ANCHOR_LEDGER_ENV],
    ['ses', 'pages', PAGES_ENV],
  ];

  test.each(cases)('with %s, %s finds all it asks for, and nothing it does not', (transport, file, schema) => {
    const env = both[transport].envOf(file);
    expect(schema.safeParse(env)).toMatchObject({ success: true });
    for (const name of Object.keys(env)) expect([...HOUSE, ...Object.keys(schema.shape)]).toContain(name);
    for (const name of Object.keys(schema.shape)) expect(Object.keys(env)).toContain(name);
  });

  test('mails link to the pages under the name the stage gives them', () => {
    expect(smtp.envOf('send-mail').PAGES_URL).toBe('https://steward.bank.example/');
    expect(ses.envOf('send-mail').PAGES_URL).toMatch(/^https:\/\/\w+\.execute-api\.ap-southeast-1\.amazonaws\.com\/$/);
  });

  test.each(['plan-run', 'watch-run'])('%s knows the first day on which mails go out', (file) => {
    expect(ses.envOf(file).STARTS_ON).toBe(sesStage.startsOn);
  });

  test('what signs links and what checks them agree on key and epoch', () => {
    const [signs, checks] = [ses.envOf('send-mail'), ses.envOf('pages')];
    expect(signs.LINK_KEY_SECRET).toBe(checks.LINK_KEY_SECRET);
    expect([signs.LINK_EPOCH, checks.LINK_EPOCH]).toEqual(['3', '3']);
  });
});

describe('queues', () => {
  const queues = ses.all('AWS::SQS::Queue');
  const workers = files.filter((file) => file !== 'pages');

  test.each(workers)('one failed message of a batch fails no other of %s', (file) => {
    expect(workOf(file, ses).feeding).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'] });
  });

  test.each(workers)('what %s cannot do after some tries is kept for two weeks', (file) => {
    const { queue, deadLetters } = workOf(file, ses);
    const { maxReceiveCount } = queue.RedrivePolicy as { maxReceiveCount: number };
    expect(maxReceiveCount).toBeGreaterThanOrEqual(3);
    expect(deadLetters.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  });

  test.each(['plan-run', 'send-mail', 'mail-events', 'watch-run'])(
    'a message stays with %s for six times as long as it may take',
    (file) => {
      expect(workOf(file, ses).queue.VisibilityTimeout).toBe(6 * Number(ses.fn(file).Timeout));
    },
  );

  test.each(['sweep-index', 'import-file'])('a message stays with %s for longer than it may take', (file) => {
    expect(workOf(file, ses).queue.VisibilityTimeout).toBeGreaterThan(Number(ses.fn(file).Timeout));
  });

  test('all are encrypted, and speak TLS only', () => {
    expect(Object.keys(queues)).toHaveLength(7 * 2 + 1);
    for (const { Properties } of Object.values(queues)) expect(Properties.SqsManagedSseEnabled).toBe(true);
    const policies = Object.values(ses.all('AWS::SQS::QueuePolicy'));
    const denied = policies.filter(({ Properties }) =>
      JSON.stringify(Properties).includes('"aws:SecureTransport":"false"'),
    );
    expect(denied).toHaveLength(Object.keys(queues).length);
  });

  test('imports never overlap: their queue is in order', () => {
    const { queue, feeding } = workOf('import-file', ses);
    expect(queue).toMatchObject({ FifoQueue: true, ContentBasedDeduplication: true });
    expect(feeding.BatchSize).toBe(1);
  });
});

describe.each(['ses', 'smtp'] as const)('sending with %s', (transport) => {
  const { fn, envOf } = both[transport];

  test('a sender is gone before the lease of its claim ends', () => {
    expect(Number(fn('send-mail').Timeout)).toBeLessThan(LEASE_SECONDS);
  });

  test('all senders together keep to the rate of the stage', () => {
    const { feeding } = workOf('send-mail', both[transport]);
    const { MaximumConcurrency } = feeding.ScalingConfig as { MaximumConcurrency: number };
    const stage = transport === 'ses' ? sesStage : smtpStage;
    const together = MaximumConcurrency * Number(envOf('send-mail').MAILS_PER_SECOND);
    expect(together).toBeLessThanOrEqual(stage.transport.mailsPerSecond * (1 + 1e-12));
    expect(together).toBeGreaterThan(stage.transport.mailsPerSecond * 0.99);
  });
});

describe('a relay in the bank’s own network', () => {
  test('send-mail stands in that network, and no other function does', () => {
    expect(smtp.fn('send-mail').VpcConfig).toEqual({
      SecurityGroupIds: ['sg-0123456789abcdef0'],
      SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    });
    const others = Object.values(smtp.all('AWS::Lambda::Function')).filter(({ Properties }) => Properties.VpcConfig);
    expect(others).toHaveLength(1);
  });

  test('with SES no function stands in a network', () => {
    for (const { Properties } of Object.values(ses.all('AWS::Lambda::Function')))
      expect(Properties).not.toHaveProperty('VpcConfig');
  });
});
