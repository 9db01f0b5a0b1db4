import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCloudFormationClient } from '../../functions/adapters/cloudformation/deployed-stack.ts';
import { createDynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { createS3Client } from '../../functions/adapters/s3/s3-client.ts';
import { createSecretsClient } from '../../functions/adapters/secrets/secret-values.ts';
import { createSesAccountClient } from '../../functions/adapters/ses/ses-account.ts';
import { createSqsClient } from '../../functions/adapters/sqs/sqs-client.ts';
import type { Stage } from '../../functions/domain/stage/stage.ts';
import { bankConfig } from '../../functions/runtime/bank-config.ts';
import { stewardArguments } from '../../local/arguments/steward.ts';
import type { DoctorOptions } from '../../local/arguments/steward-options.ts';
import { doctorCommand } from '../../local/commands/doctor.ts';
import { steward } from '../../local/commands/steward.ts';
import { awsRefusal } from '../../local/doctor/aws-refusal.ts';
import { momentOf } from '../../local/doctor/moment.ts';
import { doctorReport, doctorText } from '../../local/doctor/report.ts';
import { type LocalDynamo, startDynamo } from '../../local/dynamodb.ts';
import { writeSampleBank } from '../../local/sample-bank/sample-bank.ts';
import { type AwsReply, type AwsRequest, fakeAws, refusalXml, sqsReply, stackXml } from '../support/fake-aws.ts';
import { FAKE_CREDENTIALS } from '../support/faulty-ses.ts';
import { aTerminal } from '../support/local-bank.ts';

const MONDAY = '2026-11-23';
const home = mkdtempSync(join(tmpdir(), 'steward-doctor-'));
const store = join(home, 'store');
let dynamo: LocalDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(async () => {
  await dynamo.stop();
  rmSync(home, { recursive: true, force: true });
});

function options(...words: string[]) {
  const read = stewardArguments(words, MONDAY);
  if (!read.ok || read.value.command === 'help') throw new Error(`not a command: ${words.join(' ')}`);
  return read.value;
}

describe('steward doctor on the words given', () => {
  test('looks at the store unless a stage is named', () => {
    const common = { command: 'doctor', date: MONDAY, json: false };
    expect(options('doctor')).toEqual({ ...common, place: { store: '.steward' } });
    expect(options('doctor', '--store', 's', '--json')).toEqual({ ...common, json: true, place: { store: 's' } });
    expect(options('doctor', '--stage', 'trial')).toEqual({ ...common, place: { stage: 'trial' } });
  });

  test.each([
    [['--stage', 'trial', '--store', 's'], '--stage and --store exclude each other; give the one that is meant'],
    [['now'], '"now" is not expected; steward doctor takes flags only, see steward doctor --help'],
    [['--stage'], '--stage needs a stage of config/stages.ts, e.g. --stage trial'],
    [['--date', 'monday'], '--date "monday" is not a date; write it as YYYY-MM-DD, e.g. 2026-11-23'],
  ])('refuses %j', (words, line) => {
    expect(stewardArguments(['doctor', ...words], MONDAY)).toEqual({ ok: false, line });
  });
});

describe('steward doctor on a store of this computer', () => {
  async function command(...words: string[]) {
    const terminal = aTerminal();
    const code = await steward(options(...words), terminal, MONDAY);
    return { code, ...terminal.told };
  }

  test('that is not there ends with one line and makes none', async () => {
    const { code, out, err } = await command('doctor', '--store', join(home, 'none'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^There is no store .*none: .*\n$/);
    expect((await command('doctor', '--store', join(home, 'none'))).code).toBe(2);
  });

  test('after an import and a run nothing is wrong but what the sample lacks, and the day is accounted for', async () => {
    const data = join(home, 'export');
    const { files } = await writeSampleBank({ directory: data, clients: 40, date: MONDAY });
    await command('import', ...files, '--mapping', join(data, 'mapping.json'), '--store', store);
    for (const kind of ['digest', 'duties']) await command('run', kind, '--date', MONDAY, '--store', store);
    const { code, out } = await command('doctor', '--date', MONDAY, '--store', store, '--json');
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(report)).toEqual(['date', 'store', 'findings', 'problems', 'warnings']);
    expect(report).toMatchObject({ date: MONDAY, store, problems: 0 });
    const about = (name: string) => report.findings.find((finding: { about: string }) => finding.about === name);
    expect(about('mail')).toEqual({ level: 'ok', about: 'mail', found: 'not checked here: embedded' });
    expect(about('queues').found).toBe('not checked here: embedded');
    expect(about('clients').found).toBe('40 clients, each with a client manager');
    expect(about(`digest ${MONDAY}`).found).toMatch(/^\d+ mails planned: \d+ sent/);
  });
});

/** A stage with everything there, as its region answers. */
const STAGE: Stage = {
  account: '000000000000',
  region: 'us-east-1',
  timeZone: 'Asia/Shanghai',
  startsOn: '2026-01-01',
  sender: { name: 'Steward', address: 'steward@bank.example' },
  transport: { kind: 'ses', mailsPerSecond: 14 },
  alarmAddress: 'operations@bank.example',
  runbook: 'docs/runbook.md',
  retention: { logDays: 90, originalsDays: 30, reportsDays: 400 },
  linkEpoch: 1,
};
const QUEUES = ['Run', 'Message', 'MailEvents', 'Watch', 'Sweep', 'Import', 'Ledger'];
const OUTPUTS: Record<string, string> = {
  TableName: 'steward',
  LedgerBucketName: 'steward-ledger',
  UndeliveredQueueUrl: 'https://sqs.us-east-1.amazonaws.com/0/undelivered',
  ...Object.fromEntries(
    QUEUES.flatMap((name) => [
      [`${name}QueueUrl`, `https://sqs.us-east-1.amazonaws.com/0/${name}`],
      [`${name}DeadLetterQueueUrl`, `https://sqs.us-east-1.amazonaws.com/0/${name}-dead`],
    ]),
  ),
};
const SES_ACCOUNT = {
  ProductionAccessEnabled: false,
  SendingEnabled: true,
  EnforcementStatus: 'HEALTHY',
  SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 },
};
const IDENTITY = { VerifiedForSendingStatus: true, DkimAttributes: { Status: 'SUCCESS' } };

