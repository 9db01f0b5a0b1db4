import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { DUE_INDEX } from '../functions/adapters/dynamodb/table-definition.ts';
import { PARTITIONS, type Partition } from './partitions.ts';

/** What a function does with the records, action by action, each in the partitions it needs. */
export type RecordUse = {
  get?: readonly Partition[];
  getMany?: readonly Partition[];
  query?: readonly Partition[];
  put?: readonly Partition[];
  remove?: readonly Partition[];
  /** Asks the due index for a manager's clients. */
  due?: true;
  /** Reads the whole table: a scan knows no partitions. */
  scan?: true;
};

const ACTIONS = {
  get: 'dynamodb:GetItem',
  getMany: 'dynamodb:BatchGetItem',
  query: 'dynamodb:Query',
  put: 'dynamodb:PutItem',
  remove: 'dynamodb:DeleteItem',
} as const;

const DECRYPT = ['kms:Decrypt', 'kms:DescribeKey'];
const ENCRYPT = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * The statements that allow this use and no other: each action in its partitions only, the index only where it is asked, and the key only
 * through DynamoDB.
 */
export function recordGrants(
  use: RecordUse,
  { tableArn, keyArn, region }: { tableArn: string; keyArn: string; region: string },
): PolicyStatementProps[] {
  const inPartitions = Object.entries(ACTIONS).flatMap(([verb, action]) => {
    const partitions = use[verb as keyof typeof ACTIONS];
    if (partitions === undefined) return [];
    const leadingKeys = partitions.map((partition) => PARTITIONS[partition]);
    const conditions = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } };
    return [{ actions: [action], resources: [tableArn], conditions }];
  });
  const writes = use.put !== undefined || use.remove !== undefined;
  return [
    ...inPartitions,
    ...(use.due ? [{ actions: ['dynamodb:Query'], resources: [`${tableArn}/index/${DUE_INDEX}`] }] : []),
    ...(use.scan ? [{ actions: ['dynamodb:Scan'], resources: [tableArn] }] : []),
    {
      actions: writes ? [...DECRYPT, ...ENCRYPT] : DECRYPT,
      resources: [keyArn],
      conditions: { StringEquals: { 'kms:ViaService': throughService('dynamodb', region) } },
    },
  ];
}

/** A service as KMS is told of it. In China services go by either name. */
export function throughService(service: 'dynamodb' | 's3', region: string): string | string[] {
  const name = `${service}.${region}.amazonaws.com`;
  return region.startsWith('cn-') ? [name, `${name}.cn`] : name;
}
