import { expect, test, vi } from 'vitest';
import { batchGet } from '../../../functions/adapters/dynamodb/batch-get.ts';
import { unitCounter } from '../../../functions/adapters/dynamodb/capacity.ts';
import { aClient } from '../../support/clients.ts';
import { useDynamo } from '../../support/dynamo.ts';

const store = useDynamo();

test('What the engine leaves unprocessed for size is asked for again until all is there', async () => {
  const { clients, faults } = await store();
  const ids = Array.from({ length: 48 }, (_, i) => `c${i}`);
  for (const id of ids) await clients.put(aClient({ id, bank: { address: 'x'.repeat(380_000) } }), 0);
  const found = await clients.getMany(ids);
  expect([...found.keys()].toSorted()).toEqual(ids.toSorted());
  expect(faults.tried.filter((one) => one === 'BatchGetItem').length).toBeGreaterThan(1);
});

test('A thousand ids take ten requests', async () => {
  const { clients, faults } = await store();
  await clients.getMany(Array.from({ length: 1000 }, (_, i) => `c${i}`));
  expect(faults.tried.filter((one) => one === 'BatchGetItem')).toHaveLength(10);
});

test('An engine that processes nothing is asked with growing waits, and then given up on with an error', async () => {
  const { client, tableName } = await store();
  const keys = [{ pk: 'CLIENT#c1', sk: 'CLIENT' }];
  const send = vi.spyOn(client, 'send').mockImplementation(async () => ({
    UnprocessedKeys: { [tableName]: { Keys: [{ pk: { S: 'CLIENT#c1' }, sk: { S: 'CLIENT' } }] } },
  }));
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const source = { client, table: tableName, count: unitCounter(), sleep };
  await expect(batchGet(source, keys)).rejects.toThrow('1 items stay unprocessed');
  expect(send.mock.calls.length).toBe(waits.length + 1);
  expect(waits.at(-1)).toBeGreaterThan((waits[0] ?? 0) * 8);
});
