import type { Grants } from './grants.ts';

const partitions = (action: string, ...names: string[]) => `${action} when dynamodb:LeadingKeys in ${names.join(', ')}`;
const throughDynamoDb = (...actions: string[]) =>
  actions.map((action) => `${action} when kms:ViaService = dynamodb.ap-southeast-1.amazonaws.com`);

const throughS3 = (...actions: string[]) =>
  actions.map((action) => `${action} when kms:ViaService = s3.ap-southeast-1.amazonaws.com`);

const LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const WORK = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const DECRYPT = throughDynamoDb('kms:Decrypt', 'kms:DescribeKey');
const ENCRYPT = [
  ...DECRYPT,
  ...throughDynamoDb('kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'),
  ...throughDynamoDb('kms:ReEncryptFrom', 'kms:ReEncryptTo'),
];
const LEDGER_KEY = throughS3('kms:Decrypt', 'kms:GenerateDataKey');
const SECRET = ['secretsmanager:GetSecretValue'];
const PUT_ON_QUEUE = ['sqs:SendMessage'];
const SEND = ['ses:SendRawEmail when ses:FromAddress = steward@bank.example'];
const SES = 'arn:aws:ses:ap-southeast-1:123456789012';

/** Everything every function may do, resource by resource: whoever widens a grant has to widen it here as well. */
export const OF_FUNCTIONS: Record<string, Grants> = {
  'plan-run': {
    '<RecordsKey>': ENCRYPT,
    '<RecordsTable>': [
      partitions('dynamodb:GetItem', 'RUN#*', 'UNIT#*'),
      partitions('dynamodb:PutItem', 'RUN#*', 'UNIT#*', 'UNITS'),
      partitions('dynamodb:Query', 'RUN#*', 'ROSTER', 'IMPORT', 'UNIT#*', 'UNITS'),
    ],
    '<RunsMessageQueue>': PUT_ON_QUEUE,
    '<RunsPlanRunLog>': LOG,
    '<RunsRunQueue>': WORK,
  },
  'send-mail': {
    '<LinkKeySecret>': SECRET,
    '<RecordsKey>': ENCRYPT,
    '<RecordsTable>': [
      partitions('dynamodb:BatchGetItem', 'CLIENT#*'),
      partitions('dynamodb:GetItem', 'RUN#*'),
      partitions('dynamodb:PutItem', 'RUN#*', 'CLIENT#*'),
      partitions('dynamodb:Query', 'ROSTER', 'UNIT#*'),
    ],
    '<RecordsTable>/index/due': ['dynamodb:Query'],
    '<RunsMessageQueue>': WORK,
    '<RunsSendMailLog>': LOG,
    [`${SES}:configuration-set/<MailConfigurationSet>`]: SEND,
    [`${SES}:identity/*`]: SEND,
  },
  'mail-events': {
    '<MailMailEventsLog>': LOG,
    '<MailMailEventsQueue>': WORK,
    '<RecordsKey>': ENCRYPT,
    '<RecordsTable>': [partitions('dynamodb:GetItem', 'RUN#*'), partitions('dynamodb:PutItem', 'RUN#*')],
  },
  'watch-run': {
    '<DueIndexSweepQueue>': PUT_ON_QUEUE,
    '<RecordsKey>': ENCRYPT,
    '<RecordsTable>': [
      partitions('dynamodb:GetItem', 'RUN#*', 'INDEX', 'UNIT#*'),
      partitions('dynamodb:PutItem', 'RUN#*', 'UNIT#*', 'UNITS'),
      partitions('dynamodb:Query', 'RUN#*', 'ROSTER', 'IMPORT', 'UNIT#*', 'UNITS'),
    ],
    '<RunsMessageQueue>': PUT_ON_QUEUE,
    '<WatchingWatchQueue>': WORK,
    '<WatchingWatchRunLog>': LOG,
  },
  'sweep-index': {
    '<DueIndexSweepIndexLog>': LOG,
    '<DueIndexSweepQueue>': WORK,
    '<RecordsKey>': ENCRYPT,
    '<RecordsTable>': [
      partitions('dynamodb:GetItem', 'CLIENT#*', 'INDEX'),
      partitions('dynamodb:PutItem', 'CLIENT#*', 'INDEX'),
      'dynamodb:Scan',
    ],
  },
  'import-file': {
    '<ImportDropBucket>': ['s3:ListBucket when s3:prefix like drop/*, mappings/*'],
    '<ImportDropBucket>/drop/*': ['s3:GetObject'],
    '<ImportDropBucket>/mappings/*': ['s3:GetObject'],
    '<ImportDropBucket>/reports/*': ['s3:PutObject'],
    '<ImportImportFileLog>': LOG,
    '<ImportImportQueue>': WORK,
    '<RecordsKey>': ENCRYPT,
    '<RecordsTable>': [
      partitions('dynamodb:BatchGetItem', 'CLIENT#*'),
      partitions('dynamodb:DeleteItem', 'ROSTER'),
      partitions('dynamodb:GetItem', 'CLIENT#*', 'IMPORT'),
      partitions('dynamodb:PutItem', 'CLIENT#*', 'ROSTER', 'IMPORT'),
      partitions('dynamodb:Query', 'ROSTER', 'IMPORT'),
      'dynamodb:Scan',
    ],
  },
  'anchor-ledger': {
    '<LedgerAnchorLedgerLog>': LOG,
    '<LedgerBucket>': ['s3:ListBucket when s3:prefix like anchors/*'],
    '<LedgerBucket>/anchors/*': ['s3:GetObject', 's3:PutObject'],
    '<LedgerQueue>': WORK,
    '<RecordsKey>': [...DECRYPT, ...LEDGER_KEY].sort(),
    '<RecordsTable>': [partitions('dynamodb:Query', 'UNIT#*', 'UNITS', 'ROSTER')],
  },
  pages: {
    '<LedgerBucket>': ['s3:ListBucket when s3:prefix like incoming/*'],
    '<LedgerBucket>/evidence/*': ['s3:GetObject', 's3:PutObject'],
    '<LedgerBucket>/incoming/*': ['s3:GetObject', 's3:PutObject'],
    '<LinkKeySecret>': SECRET,
    '<PagesLog>': LOG,
    '<RecordsKey>': [...ENCRYPT, ...LEDGER_KEY].sort(),
    '<RecordsTable>': [
      partitions('dynamodb:BatchGetItem', 'CLIENT#*'),
      partitions('dynamodb:GetItem', 'RUN#*', 'CLIENT#*', 'ROSTER', 'UNIT#*', 'LINK#*'),
      partitions('dynamodb:PutItem', 'RUN#*#notice#*', 'CLIENT#*', 'UNIT#*', 'LINK#*'),
      partitions('dynamodb:Query', 'CLIENT#*', 'ROSTER', 'UNIT#*'),
    ],
    '<RecordsTable>/index/due': ['dynamodb:Query'],
    '<RunsMessageQueue>': PUT_ON_QUEUE,
  },
};

