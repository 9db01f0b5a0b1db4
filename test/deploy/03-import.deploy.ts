import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSampleBank } from '../../local/sample-bank/sample-bank.ts';
import { drop, reportOf, uploadMapping } from './support/drop.ts';
import { allClients, theRoster } from './support/records.ts';
import { DIRECTORY, TODAY } from './support/world.ts';

const CLIENTS = 300;

test("a bank's files, dropped in the bucket and declared complete, are taken in, and the report says so", async () => {
  const directory = join(DIRECTORY, 'bank');
  const { files, mapping } = await writeSampleBank({ directory, clients: CLIENTS, date: TODAY });
  await uploadMapping('sample', mapping);
  await drop('sample', TODAY, files);

  const report = await reportOf('sample', TODAY);
  const rows = files.map((path) => readFileSync(path, 'utf8').trim().split('\n').length - 1);
  const read = rows.reduce((sum, count) => sum + count, 0);
  expect(report).toMatchObject({ state: 'done', asOf: TODAY, read, rejected: 0, unchanged: 0, warnings: [] });

  const clients = await allClients();
  expect(clients).toHaveLength(CLIENTS);
  expect(clients.every(({ asOf, bank }) => asOf === TODAY && bank.name !== undefined)).toBe(true);
  const { managers, officers, units } = await theRoster();
  const saved = CLIENTS + managers.size + officers.size + units.size;
  expect({ saved: report.saved, managers: managers.size }).toEqual({ saved, managers: 12 });
});

test('the same files again change nothing', async () => {
  const { files } = await writeSampleBank({ directory: join(DIRECTORY, 'bank'), clients: CLIENTS, date: TODAY });
  await drop('sample', `${TODAY}-again`, files);
  expect(await reportOf('sample', `${TODAY}-again`)).toMatchObject({ state: 'done', saved: 0 });
});
