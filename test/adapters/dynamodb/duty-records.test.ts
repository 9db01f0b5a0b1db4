import { expect, test } from 'vitest';
import { BrokenRecord, ItemTooLarge } from '../../../functions/adapters/dynamodb/errors.ts';
import { dutyKey, linkTriesKey } from '../../../functions/adapters/dynamodb/keys.ts';
import type { Duty, HistoryEntry } from '../../../functions/domain/duty/duty.ts';
import { collect } from '../../support/collect.ts';
import { useDynamo } from '../../support/dynamo.ts';
import { aStoredDuty } from '../../support/records.ts';

const store = useDynamo();

/** A duty that was confirmed, reopened and explained so many times, with a full answer each time. */
function withHistory(entries: number, noteLength: number): Duty {
  const evidence = {
    work: 'normal',
    money: 'normal',
    social: 'normal',
    family: 'attention',
    note: '谈'.repeat(noteLength),
  };
  const entry: Omit<HistoryEntry, 'seq'> = {
    ...{ at: '2026-11-05T02:00:00.000Z', by: 'L01', action: 'confirmed', command: 'c'.repeat(64) },
    ...{ assurance: 'link+employee-no', seconds: 240, evidence, hash: 'f'.repeat(64) },
  };
  return aStoredDuty({ history: Array.from({ length: entries }, (_, n) => ({ ...entry, seq: n + 1 })) });
}

test('A duty of sixty entries, each with a long note in Chinese, is kept whole in its item', async () => {
  const { duties } = await store();
  const long = withHistory(60, 500);
  expect(await duties.put(long, 0)).toBe('saved');
  expect(await duties.get(long)).toStrictEqual({ ok: true, value: long });
});

test('A history that no item holds is refused by name, and what is stored stays as it is', async () => {
  const { duties } = await store();
  await duties.put(aStoredDuty(), 0);
  await expect(duties.put({ ...withHistory(60, 2500), version: 2 }, 1)).rejects.toThrow(ItemTooLarge);
  expect(await duties.get(aStoredDuty())).toStrictEqual({ ok: true, value: aStoredDuty() });
});

test('What its reader would refuse is not written', async () => {
  const { duties } = await store();
  await expect(duties.put(aStoredDuty({ dueOn: 'soon' }), 0)).rejects.toThrow(/dueOn/);
  expect(await duties.get(aStoredDuty())).toBeUndefined();
});

test('A duty that cannot be read is told by id and problem, and hides no other', async () => {
  const { duties, table, tamper } = await store();
  for (const subject of ['m1', 'm2', 'm3']) await duties.put(aStoredDuty({ subject }), 0);
  const item = await table.get(dutyKey(aStoredDuty({ subject: 'm2' })));
  await tamper({ ...item, body: { S: JSON.stringify({ ...aStoredDuty({ subject: 'm2' }), state: 'done' }) } });
  const broken = {
    ok: false,
    id: 'UNIT#u1 / DUTY#2026-11#screening#m2',
    problem: 'state: not one of the known values',
  };
  expect(await duties.get(aStoredDuty({ subject: 'm2' }))).toEqual(broken);
  for (const found of [duties.ofPeriod('u1', '2026-11'), duties.ofUnit('u1')])
    expect((await collect(found)).map((read) => (read.ok ? read.value.subject : read))).toEqual(['m1', broken, 'm3']);
});

test.each([
  ['another unit', { unit: 'u2' }],
  ['another period', { period: '2026-12' }],
  ['another kind', { kind: 'meeting' }],
  ['another client manager', { subject: 'm2' }],
])('A duty whose body says that it is of %s is told as broken: it is nobody’s to confirm', async (_, parts) => {
  const { duties, table, tamper } = await store();
  await duties.put(aStoredDuty(), 0);
  const item = await table.get(dutyKey(aStoredDuty()));
  await tamper({ ...item, body: { S: JSON.stringify(aStoredDuty(parts)) } });
  expect(await duties.get(aStoredDuty())).toMatchObject({
    ok: false,
    problem: 'id: the attribute and the body differ',
  });
});

test('A duty whose version was set back beside its body is told as broken', async () => {
  const { duties, table, tamper } = await store();
  await duties.put(aStoredDuty(), 0);
  await tamper({ ...(await table.get(dutyKey(aStoredDuty()))), version: { N: '7' } });
  expect(await duties.get(aStoredDuty())).toMatchObject({
    ok: false,
    problem: 'version: the attribute and the body differ',
  });
});

test('Tries that cannot be read throw: they never pass for a link nobody tried', async () => {
  const { linkTries, table, tamper } = await store();
  await linkTries.put({ link: 'ab', version: 1, lastCommand: 'a', wrong: 4 }, 0);
  const item = await table.get(linkTriesKey('ab'));
  await tamper({ ...item, body: { S: '{}' } });
  await expect(linkTries.get('ab')).rejects.toThrow(BrokenRecord);
  const other = { link: 'cd', version: 1, lastCommand: 'a', wrong: 0 };
  await tamper({ ...item, body: { S: JSON.stringify(other) } });
  await expect(linkTries.get('ab')).rejects.toThrow(BrokenRecord);
});
