import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { ExpectedVersion, Saved } from '../../app/ports.ts';
import { batchGet, type Sleep } from './batch-get.ts';
import { type Units, unitCounter } from './capacity.ts';
import { isConditionFailed } from './errors.ts';
import type { Item } from './item.ts';
import { refuseTooLarge } from './item-size.ts';
import type { Key } from './keys.ts';
import { paged } from './paged.ts';

/** A condition on keys or attributes, as DynamoDB writes it; values are texts. */
type Expression = { text: string; values: Record<string, string> };

type TableQuery = {
  keys: Expression;
  filter?: Expression;
  index?: string;
  newestFirst?: boolean;
  limit?: number;
};

/** The few things Steward does with its table. Reads are consistent, except on an index and in scans. */
export type Table = {
  get(key: Key): Promise<Item | undefined>;
  getMany(keys: readonly Key[]): Promise<Item[]>;
  /** Writes if the stored version is the expected one (0: if there is no such item). */
  put(item: Item, expected: ExpectedVersion): Promise<Saved>;
  /** Writes whatever is stored. */
  replace(item: Item): Promise<void>;
  remove(key: Key): Promise<void>;
  /** The pages of a query, in key order. `limit` is the size of a page. */
  query(query: TableQuery): AsyncGenerator<Item[]>;
  /** The pages of one segment of a scan over the whole table. */
  scan(segment: number, segments: number, filter: Expression): AsyncGenerator<Item[]>;
  /** Capacity units consumed through this object so far. */
  units(): Units;
};

export type OpenTable = { client: DynamoDBClient; table: string; sleep?: Sleep };

export function openTable({ client, table, sleep = wait }: OpenTable): Table {
  const count = unitCounter();
  const common = { TableName: table, ReturnConsumedCapacity: 'TOTAL' } as const;

  return {
    async get(key) {
      const reply = await client.send(new GetItemCommand({ ...common, Key: marshalled(key), ConsistentRead: true }));
      count.read(reply.ConsumedCapacity);
      return reply.Item;
    },
    getMany: (keys) => batchGet({ client, table, count, sleep }, keys),
    async put(item, expected) {
      refuseTooLarge(item);
      const condition =
        expected === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :expected',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':expected': { N: String(expected) } },
            };
      try {
        const reply = await client.send(new PutItemCommand({ ...common, Item: item, ...condition }));
        count.written(reply.ConsumedCapacity);
        return 'saved';
      } catch (error) {
        if (isConditionFailed(error)) return 'conflict';
        throw error;
      }
    },
    async replace(item) {
      refuseTooLarge(item);
      const reply = await client.send(new PutItemCommand({ ...common, Item: item }));
      count.written(reply.ConsumedCapacity);
    },
    async remove(key) {
      const reply = await client.send(new DeleteItemCommand({ ...common, Key: marshalled(key) }));
      count.written(reply.ConsumedCapacity);
    },
    query: ({ keys, filter, index, newestFirst, limit }) =>
      paged(count, (from) =>
        client.send(
          new QueryCommand({
            ...common,
            KeyConditionExpression: keys.text,
            FilterExpression: filter?.text,
            ExpressionAttributeValues: texts({ ...keys.values, ...filter?.values }),
            IndexName: index,
            ConsistentRead: index === undefined,
            ScanIndexForward: newestFirst !== true,
            Limit: limit,
            ExclusiveStartKey: from,
          }),
        ),
      ),
    scan: (segment, segments, filter) =>
      paged(count, (from) =>
        client.send(
          new ScanCommand({
            ...common,
            FilterExpression: filter.text,
            ExpressionAttributeValues: texts(filter.values),
            Segment: segment,
            TotalSegments: segments,
            ExclusiveStartKey: from,
          }),
        ),
      ),
    units: count.units,
  };
}

function marshalled({ pk, sk }: Key): Item {
  return { pk: { S: pk }, sk: { S: sk } };
}

function texts(values: Record<string, string>): Item {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { S: value }]));
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
