import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readMappingFile } from '../../../functions/adapters/files/mapping-file.ts';
import { importFiles } from '../../../functions/app/import/import-files.ts';
import { bankWithRecords } from '../../support/bank-import.ts';

const root = new URL('../../../', import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, root));
const BERKA = at('../shared/data/berka');

async function imported(directory: string, mapping: string) {
  const bank = bankWithRecords();
  const read = await readMappingFile(mapping);
  if (!read.ok) throw new Error(read.line);
  const rejects: unknown[] = [];
  const report = await importFiles(bank.deps, {
    files: [directory],
    mapping: read.content,
    dryRun: false,
    onReject: (one) => rejects.push(one),
  });
  expect(rejects).toEqual([]);
  return { ...bank, report, roster: (await bank.roster.load()).roster };
}

test.each(['retail-system', 'data-warehouse'])(
  'the example %s is read whole, without a bad row or a hole in the roster',
  async (name) => {
    const { report, clients } = await imported(at(`examples/${name}`), at(`examples/${name}/mapping.json`));
    expect(report).toMatchObject({
      state: 'done',
      asOf: '2026-11-20',
      rejected: 0,
      clients: 4,
      managers: 3,
      units: 2,
      warnings: [],
    });
    const names = clients.stored.values().map(({ bank }) => bank.name);
    expect(names.toSorted()).toEqual(['王示例', '赵示例', '欧阳示例', '孙示例'].toSorted());
  },
);

test('the example of a retail system shows lunar birthdays, leave, several currencies and closed holdings', async () => {
  const { clients, roster } = await imported(at('examples/retail-system'), at('examples/retail-system/mapping.json'));
  expect(clients.find('6210002')?.bank).toMatchObject({
    birthday: { calendar: 'lunar', month: 8, day: 30 },
    riskTolerance: 2,
    topics: ['黄金', '养老'],
    settlement: { minor: 8_600_000, currency: 'CNY' },
  });
  expect(clients.find('6210003')?.bank.holdings).toContainEqual(
    expect.objectContaining({ amount: { minor: 2_000_000, currency: 'USD' }, closed: true }),
  );
  expect(roster.managers.get('K0101')).toMatchObject({
    deputyId: 'K0102',
    leave: [{ from: '2026-11-30', to: '2026-12-04' }],
  });
});

test('the example of a data warehouse shows a join, 万, and what a certificate number tells', async () => {
  const { clients, roster } = await imported(at('examples/data-warehouse'), at('examples/data-warehouse/mapping.json'));
  expect(clients.find('800000000001')?.bank).toMatchObject({
    gender: 'male',
    birthday: { calendar: 'solar', month: 3, day: 15 },
    settlement: { minor: 128_640_050, currency: 'CNY' },
    holdings: [{ id: 'T1', amount: { minor: 120_000_000, currency: 'CNY' }, atMaturity: 'idle' }],
  });
  expect(clients.find('800000000002')?.bank.holdings[0]).not.toHaveProperty('maturesOn');
  expect(roster.managers.get('E201')?.unitId).toBe('B02');
});

test.skipIf(!existsSync(BERKA))(
  'the Berka records are read whole: 5,369 clients and 682 loans for 77 managers in 8 regions',
  async () => {
    const { report, clients, roster } = await imported(BERKA, at('examples/berka.mapping.json'));
    expect(report).toMatchObject({
      state: 'done',
      read: 6_128,
      saved: 5_462,
      rejected: 0,
      clients: 5_369,
      holdings: 682,
      managers: 77,
      units: 8,
      officers: 8,
      warnings: [],
    });
    expect(roster.managers.size).toBe(77);

    const rows = readFileSync(`${BERKA}/clients.csv`, 'latin1')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';'));
    const women = rows.filter(([, birth]) => Number(birth?.slice(2, 4)) > 50).length;
    const stored = clients.stored.values();
    expect(stored.filter(({ bank }) => bank.gender === 'female').length).toBe(women);
    expect(stored.filter(({ bank }) => bank.tier === 'wealth').length).toBe(
      rows.filter((row) => row[6] === 'gold').length,
    );

    const loans = readFileSync(`${BERKA}/loans.csv`, 'latin1')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';'));
    const running = loans.filter((row) => row[6] === 'C' || row[6] === 'D');
    const open = stored.flatMap(({ bank }) => bank.holdings).filter((holding) => holding.closed !== true);
    expect(open.length).toBe(running.length);
    expect(open.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(
      running.reduce((sum, row) => sum + Number(row[3]) * 100, 0),
    );
  },
);
