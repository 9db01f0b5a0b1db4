import { expect, test } from 'vitest';
import { allClients } from './support/records.ts';
import { misplaced, sweptByWatch } from './support/sweeps.ts';
import { config } from './support/world.ts';

test('the watch has the due index swept under the deployed rules, and nobody was hidden in it', async () => {
  const parts = await sweptByWatch();
  expect(parts.every(({ rules }) => rules.startsWith(config.rules))).toBe(true);
  const clients = await allClients();
  expect(sumOf(parts.map(({ looked }) => looked))).toBe(clients.length);
  expect(sumOf(parts.map(({ hidden, broken }) => hidden + broken))).toBe(0);
  expect(misplaced(clients, config, parts)).toEqual([]);
});

const sumOf = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);