type Answers = {
  stack?: AwsReply;
  ses?: (request: AwsRequest) => AwsReply;
  sqs?: Parameters<typeof sqsReply>[1];
  secret?: AwsReply;
};

describe('steward doctor on a stage', () => {
  async function look(answers: Answers = {}, words: string[] = [], stage: Stage = STAGE) {
    const stack = answers.stack ?? stackXml({ account: '000000000000', status: 'CREATE_COMPLETE', outputs: OUTPUTS });
    const ses = answers.ses ?? (({ path }) => ({ json: path.endsWith('/account') ? SES_ACCOUNT : IDENTITY }));
    const as = (answer: (request: AwsRequest) => AwsReply) => ({
      region: 'us-east-1',
      credentials: FAKE_CREDENTIALS,
      requestHandler: fakeAws(answer).requestHandler,
    });
    const clients = () => ({
      cloudFormation: createCloudFormationClient(as(() => stack)),
      ses: createSesAccountClient(as(ses)),
      sqs: createSqsClient(as((request) => sqsReply(request, answers.sqs ?? {}))),
      s3: createS3Client({ region: 'us-east-1' }),
      secrets: createSecretsClient(as(() => answers.secret ?? { json: { Name: 's' } })),
      dynamo: createDynamoClient(dynamo.connection),
    });
    const asked: DoctorOptions = { ...(options('doctor', '--stage', 'trial', ...words) as DoctorOptions) };
    const terminal = aTerminal();
    const world = { stages: { trial: stage }, clients, clock: () => '2026-11-23T02:30:00.000Z' };
    const code = await doctorCommand(asked, terminal, bankConfig(), world);
    return { code, ...terminal.told };
  }

  test('newly deployed, with nothing imported: the problems are named, and 1 is returned', async () => {
    const { code, out } = await look({}, ['--json']);
    const report = JSON.parse(out);
    expect(code).toBe(1);
    expect(Object.keys(report)).toEqual(['date', 'stage', 'findings', 'problems', 'warnings']);
    const problems = report.findings.filter(({ level }: { level: string }) => level === 'problem');
    expect(problems.map(({ about }: { about: string }) => about)).toEqual(['roster', 'age of records', 'due index']);
    expect(report.problems).toBe(3);
    const sweep = problems[2].mend;
    expect(sweep).toContain(
      `aws sqs send-message --region us-east-1 --queue-url ${OUTPUTS.WatchQueueUrl} --message-body '{"job":"sweep"}'`,
    );
  });

  test('dead letters of any queue are found', async () => {
    const { out } = await look({ sqs: { [`${OUTPUTS.ImportDeadLetterQueueUrl}`]: { visible: 2 } } });
    expect(out).toMatch(/problem {2}import queue +2 dead letters/);
  });

  test('with a relay asks nothing of SES, and looks for the relay’s password', async () => {
    const transport = {
      kind: 'smtp',
      host: 'relay.bank.example',
      port: 587,
      secretName: 'relay',
      mailsPerSecond: 5,
    } as const;
    const { MailEventsQueueUrl: _, MailEventsDeadLetterQueueUrl: __, ...outputs } = OUTPUTS;
    const { out } = await look(
      {
        stack: stackXml({ account: '000000000000', status: 'CREATE_COMPLETE', outputs }),
        ses: () => {
          throw new Error('asked SES');
        },
        secret: { status: 400, headers: { 'x-amzn-errortype': 'ResourceNotFoundException' }, json: {} },
      },
      [],
      { ...STAGE, transport },
    );
    expect(out).toMatch(/problem {2}relay password +there is no secret relay/);
  });

  test.each<[string, Answers, RegExp]>([
    [
      'not deployed',
      { stack: refusalXml('ValidationError', 'Stack with id Steward-trial does not exist') },
      /^There is no stack Steward-trial in us-east-1 .*cdk deploy -c stage=trial$/,
    ],
    [
      'of another account',
      { stack: stackXml({ account: '111111111111', status: 'CREATE_COMPLETE', outputs: OUTPUTS }) },
      /^These credentials are of account 111111111111, .*000000000000$/,
    ],
    [
      'of another version',
      { stack: stackXml({ account: '000000000000', status: 'CREATE_COMPLETE', outputs: { TableName: 't' } }) },
      /^Steward-trial does not tell LedgerBucketName, RunQueueUrl, /,
    ],
    [
      'not allowed',
      {
        ses: () => ({
          status: 403,
          headers: { 'x-amzn-errortype': 'AccessDeniedException' },
          json: { message: 'not authorized to perform: ses:GetAccount' },
        }),
      },
      /^These credentials may not look .*ses:GetAccount$/,
    ],
    [
      'signed out',
      { stack: refusalXml('ExpiredToken', 'The security token is expired') },
      /^AWS does not accept these credentials \(ExpiredToken\)/,
    ],
  ])('%s: one line, nothing on stdout, and 2', async (_, answers, line) => {
    const { code, out, err } = await look(answers);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trimEnd()).toMatch(line);
    expect(err.trimEnd()).not.toContain('\n');
  });

  test('a mistake in config/stages.ts, or a name that is not in it, is one line and 2', async () => {
    const wrong = await look({}, [], { ...STAGE, timeZone: 'Europe/Berlin' });
    expect(wrong).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^config\/stages\.ts: trial\.timeZone .*\n$/),
    });
    const terminal = aTerminal();
    expect(await steward(options('doctor', '--stage', 'nowhere'), terminal, MONDAY)).toBe(2);
    expect(terminal.told.err).toMatch(/^config\/stages\.ts: there is no stage "nowhere"; /);
  });
});

