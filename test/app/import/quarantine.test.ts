import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  bankWithRecords,
  CLIENT_HEADER,
  clientRows,
  file,
  HOLDING_HEADER,
  PLAIN_MAPPING,
} from '../../support/bank-import.ts';

const bad = (count: number, of: number) =>
  clientRows(of).map((row, i) => (i < count ? row.replace('2020-01-31', '2020-13-31') : row));
const encodedAs = (encoding: string) => ({ ...PLAIN_MAPPING, files: [{ ...PLAIN_MAPPING.files[0], encoding }] });

describe('a suspicious file quarantines the whole import, and says why', () => {
  const cases: [what: string, files: Record<string, string | Uint8Array>, mapping: unknown, because: string][] = [
    [
      'a wrong delimiter',
      { 'clients.csv': file(CLIENT_HEADER.replaceAll(',', ';'), ['1;m1;x;1;vip;2020-01-31']) },
      PLAIN_MAPPING,
      'clients.csv: looks delimited by ";", but the mapping says ",": set "delimiter"',
    ],
    [
      'a header that lacks a column',
      { 'clients.csv': file('id,manager,name,phone,level,opened', []) },
      PLAIN_MAPPING,
      'clients.csv: the header has no column "tier"; it has "id", "manager", "name", "phone", "level", "opened"',
    ],
    [
      'GB18030 read as UTF-8',
      {
        'clients.csv': Buffer.concat([
          Buffer.from(`${CLIENT_HEADER}\n1,m1,`),
          Buffer.from('d5c5c8fd', 'hex'),
          Buffer.from(',1,vip,2020-01-31\n'),
        ]),
      },
      PLAIN_MAPPING,
      'clients.csv: is not UTF-8 at line 2 (from byte 35); try "encoding": "gb18030"',
    ],
    [
      'UTF-8 read as GB18030',
      { 'clients.csv': file(CLIENT_HEADER, ['1,m1,张三丰,1,vip,2020-01-31']) },
      encodedAs('gb18030'),
      'clients.csv: is UTF-8, not GB18030: set "encoding": "utf-8"',
    ],
    [
      'a file cut off',
      { 'clients.csv': file(CLIENT_HEADER, clientRows(100)).slice(0, -14) },
      PLAIN_MAPPING,
      'clients.csv: is cut off: its last line, 101, has 5 of 6 cells and no line break',
    ],
    [
      'over 2 % bad rows',
      { 'clients.csv': file(CLIENT_HEADER, bad(3, 100)) },
      PLAIN_MAPPING,
      'clients.csv: 3 of 100 rows are bad (3.0 %; at most 2 % may be)',
    ],
    [
      'over 2 % holdings of unknown clients',
      {
        'clients.csv': file(CLIENT_HEADER, clientRows(100)),
        'holdings.csv': file(HOLDING_HEADER, ['h1,1,1,', 'h2,777,1,']),
      },
      PLAIN_MAPPING,
      'holdings.csv: 1 of 2 rows are bad (50.0 %; at most 2 % may be)',
    ],
    ['an empty file', { 'clients.csv': '' }, PLAIN_MAPPING, 'clients.csv: is empty: it has not even a header'],
  ];
  test.each(cases)('%s', async (_, files, mapping, because) => {
    const bank = bankWithRecords();
    const { report } = await bank.run(
      { 'units.csv': file('id,name', ['u1,One']), ...files },
      mapping === PLAIN_MAPPING
        ? {}
        : { mapping: { ...encodedAs('gb18030'), files: [...encodedAs('gb18030').files, PLAIN_MAPPING.files[3]] } },
    );
    expect(report).toMatchObject({ state: 'quarantined', saved: 0, because: [because] });
    expect([bank.clients.writes, bank.roster.writes]).toEqual([0, 0]);
    expect([...bank.imports.stored.items.values()]).toMatchObject([
      { state: 'quarantined', quarantinedBecause: because },
    ]);
    expect(readdirSync(bank.directory).filter((name) => name.startsWith('steward-import'))).toEqual([]);
  });

  test('under 80 % of the rows of last time', async () => {
    const bank = bankWithRecords();
    await bank.run({ 'clients.csv': file(CLIENT_HEADER, clientRows(100)) });
    const shrunk = { 'clients.csv': file(CLIENT_HEADER, clientRows(79)) };
    const { report } = await bank.run(shrunk, { asOf: '2026-11-21' });
    expect(report).toMatchObject({
      state: 'quarantined',
      because: [expect.stringContaining('only 79 rows of client, where last time there were 100 (79.0 %')],
    });
    expect(bank.clients.find('80')?.bank.leftOn).toBeUndefined();
    const { report: again } = await bank.run(
      { 'clients.csv': file(CLIENT_HEADER, clientRows(80)) },
      { asOf: '2026-11-22' },
    );
    expect(again).toMatchObject({ state: 'done', left: 20 });
  });

  test('unless the mapping allows it for once', async () => {
    const bank = bankWithRecords();
    await bank.run({ 'clients.csv': file(CLIENT_HEADER, clientRows(100)) });
    const mapping = { ...PLAIN_MAPPING, limits: { fewestRowsPercent: 10 } };
    expect(
      (await bank.run({ 'clients.csv': file(CLIENT_HEADER, clientRows(79)) }, { asOf: '2026-11-21', mapping })).report,
    ).toMatchObject({ state: 'done', left: 21 });
  });
});

test('2 % bad rows are still taken, and bad rows count once however often they are bad', async () => {
  const bank = bankWithRecords();
  const twice = bad(2, 100).map((row, i) => (i === 1 ? row.replace(/^2,/, '1,') : row));
  const { report, lines } = await bank.run({ 'clients.csv': file(CLIENT_HEADER, twice) });
  expect(report).toMatchObject({ state: 'done', saved: 98, rejected: 2 });
  expect(lines.length).toBe(2);
});

test('a quarantine is not taken for last time, nor for newer', async () => {
  const bank = bankWithRecords();
  await bank.run({ 'clients.csv': file(CLIENT_HEADER, bad(900, 1000)) }, { asOf: '2026-11-25' });
  expect((await bank.run({ 'clients.csv': file(CLIENT_HEADER, clientRows(100)) })).report).toMatchObject({
    state: 'done',
    saved: 100,
  });
});

test('a dry run of a suspicious file is not remembered', async () => {
  const bank = bankWithRecords();
  const { report } = await bank.run({ 'clients.csv': '' }, { dryRun: true });
  expect([report.state, bank.imports.stored.items.size]).toEqual(['quarantined', 0]);
});

test('a file of changes is no measure for the next full export, and is still newer than an older one', async () => {
  const bank = bankWithRecords();
  const clients = (count: number) => ({ 'clients.csv': file(CLIENT_HEADER, clientRows(count)) });
  const [full] = PLAIN_MAPPING.files;
  const inChanges = {
    ...PLAIN_MAPPING,
    files: [{ ...full, yields: full?.yields.map((one) => ({ ...one, mode: 'changes' })) }],
  };
  await bank.run(clients(100), { asOf: '2026-11-20' });
  await bank.run(clients(3), { asOf: '2026-11-21', mapping: inChanges });
  expect((await bank.run(clients(10), { asOf: '2026-11-22' })).report).toMatchObject({ state: 'quarantined' });
  expect((await bank.run(clients(99), { asOf: '2026-11-20' })).report).toMatchObject({ state: 'older' });
});
