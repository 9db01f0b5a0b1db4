import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createDynamoClient } from '../functions/adapters/dynamodb/client.ts';
import { DUE_INDEX, TABLE_DEFINITION } from '../functions/adapters/dynamodb/table-definition.ts';

export type LocalDynamo = {
  /** What `createDynamoClient` needs to reach the engine. */
  connection: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
  table: string;
  /** Stops the engine; what is on disk stays there. */
  stop(): Promise<void>;
};

/** Starts the embedded engine on this machine alone, with the table in place: in memory, or on disk under `path`. */
export async function startDynamo({
  path,
  table = 'steward',
}: {
  path?: string;
  table?: string;
} = {}): Promise<LocalDynamo> {
  const server = dynalite({ createTableMs: 0, ...(path === undefined ? {} : { path }) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const connection = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const stop = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  try {
    await ensureTable(connection, table);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connection, table, stop };
}

/** Creates the table with its index unless it is there, and waits until it can be used. */
export async function ensureTable(connection: LocalDynamo['connection'], table: string): Promise<void> {
  const client = createDynamoClient(connection);
  try {
    if ((await statusOf(client, table)) === undefined) {
      await client.send(new CreateTableCommand({ TableName: table, ...TABLE_DEFINITION }));
    }
    while ((await statusOf(client, table)) !== 'ACTIVE') await new Promise((resolve) => setTimeout(resolve, 5));
  } finally {
    client.destroy();
  }
}

async function statusOf(client: DynamoDBClient, table: string): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    const due = Table?.GlobalSecondaryIndexes?.find((index) => index.IndexName === DUE_INDEX);
    if (due === undefined)
      throw new Error(`the table ${table} has no index ${DUE_INDEX}: it was made by something else`);
    return Table?.TableStatus === due.IndexStatus ? Table?.TableStatus : 'CREATING';
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
