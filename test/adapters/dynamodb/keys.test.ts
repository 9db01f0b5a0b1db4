import { expect, test } from 'vitest';
import {
  clientKey,
  contactKey,
  importKey,
  messageKey,
  rosterKey,
  runKey,
  SHARDS,
  shardOf,
} from '../../../functions/adapters/dynamodb/keys.ts';
import { aContact } from '../../support/records.ts';

test('Keys are the ones stored tables have: changing one loses records', () => {
  expect(clientKey('42')).toEqual({ pk: 'CLIENT#42', sk: 'CLIENT' });
  expect(contactKey(aContact())).toEqual({ pk: 'CLIENT#c1', sk: 'CONTACT#2026-11-23T08:00:00.000Z#k1' });
  expect(rosterKey('unit', 'u1')).toEqual({ pk: 'ROSTER', sk: 'UNIT#u1' });
  expect(rosterKey('manager', 'm1')).toEqual({ pk: 'ROSTER', sk: 'MANAGER#m1' });
  expect(rosterKey('officer', 'o1')).toEqual({ pk: 'ROSTER', sk: 'OFFICER#o1' });
  expect(runKey('digest', '2026-11-23')).toEqual({ pk: 'RUN#2026-11-23#digest', sk: 'RUN' });
  expect(importKey('2026-11-23', 'ab')).toEqual({ pk: 'IMPORT', sk: '2026-11-23#ab' });
  const ref = { kind: 'digest', date: '2026-11-23', person: 'm1' } as const;
  expect(messageKey(ref)).toEqual({ pk: 'RUN#2026-11-23#digest#3', sk: 'MESSAGE#m1' });
});

test('A contact’s key holds milliseconds whatever the instant was written with, so that keys sort as instants do', () => {
  const sk = (at: string) => contactKey(aContact({ at })).sk;
  expect(sk('2026-11-23T08:00:00Z')).toBe(sk('2026-11-23T08:00:00.000Z'));
  expect(sk('2026-11-23T08:00:00Z') < sk('2026-11-23T08:00:00.500Z')).toBe(true);
});

test('People are spread over all shards, none with more than twice its share', () => {
  const counts = Array.from({ length: SHARDS }, () => 0);
  for (let i = 0; i < 4000; i++) counts[shardOf(`M${i}`)] = (counts[shardOf(`M${i}`)] ?? 0) + 1;
  expect(Math.min(...counts)).toBeGreaterThan(250);
  expect(Math.max(...counts)).toBeLessThan(1000);
});

test.each([
  ['empty', ''],
  ['half of a surrogate pair', 'a\ud83d'],
  ['longer than 512 bytes', '客'.repeat(171)],
])('An id that is %s is refused by name', (_, id) => {
  expect(() => clientKey(id)).toThrow(RangeError);
});
