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

const HUNDRED = file(CLIENT_HEADER, clientRows(100));
const replaced = (rows: string[], changes: Record<number, string>) => rows.map((row, i) => changes[i + 1] ?? row);

describe('good rows are taken over', () => {
  test('clients with their holdings, managers and units become records', async () => {
    const bank = bankWithRecords();
    const { report, lines } = await bank.run({
      'clients.csv': HUNDRED,
      'holdings.csv': file(HOLDING_HEADER, ['h2,1,"1,000.50",2026-12-01', 'h1,1,20,', 'h3,2,30,2027-01-01']),
      'managers.csv': file('id,unit,mail', ['m1,u1,m1@bank.example']),
      'units.csv': file('id,name', ['u1,One']),
    });
    expect(lines).toEqual([]);
    expect(report).toMatchObject({
      state: 'done',
      asOf: '2026-11-20',
      read: 105,
      saved: 102,
      unchanged: 0,
      rejected: 0,
      clients: 100,
      holdings: 3,
      managers: 1,
      units: 1,
      left: 0,
    });
    expect(bank.clients.find('1')).toEqual({
      id: '1',
      version: 1,
      lastCommand: expect.stringMatching(/^import-2026-11-20-[0-9a-f]{12}#1$/),
      asOf: '2026-11-20',
      nextDueOn: '2026-12-01',
      bank: {
        managerId: 'm1',
        name: 'Client 1',
        phone: '13800000001',
        tier: 'vip',
        openedOn: '2020-01-31',
        holdings: [
          { id: 'h1', kind: 'deposit', amount: { minor: 2000, currency: 'CNY' } },
          { id: 'h2', kind: 'deposit', amount: { minor: 100_050, currency: 'CNY' }, maturesOn: '2026-12-01' },
        ],
      },
      care: { handled: [], family: [], hobbies: [] },
    });
    expect((await bank.roster.load()).roster.managers.get('m1')).toEqual({
      id: 'm1',
      unitId: 'u1',
      mail: 'm1@bank.example',
    });
  });

  test('nothing is left on the disk, and logs hold ids and counts only', async () => {
    const bank = bankWithRecords();
    const { logged } = await bank.run({ 'clients.csv': HUNDRED });
    expect(readdirSync(bank.directory)).toEqual(['clients.csv']);
    expect(JSON.stringify(logged)).not.toMatch(/Client|138/);
    expect(logged).toContainEqual(expect.objectContaining({ event: 'import.done', saved: 100 }));
  });

  test('a long import shows how far it is', async () => {
    const bank = bankWithRecords();
    const { progress } = await bank.run({ 'clients.csv': file(CLIENT_HEADER, clientRows(20_001)) });
    expect(progress.filter(({ phase }) => phase === 'read')).toEqual(
      [10_000, 20_000, 20_001].map((rows) => ({ phase: 'read', file: 'clients.csv', rows })),
    );
    expect(progress.at(-1)).toEqual({ phase: 'sweep', rows: 20_000 });
  });

  test('only one part of the rows is worked on at a time, and parts are many when files are large', async () => {
    const bank = bankWithRecords();
    const events: string[] = [];
    let largest = 0;
    const { staging, clients } = bank.deps;
    const put = clients.put.bind(clients);
    clients.put = (client, expected) => {
      events.push('put');
      return put(client, expected);
    };
    bank.deps.staging = {
      open: async (parts) => {
        const stage = await staging.open(parts);
        const read = async (part: number) => {
          const rows = await stage.read(part);
          events.push(`read ${part}`);
          largest = Math.max(largest, rows.length);
          return rows;
        };
        return { add: (part, row) => stage.add(part, row), read, remove: () => stage.remove() };
      },
    };
    await bank.run({ 'clients.csv': file(CLIENT_HEADER, clientRows(5_000)) }, { partBytes: 20_000 });
    const reads = events.filter((event) => event !== 'put');
    expect(reads.length).toBeGreaterThan(10);
    expect(reads).toEqual(reads.map((_, part) => `read ${part}`));
    expect(largest).toBeLessThan((5_000 / reads.length) * 1.5);
    expect(events.indexOf('put')).toBeLessThan(events.indexOf('read 1'));
  });
});

describe('bad rows are reported by line and reason, and the good ones kept', () => {
  test('with the column and the masked value', async () => {
    const bank = bankWithRecords();
    const rows = replaced(clientRows(100), { 7: '7,m1,张三丰,138,金卡,2020-01-31', 50: '50,m1,李四,139,vip,20201301' });
    const { report, lines } = await bank.run({ 'clients.csv': file(CLIENT_HEADER, rows) });
    expect(report).toMatchObject({ state: 'done', saved: 98, rejected: 2, clients: 98 });
    expect(lines).toEqual([
      'clients.csv line 8, column "tier": none of private, wealth, vip, ordinary; translate it with "values" [金** (2 characters)]',
      'clients.csv line 51, column "opened": there is no month 13 in 20201301; expected YYYY-MM-DD or YYYYMMDD or YYYY/M/D [*** (8 characters)]',
    ]);
  });

  test('different rows with one id are all rejected; identical ones count as one', async () => {
    const bank = bankWithRecords();
    const rows = [...clientRows(100), '1,m1,Client 1,13800000001,vip,2020-01-31', '2,m2,Other,1,vip,2020-01-31'];
    const { report, lines } = await bank.run({ 'clients.csv': file(CLIENT_HEADER, rows) });
    expect(report).toMatchObject({ state: 'done', read: 102, saved: 99, rejected: 2, clients: 99 });
    expect(lines).toEqual([
      'clients.csv line 103, column "id": this client also stands in line 3, with other values; neither is taken [*** (1 character)]',
      'clients.csv line 3, column "id": this client also stands in line 103, with other values; neither is taken [*** (1 character)]',
    ]);
    expect(bank.clients.find('1')).toBeDefined();
    expect(bank.clients.find('2')).toBeUndefined();
  });

  test('a holding of an unknown client is rejected, of a stored one taken', async () => {
    const bank = bankWithRecords();
    await bank.run({ 'clients.csv': HUNDRED });
    const rows = [...Array.from({ length: 99 }, (_, i) => `h${i},${i + 1},10,`), 'hx,999,10,'];
    const { report, lines } = await bank.run({ 'holdings.csv': file(HOLDING_HEADER, rows) }, { asOf: '2026-11-21' });
    expect(report).toMatchObject({ state: 'done', holdings: 99, rejected: 1, saved: 99 });
    expect(lines).toEqual([
      'holdings.csv line 101, column "client": holding of an unknown client [*** (3 characters)]',
    ]);
  });

  test('a holding of a client whose own row is bad is reported too', async () => {
    const bank = bankWithRecords();
    const rows = replaced(clientRows(100), { 7: '7,m1,x,138,vip,20201301' });
    const { report, lines } = await bank.run({
      'clients.csv': file(CLIENT_HEADER, rows),
      'holdings.csv': file(HOLDING_HEADER, ['h1,7,1,', 'h2,8,1,']),
    });
    expect(report).toMatchObject({ state: 'done', saved: 99, rejected: 2 });
    expect(lines[1]).toBe('holdings.csv line 2: holding of a client whose own row was rejected');
  });

  test('a row with too few or too many cells is rejected; a last delimiter more is not', async () => {
    const bank = bankWithRecords();
    const rows = replaced(clientRows(100), {
      1: '1,m1,x',
      2: '2,m1,x,1,vip,2020-01-31,',
      3: '3,m1,x,y,1,vip,2020-01-31',
    });
    const { lines } = await bank.run({ 'clients.csv': file(CLIENT_HEADER, rows) });
    expect(lines).toEqual([
      'clients.csv line 2: the row has 3 cells, the header 6',
      'clients.csv line 4: the row has 7 cells, the header 6',
    ]);
  });
});

describe('importing again', () => {
  test('the same files change nothing and leave what is remembered', async () => {
    const bank = bankWithRecords();
    const files = {
      'clients.csv': HUNDRED,
      'holdings.csv': file(HOLDING_HEADER, ['h1,1,20,', 'h2,1,5,']),
      'units.csv': file('id,name', ['u1,One']),
    };
    await bank.run(files);
    const before = [...bank.imports.stored.items.values()];
    const { report } = await bank.run(files);
    expect(report).toMatchObject({ state: 'done', saved: 0, unchanged: 101, rejected: 0 });
    expect([bank.clients.writes, bank.roster.writes]).toEqual([100, 1]);
    expect([...bank.imports.stored.items.values()]).toEqual(before);
  });

  test('a later export writes only the rows that differ, and keeps what Steward owns', async () => {
    const bank = bankWithRecords();
    await bank.run({ 'clients.csv': HUNDRED });
    const client = bank.clients.find('5');
    if (client === undefined) throw new Error('client 5 is not stored');
    const care = {
      ...client.care,
      hobbies: ['tea'],
      phoneDoubt: { since: '2026-11-20', outcome: 'wrong-number' as const },
    };
    await bank.clients.put({ ...client, version: 2, care }, 1);
    const rows = replaced(clientRows(100), { 5: '5,m2,Client 5,13900000005,private,2020-01-31' });
    const { report } = await bank.run({ 'clients.csv': file(CLIENT_HEADER, rows) }, { asOf: '2026-11-21' });
    expect(report).toMatchObject({ saved: 1, unchanged: 99 });
    expect(bank.clients.find('5')).toMatchObject({
      version: 3,
      asOf: '2026-11-21',
      bank: { managerId: 'm2', tier: 'private' },
      care: { hobbies: ['tea'] },
    });
    expect(bank.clients.find('5')?.care.phoneDoubt).toBeUndefined();
  });

  test('older files never overwrite newer ones of the same kind of record; of another kind they may come', async () => {
    const bank = bankWithRecords();
    await bank.run({ 'clients.csv': HUNDRED }, { asOf: '2026-11-21' });
    const writes = bank.clients.writes;
    const { report } = await bank.run({ 'clients.csv': file(CLIENT_HEADER, clientRows(99)) });
    expect(report).toMatchObject({
      state: 'older',
      saved: 0,
      because: [
        'older than what is stored: these files are of 2026-11-20, and client records of 2026-11-21 are in; nothing written',
      ],
    });
    expect([bank.clients.writes, bank.imports.stored.items.size]).toEqual([writes, 1]);
    expect((await bank.run({ 'units.csv': file('id,name', ['u1,One']) })).report).toMatchObject({
      state: 'done',
      saved: 1,
    });
  });

  test('a dry run tells what would be saved, and writes nothing at all', async () => {
    const bank = bankWithRecords();
    await bank.run({ 'clients.csv': HUNDRED, 'units.csv': file('id,name', ['u1,One', 'u2,Two']) });
    const before = [bank.clients.writes, bank.roster.writes, bank.imports.stored.writes];
    const rows = [...replaced(clientRows(99), { 5: '5,m2,New name,1,vip,2020-01-31' }), '101,m1,x,1,vip,2020-01-31'];
    const next = { 'clients.csv': file(CLIENT_HEADER, rows), 'units.csv': file('id,name', ['u1,One', 'u3,Three']) };
    const { report } = await bank.run(next, { asOf: '2026-11-21', dryRun: true });
    expect(report).toMatchObject({ state: 'dry-run', saved: 5, unchanged: 99, left: 1 });
    expect([bank.clients.writes, bank.roster.writes, bank.imports.stored.writes]).toEqual(before);
    const done = await bank.run(next, { asOf: '2026-11-21' });
    expect(done.report).toEqual({ ...report, state: 'done' });
  });
});

describe('what cannot begin is refused with one line', () => {
  test.each([
    [
      'a mistake in the mapping',
      { mapping: {} },
      { where: 'mapping', line: 'files is missing; it must be a list […]' },
    ],
    [
      'no date',
      { mapping: { files: PLAIN_MAPPING.files } },
      { where: 'mapping', line: expect.stringContaining('asOf is missing: say which day') },
    ],
    ['a wrong date', { asOf: '2026-02-30' }, { where: 'files', line: '"2026-02-30" is not a date written YYYY-MM-DD' }],
  ])('%s', async (_, settings, refused) => {
    const bank = bankWithRecords();
    expect((await bank.run({ 'clients.csv': HUNDRED }, settings)).report).toEqual({ state: 'refused', ...refused });
    expect(bank.imports.stored.items.size).toBe(0);
  });

  test('a file the mapping does not describe', async () => {
    const { report } = await bankWithRecords().run({ 'other.csv': HUNDRED });
    expect(report).toEqual({
      state: 'refused',
      where: 'files',
      line: 'other.csv: the mapping describes no file of this name; it describes clients.csv, holdings.csv, managers.csv, units.csv',
    });
  });
});
