import { describe, expect, test } from 'vitest';
import { OF_FUNCTIONS } from '../support/iam/expected-grants.ts';
import { type Context, may, roleMay } from '../support/iam/may.ts';
import { permissionsOf } from '../support/iam/roles.ts';
import type { Template } from '../support/iam/template.ts';
import { synthesise } from '../support/stack.ts';
import { sesStage } from '../support/stages.ts';

const deployed = synthesise(sesStage).template.toJSON() as Template;
const permissions = permissionsOf(deployed);
const functions = Object.keys(OF_FUNCTIONS);
const TABLE = '<RecordsTable>';
const of = (partition: string): Context => ({ 'dynamodb:LeadingKeys': [partition] });
const PARTITIONS = [
  'CLIENT#1',
  'RUN#2026-11-23#digest',
  'RUN#2026-11-23#digest#7',
  'RUN#2026-11-23#notice#7',
  'ROSTER',
  'IMPORT',
  'INDEX',
  'UNIT#u1',
  'UNITS',
  'LINK#ab',
];
const WRITES = [
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'PartiQLInsert',
  'PartiQLUpdate',
  'PartiQLDelete',
];

describe('records', () => {
  const writes = (name: string, partition: string) =>
    WRITES.filter((action) =>
      may(permissions, name, { action: `dynamodb:${action}`, resource: TABLE, context: of(partition) }),
    );

  test.each(PARTITIONS)(
    'pages put a client or a contact, a duty, a notice, a try at a link, change or delete nothing in place, and write nothing else: %s',
    (partition) => {
      const written = /^(CLIENT|UNIT|LINK)#|#notice#/.test(partition);
      expect(writes('pages', partition)).toEqual(written ? ['PutItem'] : []);
    },
  );

  test('pages read clients with their contacts, the roster, messages and duties, each as they need it, and the whole table never', () => {
    const READS = ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'PartiQLSelect'];
    const reads = (partition: string) =>
      READS.filter((action) =>
        may(permissions, 'pages', { action: `dynamodb:${action}`, resource: TABLE, context: of(partition) }),
      );
    expect(Object.fromEntries(PARTITIONS.map((partition) => [partition, reads(partition)]))).toEqual({
      'CLIENT#1': ['GetItem', 'BatchGetItem', 'Query'],
      'RUN#2026-11-23#digest': ['GetItem'],
      'RUN#2026-11-23#digest#7': ['GetItem'],
      'RUN#2026-11-23#notice#7': ['GetItem'],
      ROSTER: ['GetItem', 'Query'],
      IMPORT: [],
      INDEX: [],
      'UNIT#u1': ['GetItem', 'Query'],
      UNITS: [],
      'LINK#ab': ['GetItem'],
    });
  });

  test('pages neither read nor write beside a client by naming two partitions', () => {
    const both = { 'dynamodb:LeadingKeys': ['CLIENT#1', 'IMPORT'] };
    for (const action of ['GetItem', 'PutItem'])
      expect(may(permissions, 'pages', { action: `dynamodb:${action}`, resource: TABLE, context: both })).toBe(false);
  });

  test('pages send no mail, put work on no queue but that of mails, and reach no file of the bank', () => {
    const ASKED = [
      ['ses:SendRawEmail', 'arn:aws:ses:ap-southeast-1:123456789012:identity/bank.example'],
      ['sqs:SendMessage', '<RunsRunQueue>'],
      ['sqs:SendMessage', '<WatchingWatchQueue>'],
      ['s3:GetObject', '<ImportDropBucket>/drop/x'],
      ['s3:PutObject', '<ImportDropBucket>/reports/x'],
    ] as const;
    const context = { 'ses:FromAddress': 'steward@bank.example' };
    const allowed = ASKED.filter(([action, resource]) => may(permissions, 'pages', { action, resource, context }));
    expect(allowed).toEqual([]);
  });

  test('mail-events touches runs and their messages, and nothing else', () => {
    const READS = ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'PartiQLSelect'];
    const touched = PARTITIONS.filter((partition) =>
      [...READS, ...WRITES].some((action) =>
        may(permissions, 'mail-events', { action: `dynamodb:${action}`, resource: TABLE, context: of(partition) }),
      ),
    );
    expect(touched).toEqual(['RUN#2026-11-23#digest', 'RUN#2026-11-23#digest#7', 'RUN#2026-11-23#notice#7']);
  });

  test('whoever may write a run may not reach past it by naming two partitions', () => {
    const both = { 'dynamodb:LeadingKeys': ['RUN#2026-11-23#digest', 'CLIENT#1'] };
    expect(may(permissions, 'mail-events', { action: 'dynamodb:PutItem', resource: TABLE, context: both })).toBe(false);
  });

  test.each(PARTITIONS)('in %s only whoever has to may write', (partition) => {
    const writers = functions.filter((name) => writes(name, partition).length > 0);
    const EXPECTED: Record<string, string[]> = {
      CLIENT: ['send-mail', 'sweep-index', 'import-file', 'pages'],
      RUN: ['plan-run', 'send-mail', 'mail-events', 'watch-run'],
      ROSTER: ['import-file'],
      IMPORT: ['import-file'],
      INDEX: ['sweep-index'],
      UNIT: ['plan-run', 'watch-run', 'pages'],
      UNITS: ['plan-run', 'watch-run'],
      LINK: ['pages'],
    };
    const expected = EXPECTED[partition.split('#')[0] ?? ''] ?? [];
    expect(writers).toEqual(partition.includes('#notice#') ? [...expected, 'pages'] : expected);
  });

  test('the key of the records opens nothing but the table, and the ledger to who keeps it', () => {
    const asked = { action: 'kms:Decrypt', resource: '<RecordsKey>' };
    const by = (name: string, service: string) =>
      may(permissions, name, { ...asked, context: { 'kms:ViaService': `${service}.ap-southeast-1.amazonaws.com` } });
    expect(functions.filter((name) => may(permissions, name, asked) || by(name, 'sqs'))).toEqual([]);
    expect(functions.filter((name) => by(name, 's3'))).toEqual(['anchor-ledger', 'pages']);
  });
});

