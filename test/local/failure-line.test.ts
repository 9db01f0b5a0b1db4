import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endOnFailure } from '../../local/failure-line.ts';

function told(error: unknown): string {
  let text = '';
  expect(
    endOnFailure(error, {
      write: (part) => {
        text += part;
      },
    }),
  ).toBe(1);
  return text;
}

test('a path that cannot be used is told in one line, with the path and what is wrong', async () => {
  const home = mkdtempSync(join(tmpdir(), 'failure-'));
  const file = join(home, 'file');
  writeFileSync(file, 'x');
  const error = await mkdir(file, { recursive: true }).catch((caught) => caught);
  expect(told(error)).toBe(`${file} exists and is not a directory (EEXIST)\n`);
  rmSync(home, { recursive: true });
});

test('a store that cannot be opened is told in one line', () => {
  const error = Object.assign(new Error('Database failed to open'), {
    code: 'LEVEL_DATABASE_NOT_OPEN',
    cause: new Error('lock held'),
  });
  expect(told(error)).toMatch(/^The store cannot be opened \(lock held\): is another command using it.*\n$/);
});

test('anything else is told whole', () => {
  expect(told(new TypeError('boom'))).toContain('TypeError: boom\n    at ');
});
