import { expect, test } from 'vitest';
import { createDynamoClient } from '../../../functions/adapters/dynamodb/client.ts';
import { aClient } from '../../support/clients.ts';
import { useDynamo } from '../../support/dynamo.ts';

const store = useDynamo();

test('The client does not walk responses for a log nobody reads', () => {
  const client = createDynamoClient({ region: 'local' });
  expect(client.middlewareStack.identify().filter((one) => one.startsWith('loggerMiddleware'))).toEqual([]);
});

test('The client’s waits are bounded, and a wait that is too long is an error, not a warning', async () => {
  const { client, clients } = await store();
  await clients.get('c1');
  const handler = client.config.requestHandler as unknown as { httpHandlerConfigs(): object };
  expect(handler.httpHandlerConfigs()).toMatchObject({
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    throwOnRequestTimeout: true,
  });
});

test('Capacity units of reads and writes are counted apart', async () => {
  const { clients, units } = await store();
  expect(units()).toEqual({ read: 0, written: 0 });
  await clients.put(aClient(), 0);
  const afterPut = units();
  expect(afterPut.written).toBeGreaterThanOrEqual(1);
  expect(afterPut.read).toBe(0);
  await clients.get('c1');
  await clients.getMany(['c1']);
  expect(units().read).toBeGreaterThanOrEqual(2);
  expect(units().written).toBe(afterPut.written);
});
