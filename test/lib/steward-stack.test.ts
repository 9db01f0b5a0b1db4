import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { stages } from '../../config/stages.ts';
import { TABLE_DEFINITION } from '../../functions/adapters/dynamodb/table-definition.ts';
import { type Resource, synthesise } from '../support/stack.ts';
import { sesStage, smtpStage } from '../support/stages.ts';

const ses = synthesise(sesStage);
const smtp = synthesise(smtpStage, 'green');
const propertiesOf = (resources: Record<string, Resource>) =>
  Object.values(resources).map(({ Properties }) => Properties);

/** Kept when the stack or the resource in it is deleted or replaced, and not when the deployment that made it fails. */
const KEPT = ['RetainExceptOnCreate', 'Retain'];

describe('records', () => {
  const table = ses.only('AWS::DynamoDB::Table');

  test('the table is the one the adapters were written for', () => {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = TABLE_DEFINITION;
    expect(table.Properties).toMatchObject({ AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode });
  });

  test('can be restored to any second, and outlive the stack', () => {
    expect(table.Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
    expect([table.DeletionPolicy, table.UpdateReplacePolicy]).toEqual(KEPT);
  });

  test('stand under a key of the bank’s own that rotates and outlives the stack', () => {
    const { SSESpecification } = table.Properties as {
      SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [string] } };
    };
    expect(SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    const key = ses.all('AWS::KMS::Key')[SSESpecification.KMSMasterKeyId['Fn::GetAtt'][0]];
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    expect([key?.DeletionPolicy, key?.UpdateReplacePolicy]).toEqual(KEPT);
  });

  test('the key of links is made by Secrets Manager, strong enough, and outlives the stack', () => {
    const secret = ses.only('AWS::SecretsManager::Secret');
    expect([secret.DeletionPolicy, secret.UpdateReplacePolicy]).toEqual(KEPT);
    expect(secret.Properties.GenerateSecretString).toEqual({
      SecretStringTemplate: '{"id":"k1"}',
      GenerateStringKey: 'secret',
      PasswordLength: 64,
      ExcludePunctuation: true,
    });
  });
});

