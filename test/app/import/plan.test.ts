import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bankFiles } from '../../../functions/adapters/files/bank-files.ts';
import { planImport } from '../../../functions/app/import/plan.ts';
import { checkMapping } from '../../../functions/domain/import/check-mapping.ts';
import { temporaryDirectory } from '../../support/bank-import.ts';

const unit = [{ record: 'unit', fields: { id: 'id', name: 'name' } }];
const checked = checkMapping({
  asOf: '2026-01-01',
  files: [
    { name: 'units_{YYYYMMDD}*.csv', yields: unit },
    { name: 'teams.csv', yields: [] },
  ],
});

async function plan(names: string[], asOf?: string, paths?: (directory: string) => string[]) {
  if (!checked.ok) throw new Error(checked.line);
  const directory = temporaryDirectory();
  for (const name of names) writeFileSync(join(directory, name), '');
  mkdirSync(join(directory, 'teams.csv.d'));
  const found = await planImport(bankFiles(), checked.mapping, { files: paths?.(directory) ?? [directory], asOf });
  if (found.state === 'refused') return found.line.replaceAll(directory, 'DIR');
  return {
    asOf: found.asOf,
    files: found.files.map(({ name }) => name),
    warnings: found.warnings.map((line) => line.replaceAll(directory, 'DIR')),
  };
}

test('a directory gives the files the mapping describes, and names what it has not', async () => {
  expect(await plan(['units_20261120.csv', 'README.md'])).toEqual({
    asOf: '2026-11-20',
    files: ['units_20261120.csv'],
    warnings: ['DIR has no teams.csv: nothing is read of it'],
  });
});

test('one export may come in several files of one day, but not of several days', async () => {
  expect(await plan(['units_20261120-2.csv', 'units_20261120-1.csv', 'teams.csv'])).toEqual({
    asOf: '2026-11-20',
    files: ['units_20261120-1.csv', 'units_20261120-2.csv', 'teams.csv'],
    warnings: [],
  });
  expect(await plan(['units_20261120.csv', 'units_20261121.csv'])).toBe(
    'the files are of different days (2026-11-20, 2026-11-21); import one day at a time',
  );
});

test('the date asked for goes before the one in the names, and that before the mapping', async () => {
  expect(await plan(['units_20261120.csv'], '2026-11-22')).toMatchObject({ asOf: '2026-11-22' });
  expect(await plan(['teams.csv'])).toMatchObject({ asOf: '2026-01-01' });
});

test('what is not there, or named wrongly, is refused with one line', async () => {
  expect(await plan([], undefined, (directory) => [`${directory}/nowhere`])).toBe(
    'DIR/nowhere: there is no such file or directory',
  );
  expect(await plan([])).toBe('DIR has none of the files the mapping describes: units_{YYYYMMDD}*.csv, teams.csv');
  expect(await plan(['units_20261320.csv'])).toBe(
    'units_20261320.csv: there is no date 20261320; the mapping expects units_{YYYYMMDD}*.csv',
  );
  expect(await plan([], undefined, () => [])).toBe(
    'the command has none of the files the mapping describes: units_{YYYYMMDD}*.csv, teams.csv',
  );
});