describe('what nobody may', () => {
  const roles = [...permissions.roles.values()].map((role) => [role.name, role] as const);
  const named = Object.keys(deployed.Resources).map((id) => `<${id.replace(/[0-9A-F]{8}$/, '')}>`);
  const ACTIONS = [
    'dynamodb:DeleteTable',
    'dynamodb:UpdateTable',
    'dynamodb:UpdateContinuousBackups',
    'dynamodb:PutResourcePolicy',
    'kms:ScheduleKeyDeletion',
    'kms:DisableKey',
    'kms:PutKeyPolicy',
    'kms:CreateGrant',
    'iam:PutRolePolicy',
    'iam:AttachRolePolicy',
    'iam:PassRole',
    'sts:AssumeRole',
    'lambda:UpdateFunctionCode',
    'lambda:UpdateFunctionConfiguration',
    'lambda:AddPermission',
    'sqs:SetQueueAttributes',
    'sqs:PurgeQueue',
    'sqs:AddPermission',
    's3:PutBucketPolicy',
    's3:DeleteBucket',
    'secretsmanager:PutSecretValue',
    'secretsmanager:DeleteSecret',
    'secretsmanager:PutResourcePolicy',
    'logs:DeleteLogGroup',
    'scheduler:UpdateSchedule',
    'cloudwatch:DeleteAlarms',
    'sns:Publish',
  ];

  test.each(roles)('%s neither deletes nor changes what is deployed, nor anybody’s rights', (_, role) => {
    const allowed = ACTIONS.flatMap((action) =>
      ['*', TABLE, ...named]
        .filter((resource) => roleMay(permissions, role, { action, resource }))
        .map((on) => `${action} on ${on}`),
    );
    expect(allowed).toEqual([]);
  });

  test('the key of the links is read by those who make and check links, and other secrets by nobody', () => {
    const asks = (name: string, resource: string) =>
      may(permissions, name, { action: 'secretsmanager:GetSecretValue', resource });
    expect(functions.filter((name) => asks(name, '<LinkKeySecret>'))).toEqual(['send-mail', 'pages']);
    const other = 'arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:steward/relay-abcdef';
    expect(functions.filter((name) => asks(name, other) || asks(name, '*'))).toEqual([]);
  });
});
