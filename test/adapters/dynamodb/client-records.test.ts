import { expect, test } from 'vitest';
import { ItemTooLarge, UnwritableRecord } from '../../../functions/adapters/dynamodb/errors.ts';
import type { Item } from '../../../functions/adapters/dynamodb/item.ts';
import type { Client } from '../../../functions/domain/client.ts';
import { aClient, aHolding } from '../../support/clients.ts';
import { collect } from '../../support/collect.ts';
import { type Store, useDynamo } from '../../support/dynamo.ts';

const store = useDynamo();

const DUE = '2026-11-23';

async function itemOf(records: Store, id: string): Promise<Item> {
  return (await records.table.get({ pk: `CLIENT#${id}`, sk: 'CLIENT' })) ?? {};
}

test('A client item holds version, command, manager and due date beside its body, and nothing else', async () => {
  const records = await store();
  const client = aClient({ nextDueOn: DUE });
  await records.clients.put(client, 0);
  const { body, ...attributes } = await itemOf(records, 'c1');
  expect(attributes).toEqual({
    pk: { S: 'CLIENT#c1' },
    sk: { S: 'CLIENT' },
    version: { N: '1' },
    lastCommand: { S: 'import' },
    managerId: { S: 'm1' },
    nextDueOn: { S: DUE },
  });
  expect(JSON.parse(body?.S ?? '')).toEqual(client);
});

test('A client that is never due has no due date in its item, and so stands in no index', async () => {
  const records = await store();
  await records.clients.put(aClient(), 0);
  expect(await itemOf(records, 'c1')).not.toHaveProperty('nextDueOn');
});

test('Fields whose value is undefined are not stored', async () => {
  const records = await store();
  const sloppy = { ...aClient(), asOf: undefined } as unknown as Client;
  await records.clients.put(sloppy, 0);
  expect(await records.clients.get('c1')).toStrictEqual({ ok: true, value: aClient() });
});

const bodyWith = (parts: object) => ({ S: JSON.stringify({ ...aClient({ id: 'c1', nextDueOn: DUE }), ...parts }) });

const BROKEN: [string, Item, string][] = [
  ['no body', { body: { NULL: true } }, 'body: missing'],
  ['a body that is no JSON', { body: { S: '{"name":"王小明' } }, 'body: not JSON'],
  ['a body that is a list', { body: { S: '[]' } }, 'body: not an object'],
  ['a field of the wrong type', { body: bodyWith({ bank: { tier: 'x' } }) }, 'bank.managerId: missing'],
  ['another id in its body', { body: bodyWith({ id: 'c2' }) }, 'id: the attribute and the body differ'],
  ['another version in its body', { body: bodyWith({ version: 2 }) }, 'version: the attribute and the body differ'],
  ['another command in its body', { lastCommand: { S: 'x' } }, 'lastCommand: the attribute and the body differ'],
  ['another due date in its body', { nextDueOn: { S: '2026-11-22' } }, 'nextDueOn: the attribute and the body differ'],
  [
    'another manager in its body',
    { body: bodyWith({ bank: { ...aClient().bank, managerId: 'm2' } }) },
    'managerId: the attribute and the body differ',
  ],
];

test.each(BROKEN)(
  'A client with %s is reported by id and problem, and stops nobody else',
  async (_, parts, problem) => {
    const records = await store();
    for (const id of ['c0', 'c1', 'c2']) await records.clients.put(aClient({ id, nextDueOn: DUE }), 0);
    await records.tamper({ ...(await itemOf(records, 'c1')), ...parts });
    const broken = { ok: false, id: 'c1', problem };

    expect(await records.clients.get('c1')).toEqual(broken);
    const many = await records.clients.getMany(['c0', 'c1', 'c2']);
    expect([many.get('c0')?.ok, many.get('c1'), many.get('c2')?.ok]).toEqual([true, broken, true]);
    for (const found of [await collect(records.clients.due('m1', DUE)), await collect(records.clients.all())]) {
      expect(found.filter((one) => !one.ok)).toEqual([broken]);
      expect(found.filter((one) => one.ok)).toHaveLength(2);
    }
  },
);

test('What the reader would refuse is not written: the refusal names id and field, never the value', async () => {
  const { clients } = await store();
  const wrong = aClient({ bank: { settlement: { minor: Number.NaN, currency: 'CNY' } } });
  await expect(clients.put(wrong, 0)).rejects.toThrow(UnwritableRecord);
  await expect(clients.put(wrong, 0)).rejects.toThrow('c1 is not written: bank.settlement.minor: not a whole number');
  expect(await clients.get('c1')).toBeUndefined();
});

test('A client too large for one item is refused by name before it is sent', async () => {
  const { clients, faults } = await store();
  const huge = aClient({ bank: { address: '长'.repeat(140_000) } });
  await expect(clients.put(huge, 0)).rejects.toThrow(ItemTooLarge);
  await expect(clients.put(huge, 0)).rejects.toThrow(/CLIENT#c1 \/ CLIENT is not written: it has 42\d{4} bytes/);
  expect(faults.tried).not.toContain('PutItem');
});

test('Due and all go on over pages of a megabyte, in order and without loss', async () => {
  const records = await store();
  const ids = Array.from({ length: 60 }, (_, i) => `c${String(i).padStart(2, '0')}`);
  const large = { address: 'x'.repeat(90_000), holdings: [aHolding()] };
  for (const [i, id] of ids.entries()) {
    const nextDueOn = `2026-10-${String((i % 20) + 1).padStart(2, '0')}`;
    await records.clients.put(aClient({ id, bank: large, nextDueOn }), 0);
  }
  const due = (await collect(records.clients.due('m1', DUE))).flatMap((one) => (one.ok ? [one.value] : []));
  expect(due.map((one) => one.id).toSorted()).toEqual(ids);
  expect(due.map((one) => one.nextDueOn)).toEqual(due.map((one) => one.nextDueOn).toSorted());
  expect(records.faults.tried.filter((one) => one === 'Query').length).toBeGreaterThan(3);

  const all = await collect(records.clients.all());
  expect(all.map((one) => one.ok && one.value.id).toSorted()).toEqual(ids);
  expect(records.faults.tried.filter((one) => one === 'Scan').length).toBeGreaterThan(4);
});

test('A manager whose id is the start of another’s sees only their own clients', async () => {
  const { clients } = await store();
  await clients.put(aClient({ id: 'a', bank: { managerId: 'm' }, nextDueOn: DUE }), 0);
  await clients.put(aClient({ id: 'b', bank: { managerId: 'm1' }, nextDueOn: DUE }), 0);
  expect(await collect(clients.due('m', DUE))).toMatchObject([{ value: { id: 'a' } }]);
});
