import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { beforeAll, expect, test } from 'vitest';
import { roleNames, statementsOf } from './support/grants.ts';
import { namesIn } from './support/ledger.ts';
import { output } from './support/stack.ts';

/** Somebody who may do what the pages may, and nothing else: the deployed role itself trusts Lambda alone. */
let credentials: { accessKeyId: string; secretAccessKey: string };

beforeAll(async () => {
  const iam = new IAMClient();
  const role = (await roleNames()).find((name) => name.includes('-PagesRole'));
  if (role === undefined) throw new Error('the pages have no role');
  const UserName = 'as-the-pages';
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: await statementsOf(role) });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'as-the-pages', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
  credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
});

const outcome = (call: Promise<unknown>) =>
  call.then(
    () => 'allowed',
    (error: Error) => error.name,
  );
const DENIED = expect.stringMatching(/^AccessDenied/);
const key = { pk: { S: 'CLIENT#1' }, sk: { S: 'CLIENT' } };

test('what the pages were granted is enough to read the roster and the key of the links, and to put a client', async () => {
  const TableName = await output('TableName');
  const values = { ':pk': { S: 'ROSTER' } };
  const query = new QueryCommand({ TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: values });
  expect(await outcome(new DynamoDBClient({ credentials }).send(query))).toBe('allowed');
  // It gets as far as its condition, which no client that is not there meets: nothing is written.
  const put = new PutItemCommand({ TableName, Item: key, ConditionExpression: 'attribute_exists(pk)' });
  expect(await outcome(new DynamoDBClient({ credentials }).send(put))).toBe('ConditionalCheckFailedException');
  const secret = new GetSecretValueCommand({ SecretId: await output('LinkKeySecretArn') });
  expect(await outcome(new SecretsManagerClient({ credentials }).send(secret))).toBe('allowed');
});

test('it is not enough to delete, to change in place or to scan records, to send a mail, or to read what the bank dropped', async () => {
  const TableName = await output('TableName');
  const records = new DynamoDBClient({ credentials });
  expect(await outcome(records.send(new DeleteItemCommand({ TableName, Key: key })))).toEqual(DENIED);
  expect(await outcome(records.send(new UpdateItemCommand({ TableName, Key: key })))).toEqual(DENIED);
  expect(await outcome(records.send(new ScanCommand({ TableName })))).toEqual(DENIED);
  const mail = { Source: 'steward@bank.example', RawMessage: { Data: Buffer.from('To: m001@bank.example\r\n\r\n') } };
  expect(await outcome(new SESClient({ credentials }).send(new SendRawEmailCommand(mail)))).toEqual(DENIED);
  const dropped = { Bucket: await output('DropBucketName'), Key: 'mappings/sample.json' };
  expect(await outcome(new S3Client({ credentials }).send(new GetObjectCommand(dropped)))).toEqual(DENIED);
});

test("of the ledger's bucket it is enough to keep evidence, and not to delete any, nor to read, write or list anchors", async () => {
  const [Bucket, [evidence], [anchor]] = await Promise.all([
    output('LedgerBucketName'),
    namesIn('evidence'),
    namesIn('anchors'),
  ]);
  const bucket = new S3Client({ credentials });
  expect(await outcome(bucket.send(new GetObjectCommand({ Bucket, Key: evidence })))).toBe('allowed');
  expect(await outcome(bucket.send(new DeleteObjectCommand({ Bucket, Key: evidence })))).toEqual(DENIED);
  expect(await outcome(bucket.send(new GetObjectCommand({ Bucket, Key: anchor })))).toEqual(DENIED);
  expect(await outcome(bucket.send(new PutObjectCommand({ Bucket, Key: anchor, Body: '{}' })))).toEqual(DENIED);
  expect(await outcome(bucket.send(new DeleteObjectCommand({ Bucket, Key: anchor })))).toEqual(DENIED);
  expect(await outcome(bucket.send(new ListObjectsV2Command({ Bucket, Prefix: 'incoming/' })))).toBe('allowed');
  for (const Prefix of ['anchors/', 'evidence/'])
    expect(await outcome(bucket.send(new ListObjectsV2Command({ Bucket, Prefix })))).toEqual(DENIED);
});
