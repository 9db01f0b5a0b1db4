import { expect, test } from 'vitest';
import { BrokenRecord } from '../../../functions/adapters/dynamodb/errors.ts';
import { messageKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { collect } from '../../support/collect.ts';
import { useDynamo } from '../../support/dynamo.ts';
import { aMessage } from '../../support/records.ts';

const store = useDynamo();

test('The content is stored deflated: a digest takes a fraction of its size', async () => {
  const { messages, table } = await store();
  const card = { surname: '王', reason: '三年期定期到期', amount: { minor: 120_000_000, currency: 'CNY' } };
  const content = JSON.stringify(Array.from({ length: 15 }, (_, i) => ({ ...card, clientId: `c${i}` })));
  await messages.put(aMessage({ content }), 0);
  const item = await table.get(messageKey(aMessage()));
  expect(item?.content?.B?.byteLength).toBeLessThan(content.length / 4);
  expect(item?.body?.S).not.toContain('三年期');
});

test('A run’s messages lie in eight partitions, and all are asked', async () => {
  const { messages, faults } = await store();
  const people = Array.from({ length: 40 }, (_, i) => `m${i}`);
  expect(new Set(people.map((person) => messageKey(aMessage({ person })).pk)).size).toBe(8);
  for (const person of people) await messages.put(aMessage({ person }), 0);
  expect(await collect(messages.ofRun('digest', '2026-11-23'))).toHaveLength(40);
  expect(faults.tried.filter((one) => one === 'Query')).toHaveLength(8);
});

test('A message that cannot be read is left out of its run’s list and reported; the others are there', async () => {
  const { messages, table, tamper, broken } = await store();
  for (const person of ['m1', 'm2', 'm3']) await messages.put(aMessage({ person, content: 'x' }), 0);
  const item = await table.get(messageKey(aMessage({ person: 'm1' })));
  await tamper({ ...item, content: { B: new Uint8Array([255, 1, 2]) } });
  const other = await table.get(messageKey(aMessage({ person: 'm2' })));
  await tamper({ ...other, body: { S: '{}' } });
  expect(await collect(messages.ofRun('digest', '2026-11-23'))).toEqual([aMessage({ person: 'm3', content: 'x' })]);
  expect(broken.map((one) => one.problem).toSorted()).toEqual(['content: not a deflated text', 'kind: missing']);
});

test('Reading one broken message by name throws: it is never taken for absent, and so never sent again', async () => {
  const { messages, table, tamper } = await store();
  await messages.put(aMessage(), 0);
  await tamper({ ...(await table.get(messageKey(aMessage()))), body: { S: '{}' } });
  await expect(messages.get(aMessage())).rejects.toThrow(BrokenRecord);
  expect(await messages.put(aMessage(), 0)).toBe('conflict');
});
