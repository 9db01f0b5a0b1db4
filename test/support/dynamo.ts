import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { createDynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import type { Item } from '../../functions/adapters/dynamodb/item.ts';
import { type DynamoRecords, dynamoRecords } from '../../functions/adapters/dynamodb/records.ts';
import { openTable, type Table } from '../../functions/adapters/dynamodb/table.ts';
import { ensureTable, type LocalDynamo } from '../../local/dynamodb.ts';
import { testEngine } from './dynamo-engine.ts';
import { type Faults, injectFaults } from './faults.ts';

export type Store = DynamoRecords & {
  client: DynamoDBClient;
  table: Table;
  tableName: string;
  faults: Faults;
  /** What lists left out because it could not be read. */
  broken: { id: string; problem: string }[];
  /** Writes an item past every check: what an operator's hand might do. */
  tamper(item: Item): Promise<void>;
};

/** One embedded engine for a test file. Each call of the answer gives a store over a table of its own. */
export function useDynamo(): () => Promise<Store> {
  let engine: LocalDynamo | undefined;
  let tables = 0;
  const clients: DynamoDBClient[] = [];

  beforeAll(async () => {
    engine = await testEngine();
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await engine?.stop();
  });

  return async () => {
    if (engine === undefined) throw new Error('the engine starts with the tests: call this inside one');
    tables += 1;
    const tableName = `${engine.table}-${tables}`;
    await ensureTable(engine.connection, tableName);
    const client = createDynamoClient(engine.connection);
    clients.push(client);
    return storeOver(client, tableName);
  };
}

/** Records over a table, with faults at hand. Waits between retries of unprocessed keys take no time. */
function storeOver(client: DynamoDBClient, tableName: string): Store {
  const broken: Store['broken'] = [];
  const open = { client, table: tableName, sleep: async () => {} };
  const table = openTable(open);
  return {
    ...dynamoRecords({ ...open, report: (one) => broken.push(one) }),
    client,
    table,
    tableName,
    faults: injectFaults(client),
    broken,
    tamper: (item) => table.replace(item),
  };
}
