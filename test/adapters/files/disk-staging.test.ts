import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskStaging } from '../../../functions/adapters/files/disk-staging.ts';
import { temporaryDirectory } from '../../support/bank-import.ts';

test('rows come back in order from the part they were added to, and nothing stays on the disk', async () => {
  const directory = temporaryDirectory();
  const stage = await diskStaging(directory).open(3);
  const added: [string[], string[], string[]] = [[], [], []];
  for (let i = 0; i < 3_000; i += 1) {
    const row = `${i} ${'客'.repeat(500)}`;
    added[i % 2 === 0 ? 0 : 1].push(row);
    await stage.add(i % 2, row);
  }
  const [staging] = readdirSync(directory);
  expect(statSync(join(directory, staging ?? '')).mode & 0o077).toBe(0);
  expect(await stage.read(0)).toEqual(added[0]);
  expect(await stage.read(1)).toEqual(added[1]);
  expect(await stage.read(2)).toEqual([]);
  await stage.remove();
  expect(readdirSync(directory)).toEqual([]);
});