describe('schedules', () => {
  const schedules = propertiesOf(ses.all('AWS::Scheduler::Schedule'));
  const named = (name: string) => schedules.find(({ Name }) => Name === name) ?? {};
  const inputOf = (name: string) => JSON.parse((named(name).Target as { Input: string }).Input);
  const plannedFor = '<aws.scheduler.scheduled-time>';

  test.each([
    ['Steward-blue-digest', 'cron(30 7 * * ? *)', { kind: 'digest', plannedFor }],
    ['Steward-blue-duties', 'cron(40 7 * * ? *)', { kind: 'duties', plannedFor }],
    ['Steward-blue-watch', 'cron(0/15 * * * ? *)', { job: 'watch', plannedFor }],
    ['Steward-blue-account', 'cron(0 10 * * ? *)', { job: 'account', plannedFor }],
    ['Steward-blue-sweep', 'cron(30 2 * * ? *)', { job: 'sweep', plannedFor }],
    ['Steward-blue-anchor', 'cron(30 20 * * ? *)', { plannedFor }],
  ])('%s fires every day in the bank’s time zone and says what, for when, and nothing else', (name, cron, says) => {
    expect(named(name)).toMatchObject({
      ScheduleExpression: cron,
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    expect(inputOf(name)).toEqual(says);
  });

  test('there are no others', () => {
    expect(schedules).toHaveLength(6);
  });

  test('each is tried for an hour, and what cannot be delivered is kept and seen', () => {
    const [undelivered] = Object.keys(ses.all('AWS::SQS::Queue')).filter((id) => id.startsWith('Undelivered'));
    const arn = { 'Fn::GetAtt': [undelivered, 'Arn'] };
    for (const { Target } of schedules)
      expect(Target).toMatchObject({
        RetryPolicy: { MaximumEventAgeInSeconds: 3600 },
        DeadLetterConfig: { Arn: arn },
      });
    for (const { Targets } of propertiesOf(ses.all('AWS::Events::Rule')))
      expect(Targets).toMatchObject([{ DeadLetterConfig: { Arn: arn } }]);
  });
});

describe('mail through SES', () => {
  const SES = { kind: 'ses', mailsPerSecond: 25 } as const;
  const [setId] = Object.keys(ses.all('AWS::SES::ConfigurationSet'));

  test('goes over TLS only, as the sender’s domain, through the configuration set by default', () => {
    expect(ses.only('AWS::SES::ConfigurationSet').Properties.DeliveryOptions).toEqual({ TlsPolicy: 'REQUIRE' });
    expect(ses.only('AWS::SES::EmailIdentity').Properties).toMatchObject({
      EmailIdentity: 'bank.example',
      ConfigurationSetAttributes: { ConfigurationSetName: { Ref: setId } },
    });
  });

  test('asks nothing of an account whose deliverability manager is off', () => {
    expect(ses.only('AWS::SES::ConfigurationSet').Properties).not.toHaveProperty('VdmOptions');
  });

  test('the sender’s domain outlives the stack, with the DNS records that prove it', () => {
    const { DeletionPolicy, UpdateReplacePolicy } = ses.only('AWS::SES::EmailIdentity');
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(KEPT);
  });

  test('a domain that SES has already is not touched, and all else is the same', () => {
    const existing = synthesise({ ...sesStage, transport: { ...SES, identity: 'existing' } });
    expect(existing.all('AWS::SES::EmailIdentity')).toEqual({});
    const resources = Object.entries(ses.template.toJSON().Resources as Record<string, Resource>);
    const without = resources.filter(([, { Type }]) => Type !== 'AWS::SES::EmailIdentity');
    expect(existing.template.toJSON().Resources).toEqual(Object.fromEntries(without));
  });

  test('a stage that says it manages the domain is one that does not say', () => {
    const managed = synthesise({ ...sesStage, transport: { ...SES, identity: 'managed' } });
    expect(managed.template.toJSON()).toEqual(ses.template.toJSON());
  });

  test('tracks neither opens nor clicks', () => {
    expect(ses.only('AWS::SES::ConfigurationSet').Properties).not.toHaveProperty('TrackingOptions');
    const { EventDestination } = ses.only('AWS::SES::ConfigurationSetEventDestination').Properties;
    expect(EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject'],
      EventBridgeDestination: { EventBusArn: 'arn:aws:events:ap-southeast-1:123456789012:event-bus/default' },
    });
  });

  test('what SES tells of this stage’s mails, and of no others, goes to mail-events', () => {
    const rule = propertiesOf(ses.all('AWS::Events::Rule')).find(({ EventPattern }) =>
      JSON.stringify(EventPattern).includes('aws.ses'),
    );
    expect(rule?.EventPattern).toEqual({
      source: ['aws.ses'],
      detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: setId }] } } },
    });
  });
});

describe('mail through a relay', () => {
  test('has nothing of SES, and nothing that waits for its events', () => {
    expect(JSON.stringify(smtp.template.toJSON())).not.toMatch(/AWS::SES|aws\.ses|ses:Send|mail-events/i);
    expect(smtp.stack.queues.map(({ name }) => name)).not.toContain('MailEvents');
  });
});

/** A bucket by the beginning of its name in the template. */
function bucketNamed(start: string) {
  const [, bucket] = Object.entries(ses.all('AWS::S3::Bucket')).find(([id]) => id.startsWith(start)) ?? [];
  if (bucket === undefined) throw new Error(`there is no bucket ${start}`);
  return bucket;
}

