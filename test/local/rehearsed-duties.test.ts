import { beforeEach, expect, test } from 'vitest';
import type { Duty } from '../../functions/domain/duty/duty.ts';
import { rehearsedDuties } from '../../local/rehearsed-duties.ts';
import { collect } from '../support/collect.ts';
import { memoryRecords } from '../support/memory-records.ts';

const duty = (parts: Partial<Duty>): Duty => ({
  ...{ unit: 'U01', period: '2026-10', kind: 'meeting', version: 1, lastCommand: 'c1', state: 'open', history: [] },
  ...{ openedOn: '2026-10-08', dueOn: '2026-10-30' },
  ...parts,
});

let stored: ReturnType<typeof memoryRecords>['duties'];
beforeEach(async () => {
  stored = memoryRecords().duties;
  await stored.put(duty({}), 0);
});

test('what is put is read back in every way, and the store stays as it was', async () => {
  const rehearsed = rehearsedDuties(stored);
  expect(await rehearsed.put(duty({ version: 2, state: 'confirmed' }), 1)).toBe('saved');
  expect(await rehearsed.put(duty({ kind: 'ledger-review' }), 0)).toBe('saved');
  expect(await rehearsed.put(duty({ unit: 'U02' }), 0)).toBe('saved');

  expect(await rehearsed.get(duty({}))).toMatchObject({ ok: true, value: { state: 'confirmed', version: 2 } });
  const kinds = async (reads: ReturnType<typeof rehearsed.ofUnit>) =>
    (await collect(reads)).map((read) => read.ok && `${read.value.kind} ${read.value.state}`);
  expect(await kinds(rehearsed.ofPeriod('U01', '2026-10'))).toEqual(['meeting confirmed', 'ledger-review open']);
  expect(await kinds(rehearsed.ofPeriod('U01', '2026-10', 'meeting'))).toEqual(['meeting confirmed']);
  expect(await kinds(rehearsed.ofPeriod('U01', '2026-09'))).toEqual([]);
  expect(await kinds(rehearsed.ofUnit('U01'))).toEqual(['meeting confirmed', 'ledger-review open']);

  expect((await collect(stored.ofUnit('U01'))).map((read) => read.ok && read.value.state)).toEqual(['open']);
  expect(await collect(stored.ofUnit('U02'))).toEqual([]);
});

test('what is noted is listed with what the store has noted, once, and the store stays as it was', async () => {
  await stored.noteUnit('U01');
  const rehearsed = rehearsedDuties(stored);
  for (const unit of ['U01', 'U02', 'U02']) await rehearsed.noteUnit(unit);
  expect(await collect(rehearsed.notedUnits())).toEqual(['U01', 'U02']);
  expect(await collect(stored.notedUnits())).toEqual(['U01']);
});

test('a write that expects another version is a conflict, as in the store', async () => {
  const rehearsed = rehearsedDuties(stored);
  expect(await rehearsed.put(duty({}), 0)).toBe('conflict');
  expect(await rehearsed.put(duty({ version: 2 }), 1)).toBe('saved');
  expect(await rehearsed.put(duty({ version: 2 }), 1)).toBe('conflict');
});
