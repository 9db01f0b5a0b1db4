import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** The index that makes a manager's morning one query: clients by manager and first due date, whole items. */
export const DUE_INDEX = 'due';

/** Keys and index of the one table, for whoever creates it. */
export const TABLE_DEFINITION = {
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'managerId', AttributeType: 'S' },
    { AttributeName: 'nextDueOn', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: DUE_INDEX,
      KeySchema: [
        { AttributeName: 'managerId', KeyType: 'HASH' },
        { AttributeName: 'nextDueOn', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST',
} satisfies Omit<CreateTableCommandInput, 'TableName'>;
