import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { UnitCounter } from './capacity.ts';
import type { Item } from './item.ts';
import type { Key } from './keys.ts';

/** DynamoDB's limit on keys in one BatchGetItem. */
const BATCH = 100;
const CONCURRENT_BATCHES = 8;

const FIRST_WAIT_MS = 25;
const GIVE_UP_AFTER = 8;

export type Sleep = (ms: number) => Promise<void>;

type Source = { client: DynamoDBClient; table: string; count: UnitCounter; sleep: Sleep };

/** Reads many items consistently. Keys not stored are absent from the answer; keys given twice are read once. */
export async function batchGet(source: Source, keys: readonly Key[]): Promise<Item[]> {
  const distinct = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];
  const items: Item[] = [];
  for (const wave of slices(slices(distinct, BATCH), CONCURRENT_BATCHES)) {
    for (const batch of await Promise.all(wave.map((one) => readBatch(source, one)))) items.push(...batch);
  }
  return items;
}

/** What the engine leaves unprocessed is asked for again, after a wait that grows while nothing comes. */
async function readBatch({ client, table, count, sleep }: Source, keys: Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let left: Item[] = keys.map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } }));
  for (let inVain = 0; left.length > 0; ) {
    const reply = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [table]: { Keys: left, ConsistentRead: true } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    count.read(reply.ConsumedCapacity);
    items.push(...(reply.Responses?.[table] ?? []));
    const unprocessed = reply.UnprocessedKeys?.[table]?.Keys ?? [];
    inVain = unprocessed.length < left.length ? 0 : inVain + 1;
    if (inVain === GIVE_UP_AFTER)
      throw new Error(`${left.length} items stay unprocessed after ${inVain} tries in vain`);
    left = unprocessed;
    if (left.length > 0) await sleep(FIRST_WAIT_MS * 2 ** inVain * (0.5 + Math.random() / 2));
  }
  return items;
}

function slices<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
