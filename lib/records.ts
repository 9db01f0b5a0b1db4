import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TABLE_DEFINITION } from '../functions/adapters/dynamodb/table-definition.ts';
import { type RecordUse, recordGrants } from './record-grants.ts';
import type { ServiceFunction } from './service-function.ts';

type KeySchema = readonly { AttributeName: string; KeyType: string }[];

/**
 * The records: one table with its due index, as the adapters define them. Under the bank's own key, restorable to any second of the last 35
 * days, and kept when the stack is deleted.
 */
export class Records extends Construct {
  readonly table: Table;
  readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the records of Steward',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.table = new Table(this, 'Table', {
      ...keysOf(TABLE_DEFINITION.KeySchema),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    for (const { IndexName, KeySchema, Projection } of TABLE_DEFINITION.GlobalSecondaryIndexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: IndexName,
        ...keysOf(KeySchema),
        projectionType: ProjectionType[Projection.ProjectionType],
      });
    }
  }

  /** Lets a function do this with the records, and tells it the table's name. */
  usedBy(fn: ServiceFunction, use: RecordUse): void {
    const { region } = Stack.of(this);
    fn.knows({ TABLE_NAME: this.table.tableName });
    const of = { tableArn: this.table.tableArn, keyArn: this.key.keyArn, region };
    for (const statement of recordGrants(use, of)) fn.may(statement);
  }
}

function keysOf(schema: KeySchema) {
  return { partitionKey: attribute(schema, 'HASH'), sortKey: attribute(schema, 'RANGE') };
}

function attribute(schema: KeySchema, type: 'HASH' | 'RANGE') {
  const name = schema.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const defined = TABLE_DEFINITION.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name);
  if (name === undefined || defined?.AttributeType !== 'S') throw new Error(`the table has no ${type} key of text`);
  return { name, type: AttributeType.STRING };
}
