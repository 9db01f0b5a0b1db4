import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clientKey,
  contactKey,
  dutyKey,
  importKey,
  linkTriesKey,
  messageKey,
  notedUnitKey,
  rosterKey,
  runKey,
  SHARDS,
  shardOf,
} from '../../../functions/adapters/dynamodb/keys.ts';
import { dutyId } from '../../../functions/domain/duty/anchor.ts';
import type { DutyRef } from '../../../functions/domain/duty/duty.ts';
import type { MessageRef } from '../../../functions/domain/mail/run.ts';
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
  const notice = { ...ref, kind: 'notice', about: '3fa9' } as const;
  expect(messageKey(notice)).toEqual({ pk: 'RUN#2026-11-23#notice#3', sk: 'MESSAGE#m1#3fa9' });
  const duty = { unit: 'u1', period: '2026-11', kind: 'meeting' };
  expect(dutyKey(duty)).toEqual({ pk: 'UNIT#u1', sk: 'DUTY#2026-11#meeting#' });
  expect(dutyKey({ ...duty, subject: 'm1' })).toEqual({ pk: 'UNIT#u1', sk: 'DUTY#2026-11#meeting#m1' });
  expect(notedUnitKey('u1')).toEqual({ pk: 'UNITS', sk: 'UNIT#u1' });
  expect(linkTriesKey('ab')).toEqual({ pk: 'LINK#ab', sk: 'TRIES' });
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

test('No two duties share a key, whatever the ids of units and subjects hold', () => {
  const text = fc.stringMatching(/^[#a-]{1,4}$/);
  const duty = fc.record(
    {
      unit: text,
      period: fc.constantFrom('2026', '2026-11', '2026-12', '2026-Q1'),
      kind: fc.constantFrom('a', 'a-a', 'aa'),
      subject: text,
    },
    { requiredKeys: ['unit', 'period', 'kind'] },
  ) as fc.Arbitrary<DutyRef>;
  const two = fc.tuple(duty, duty).filter(([a, b]) => dutyId(a) !== dutyId(b));
  fc.assert(fc.property(two, ([a, b]) => JSON.stringify(dutyKey(a)) !== JSON.stringify(dutyKey(b))));
});

test.each([
  ['a kind with a #', { unit: 'u', period: '2026-11', kind: 'a#b' }],
  ['an empty kind', { unit: 'u', period: '2026-11', kind: '' }],
  ['a period with a #', { unit: 'u', period: '2026#11', kind: 'a' }],
  ['an empty subject', { unit: 'u', period: '2026-11', kind: 'a', subject: '' }],
  ['an empty unit', { unit: '', period: '2026-11', kind: 'a' }],
])('A duty with %s has no key', (_, ref) => {
  expect(() => dutyKey(ref)).toThrow(RangeError);
});

test.each<[string, MessageRef]>([
  ['a notice about nothing', { kind: 'notice', date: '2026-11-23', person: 'm1' }],
  ['a notice whose about holds a #', { kind: 'notice', date: '2026-11-23', person: 'm1', about: 'a#b' }],
  ['a digest about something', { kind: 'digest', date: '2026-11-23', person: 'm1', about: 'ab' }],
])('There is no key for %s', (_, ref) => {
  expect(() => messageKey(ref)).toThrow(RangeError);
});
