import { expect, test } from 'vitest';
import type { RosterRecords } from '../../functions/app/ports.ts';
import { recentRoster } from '../../functions/app/recent-roster.ts';

const EMPTY = { roster: { units: new Map(), managers: new Map(), officers: new Map() }, broken: [] };

function counted(answer: () => ReturnType<RosterRecords['load']> = async () => structuredClone(EMPTY)) {
  const time = { now: Date.parse('2026-11-23T00:00:00Z') };
  let loads = 0;
  const load = () => {
    loads++;
    return answer();
  };
  const roster = recentRoster({ load }, () => new Date(time.now).toISOString());
  return { roster, loads: () => loads, pass: (seconds: number) => (time.now += seconds * 1000) };
}

test('a roster is loaded once for all who ask within a minute, even at the same moment, and then anew', async () => {
  const { roster, loads, pass } = counted();
  await Promise.all([roster.load(), roster.load()]);
  pass(59);
  await roster.load();
  expect(loads()).toBe(1);
  pass(1);
  await roster.load();
  expect(loads()).toBe(2);
});

test('a load that failed is not kept', async () => {
  let broken = true;
  const { roster, loads } = counted(async () => {
    if (broken) throw new Error('the store is away');
    return structuredClone(EMPTY);
  });
  await expect(roster.load()).rejects.toThrow('away');
  broken = false;
  expect((await roster.load()).broken).toEqual([]);
  expect(loads()).toBe(2);
});
