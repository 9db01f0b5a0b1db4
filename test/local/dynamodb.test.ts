import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts';
import { ensureTable, type LocalDynamo, startDynamo } from '../../local/dynamodb.ts';
import { aClient } from '../support/clients.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'steward-dynamo-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function withClients<T>(engine: LocalDynamo, use: (records: ReturnType<typeof recordsOver>) => Promise<T>) {
  const client = createDynamoClient(engine.connection);
  try {
    return await use(recordsOver(client, engine.table));
  } finally {
    client.destroy();
  }
}

function recordsOver(client: ReturnType<typeof createDynamoClient>, table: string) {
  return dynamoRecords({ client, table, report: () => undefined });
}

test('Records on disk are there again after a stop and a new start, and can be changed', async () => {
  const path = join(directory, 'records');
  const client = aClient({ nextDueOn: '2026-11-23' });
  const first = await startDynamo({ path });
  await withClients(first, ({ clients }) => clients.put(client, 0));
  await first.stop();

  const second = await startDynamo({ path });
  await withClients(second, async ({ clients }) => {
    expect(await clients.get('c1')).toEqual({ ok: true, value: client });
    expect(await clients.put(client, 0)).toBe('conflict');
    expect(await clients.put({ ...client, version: 2 }, 1)).toBe('saved');
    for await (const due of clients.due('m1', '2026-11-23')) expect(due).toMatchObject({ value: { version: 2 } });
  });
  await second.stop();
});

test('The engine listens on this machine alone, and stops although a client holds connections', async () => {
  const engine = await startDynamo();
  expect(engine.connection.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const client = createDynamoClient(engine.connection);
  await recordsOver(client, engine.table).clients.get('c1');
  await engine.stop();
  await expect(fetch(engine.connection.endpoint)).rejects.toThrow();
  client.destroy();
});

test('A table of that name without the due index is refused in plain words', async () => {
  const engine = await startDynamo();
  const client = createDynamoClient(engine.connection);
  await client.send(
    new CreateTableCommand({
      TableName: 'foreign',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await expect(ensureTable(engine.connection, 'foreign')).rejects.toThrow('the table foreign has no index due');
  client.destroy();
  await engine.stop();
});
