import { expect, test } from 'vitest';
import { importFiles } from '../../../functions/app/import/import-files.ts';
import {
  bankWithRecords,
  CLIENT_HEADER,
  clientRows,
  file,
  HOLDING_HEADER,
  PLAIN_MAPPING,
} from '../../support/bank-import.ts';

const files = { 'clients.csv': file(CLIENT_HEADER, clientRows(100)) };
const LATER = '2026-11-21';

/** A bank in which an import of the next day runs whole while one of this day is at its `at`-th write. */
async function overtaken(at: number) {
  const bank = bankWithRecords();
  const { clients, imports } = bank.deps;
  const [putClient, putImport] = [clients.put.bind(clients), imports.put.bind(imports)];
  const theirs = {
    ...bank.deps,
    clients: Object.assign(Object.create(clients), { put: putClient }),
    imports: Object.assign(Object.create(imports), { put: putImport }),
  };
  let writes = 0;
  const overtake = async () => {
    writes += 1;
    if (writes !== at) return;
    const paths = bank.write({ 'clients.csv': files['clients.csv'].replaceAll(',vip,', ',private,') });
    const report = await importFiles(theirs, { files: paths, mapping: PLAIN_MAPPING, asOf: LATER, dryRun: false });
    expect(report).toMatchObject({ state: 'done', clients: 100 });
  };
  clients.put = async (client, expected) => {
    await overtake();
    return putClient(client, expected);
  };
  imports.put = async (record, expected) => {
    await overtake();
    return putImport(record, expected);
  };
  return { bank, ...(await bank.run(files)) };
}

test.each([1, 2, 50, 101])(
  'an import overtaken by one of a later day at its write %i stops, and the later one stands whole',
  async (at) => {
    const { bank, report } = await overtaken(at);
    const tiers = new Set(bank.clients.stored.values().map((client) => `${client.bank.tier} ${client.asOf}`));
    expect([...tiers]).toEqual([`private ${LATER}`]);
    expect(report).toMatchObject({
      state: 'older',
      because: [expect.stringMatching(/^overtaken: .* client records of 2026-11-21/)],
    });
  },
);

test('an import goes on where clients are of a later day for another kind of record, and asks once', async () => {
  const bank = bankWithRecords();
  await bank.run(files, { asOf: '2026-11-21' });
  let lists = 0;
  const { imports } = bank.deps;
  const list = imports.list.bind(imports);
  imports.list = () => {
    lists += 1;
    return list();
  };
  const holdings = file(HOLDING_HEADER, ['h1,1,100.00,2026-12-01', 'h2,2,5.00,2026-12-01']);
  expect((await bank.run({ 'holdings.csv': holdings })).report).toMatchObject({ state: 'done', saved: 2 });
  expect(lists).toBe(3);
});