/** What the schedules may do: put their message on their queue, or where it is found when they cannot. */
export const OF_SCHEDULES: Record<string, Grants> = {
  RunsdigestScheduleRole: { '<RunsRunQueue>': PUT_ON_QUEUE, '<Undelivered>': PUT_ON_QUEUE },
  RunsdutiesScheduleRole: { '<RunsRunQueue>': PUT_ON_QUEUE, '<Undelivered>': PUT_ON_QUEUE },
  WatchingwatchScheduleRole: { '<Undelivered>': PUT_ON_QUEUE, '<WatchingWatchQueue>': PUT_ON_QUEUE },
  WatchingaccountScheduleRole: { '<Undelivered>': PUT_ON_QUEUE, '<WatchingWatchQueue>': PUT_ON_QUEUE },
  LedgeranchorScheduleRole: { '<LedgerQueue>': PUT_ON_QUEUE, '<Undelivered>': PUT_ON_QUEUE },
  WatchingsweepScheduleRole: { '<Undelivered>': PUT_ON_QUEUE, '<WatchingWatchQueue>': PUT_ON_QUEUE },
};

const fromRule = (rule: string, ...actions: string[]) =>
  actions.map((action) => `${action} by events.amazonaws.com when aws:SourceArn = <${rule}>`);
const ON_QUEUE = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'];
const ACCOUNT = 'kms:* by arn:aws:iam::123456789012:root';
const ALARMS = 'by cloudwatch.amazonaws.com when aws:SourceAccount = 123456789012';
const fromApi = (path: string) =>
  `lambda:InvokeFunction by apigateway.amazonaws.com when aws:SourceArn like arn:aws:execute-api:ap-southeast-1:123456789012:<PagesApi>/*/*${path}`;
/** Each route has its own: the two for GET and HEAD of a page read alike. */
const FROM_API = [
  ...['/client/{token}', '/client/{token}', ...Array(3).fill('/client/{token}/{form}')],
  ...['/day/{token}', '/day/{token}', ...Array(3).fill('/day/{token}/search')],
  ...['/done/{receipt}', '/done/{receipt}', ...Array(3).fill('/done/{receipt}/undo')],
  ...['/duties/{token}', '/duties/{token}', '/duty-done/{receipt}', '/duty-done/{receipt}'],
  ...['/duty/{token}', '/duty/{token}', '/duty/{token}/file/{field}', '/duty/{token}/file/{field}'],
  ...Array(3).fill('/duty/{token}/{form}'),
  ...['/not-me/{token}', '/not-me/{token}', ...Array(3).fill('/not-me/{token}/report')],
].map(fromApi);

/** Whom resources let in by policies of their own: services of AWS, each for one thing. */
export const ON_RESOURCES: Grants = {
  '<ImportImportQueue>': fromRule('ImportDoneRule', ...ON_QUEUE),
  '<MailMailEventsQueue>': fromRule('MailEventsRule', ...ON_QUEUE),
  '<PagesFunction>': FROM_API,
  '<RecordsKey>': [ACCOUNT],
  '<Undelivered>': [...fromRule('ImportDoneRule', 'sqs:SendMessage'), ...fromRule('MailEventsRule', 'sqs:SendMessage')],
  '<WatchAlarmKey>': [ACCOUNT, `kms:Decrypt ${ALARMS}`, `kms:GenerateDataKey ${ALARMS}`],
  '<WatchAlarmTopic>': [`sns:Publish ${ALARMS}`],
};