describe('the buckets', () => {
  test.each([
    ['ImportDropBucket', 'AES256'],
    ['LedgerBucket', 'aws:kms'],
  ])('%s is private, encrypted, versioned, and outlives the stack', (name, SSEAlgorithm) => {
    const bucket = bucketNamed(name);
    expect([bucket.DeletionPolicy, bucket.UpdateReplacePolicy]).toEqual(KEPT);
    expect(bucket.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test('are two, and both speak TLS only', () => {
    expect(Object.keys(ses.all('AWS::S3::Bucket'))).toHaveLength(2);
    const policies = propertiesOf(ses.all('AWS::S3::BucketPolicy')).map((policy) => JSON.stringify(policy));
    expect(policies.filter((policy) => policy.includes('"aws:SecureTransport":"false"'))).toHaveLength(2);
  });
});

describe('the ledger', () => {
  test('keeps evidence and anchors for good; only what was brought and never confirmed is gone after a day', () => {
    const { Rules } = bucketNamed('LedgerBucket').Properties.LifecycleConfiguration as { Rules: object[] };
    expect(Rules).toMatchObject([{ Prefix: 'incoming/', ExpirationInDays: 1 }]);
    expect(Rules).toHaveLength(1);
  });
});

describe('the drop bucket', () => {
  const bucket = bucketNamed('ImportDropBucket');

  test('keeps originals and reports as long as the stage says, and no remains', () => {
    expect(bucket.Properties.LifecycleConfiguration).toEqual({
      Rules: [
        { Id: 'originals', Prefix: 'drop/', ExpirationInDays: 20, Status: 'Enabled' },
        { Id: 'reports', Prefix: 'reports/', ExpirationInDays: 300, Status: 'Enabled' },
        {
          Id: 'remains',
          NoncurrentVersionExpiration: { NoncurrentDays: 7 },
          ExpiredObjectDeleteMarker: true,
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          Status: 'Enabled',
        },
      ],
    });
  });

  test('only a finished batch starts an import, one after the other', () => {
    expect(bucket.Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    const rule = propertiesOf(ses.all('AWS::Events::Rule')).find(({ EventPattern }) =>
      JSON.stringify(EventPattern).includes('aws.s3'),
    );
    expect(rule?.EventPattern).toMatchObject({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { object: { key: [{ suffix: '/_DONE' }] } },
    });
    expect(rule?.Targets).toMatchObject([{ SqsParameters: { MessageGroupId: 'import' } }]);
  });
});

describe('pages', () => {
  test('log under the prefix that needs no line in the log policy of the account', () => {
    const names = propertiesOf(ses.all('AWS::Logs::LogGroup')).map(({ LogGroupName }) => LogGroupName);
    expect(names).toContain('/aws/vendedlogs/steward/blue/access');
  });

  const stage = ses.only('AWS::ApiGatewayV2::Stage').Properties;

  test('are looked at by GET and HEAD, take forms by POST, and answer nothing else: no other method, no other path', () => {
    const routes = propertiesOf(ses.all('AWS::ApiGatewayV2::Route')).map(({ RouteKey }) => RouteKey);
    expect(routes.sort()).toEqual([
      'GET /client/{token}',
      'GET /client/{token}/{form}',
      'GET /day/{token}',
      'GET /day/{token}/search',
      'GET /done/{receipt}',
      'GET /done/{receipt}/undo',
      'GET /duties/{token}',
      'GET /duty-done/{receipt}',
      'GET /duty/{token}',
      'GET /duty/{token}/file/{field}',
      'GET /duty/{token}/{form}',
      'GET /not-me/{token}',
      'GET /not-me/{token}/report',
      'HEAD /client/{token}',
      'HEAD /client/{token}/{form}',
      'HEAD /day/{token}',
      'HEAD /day/{token}/search',
      'HEAD /done/{receipt}',
      'HEAD /done/{receipt}/undo',
      'HEAD /duties/{token}',
      'HEAD /duty-done/{receipt}',
      'HEAD /duty/{token}',
      'HEAD /duty/{token}/file/{field}',
      'HEAD /duty/{token}/{form}',
      'HEAD /not-me/{token}',
      'HEAD /not-me/{token}/report',
      'POST /client/{token}/{form}',
      'POST /day/{token}/search',
      'POST /done/{receipt}/undo',
      'POST /duty/{token}/{form}',
      'POST /not-me/{token}/report',
    ]);
  });

  test('are called as the adapter of the pages reads it, with no word to other sites', () => {
    for (const { PayloadFormatVersion } of propertiesOf(ses.all('AWS::ApiGatewayV2::Integration')))
      expect(PayloadFormatVersion).toBe('2.0');
    expect(ses.only('AWS::ApiGatewayV2::Api').Properties).not.toHaveProperty('CorsConfiguration');
  });

  test('log who was answered how fast, and never a path, a query or an address', () => {
    const { Format } = stage.AccessLogSettings as { Format: string };
    expect(Object.values(JSON.parse(Format)).sort()).toEqual([
      '$context.requestId',
      '$context.responseLatency',
      '$context.routeKey',
      '$context.status',
    ]);
  });

  test('are throttled', () => {
    expect(stage.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
  });

  test('under the bank’s own name they have no other address', () => {
    expect(smtp.only('AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(true);
    expect(smtp.only('AWS::ApiGatewayV2::DomainName').Properties).toMatchObject({
      DomainName: 'steward.bank.example',
      DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }],
    });
    expect(smtp.only('AWS::ApiGatewayV2::ApiMapping').Properties).not.toHaveProperty('ApiMappingKey');
  });
});

describe('outputs', () => {
  const common = [
    'TableName',
    'DropBucketName',
    'LedgerBucketName',
    'PagesUrl',
    'LinkKeySecretArn',
    'AlarmTopicArn',
    'DashboardName',
    'UndeliveredQueueUrl',
  ];
  const urls = (...names: string[]) => names.flatMap((name) => [`${name}QueueUrl`, `${name}DeadLetterQueueUrl`]);

  test('name everything that is looked for by name', () => {
    expect(Object.keys(ses.template.toJSON().Outputs).sort()).toEqual(
      [
        ...common,
        'ConfigurationSetName',
        ...urls('Run', 'Message', 'MailEvents', 'Watch', 'Sweep', 'Import', 'Ledger'),
      ].sort(),
    );
    expect(Object.keys(smtp.template.toJSON().Outputs).sort()).toEqual(
      [...common, 'PagesDnsTarget', ...urls('Run', 'Message', 'Watch', 'Sweep', 'Import', 'Ledger')].sort(),
    );
  });
});

describe('cdk-nag', () => {
  const found = (of: typeof ses) =>
    new AwsSolutionsChecks(of.app)
      .validateScope(of.stack)
      .violations.map(({ ruleName, violatingResources }) => [
        ruleName,
        violatingResources.map((one) => one.constructPath),
      ]);

  test('finds nothing in the AWS solutions pack that has no reason beside it', () => {
    expect(found(ses)).toEqual([]);
    expect(found(smtp)).toEqual([]);
  });

  test('would find a bucket that is open', () => {
    const open = new Stack(ses.app, 'Open');
    new Bucket(open, 'Bucket');
    const { violations } = new AwsSolutionsChecks(ses.app).validateScope(open);
    expect(violations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-S10');
    ses.app.node.tryRemoveChild('Open');
  });
});

test('the whole stack of the stage that is tested is as it was', async () => {
  const [[name, stage] = []] = Object.entries(stages);
  if (name === undefined || stage === undefined) throw new Error('there is no stage');
  const template = JSON.stringify(synthesise(stage, name).template.toJSON(), null, 2);
  const normalised = template.replaceAll(/[0-9a-f]{64}\.zip/g, 'HASH.zip');
  await expect(`${normalised}\n`).toMatchFileSnapshot('__snapshots__/steward-stack.json');
});