test('without credentials, or without a network, it is said in one line; what nobody can mend is thrown on', () => {
  const named = (name: string, code?: string) => Object.assign(new Error('said'), { name, ...(code && { code }) });
  expect(awsRefusal(named('CredentialsProviderError'), 'r')).toMatch(
    /^There are no AWS credentials here: .*AWS_PROFILE/,
  );
  expect(awsRefusal(named('Error', 'ENOTFOUND'), 'ap-east-1')).toMatch(
    /^AWS cannot be reached in ap-east-1 \(ENOTFOUND\)/,
  );
  expect(awsRefusal(named('TypeError'), 'r')).toBeUndefined();
});

test('a date still to come is looked at as of its midnight, any other as of now', () => {
  const now = '2026-11-23T02:30:00.000Z';
  expect(momentOf(MONDAY, now, 'Asia/Shanghai').now).toBe(now);
  expect(momentOf('2026-11-20', now, 'Asia/Shanghai').now).toBe(now);
  expect(momentOf('2026-11-24', now, 'Asia/Shanghai').now).toBe('2026-11-23T16:00:00.000Z');
});

describe('what people read', () => {
  const findings = [
    { level: 'ok', about: 'sender', found: 'is verified' },
    { level: 'warning', about: 'calendar', found: 'is short', mend: 'Add days' },
    { level: 'problem', about: 'daily quota', found: 'is small', mend: 'Ask for more' },
  ] as const;

  test('one aligned line each, problems first, then what to do', () => {
    expect(doctorText(doctorReport({ stage: 'trial' }, MONDAY, findings))).toBe(
      [
        'stage trial, 2026-11-23: 1 problem, 1 warning.',
        '',
        '  problem  daily quota  is small',
        '  warning  calendar     is short',
        '  ok       sender       is verified',
        '',
        'What to do',
        '  daily quota: Ask for more',
        '  calendar: Add days',
        '',
      ].join('\n'),
    );
  });

  test('nothing wrong is said so', () => {
    const text = doctorText(doctorReport({ store: '.steward' }, MONDAY, findings.slice(0, 1)));
    expect(text).toBe('store .steward, 2026-11-23: Nothing is wrong.\n\n  ok       sender  is verified\n');
  });
});
