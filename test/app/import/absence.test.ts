import { describe, expect, test } from 'vitest';
import {
  bankWithRecords,
  CLIENT_HEADER,
  clientRows,
  file,
  HOLDING_HEADER,
  PLAIN_MAPPING,
} from '../../support/bank-import.ts';

const hundred = clientRows(100);
const holdings = (ids: number[]) =>
  file(
    HOLDING_HEADER,
    ids.map((id) => `h${id},${id},10,2026-12-01`),
  );
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const clients = (rows: string[]) => ({ 'clients.csv': file(CLIENT_HEADER, rows) });
const idsOf = (bank: ReturnType<typeof bankWithRecords>, id: string) =>
  bank.clients.find(id)?.bank.holdings.map((one) => one.id);

describe('a client missing from a full export', () => {
  test('is marked as gone that day, once, and is taken up again when back', async () => {
    const bank = bankWithRecords();
    await bank.run(clients(hundred));
    expect((await bank.run(clients(hundred.slice(1)), { asOf: '2026-11-21' })).report).toMatchObject({
      saved: 1,
      left: 1,
    });
    expect(bank.clients.find('1')).toMatchObject({ version: 2, bank: { leftOn: '2026-11-21', name: 'Client 1' } });
    expect((await bank.run(clients(hundred.slice(1)), { asOf: '2026-11-22' })).report).toMatchObject({
      saved: 0,
      left: 0,
    });
    expect((await bank.run(clients(hundred), { asOf: '2026-11-23' })).report).toMatchObject({ saved: 1, left: 0 });
    expect(bank.clients.find('1')?.bank.leftOn).toBeUndefined();
  });

  test('is not gone when its row is only bad, nor from a file of changes', async () => {
    const bank = bankWithRecords();
    await bank.run(clients(hundred));
    await bank.run(clients(['1,m1,x,1,vip,2020-13-01', ...hundred.slice(1)]), { asOf: '2026-11-21' });
    expect(bank.clients.find('1')).toMatchObject({ version: 1 });
    const [one, ...rest] = PLAIN_MAPPING.files;
    const mapping = {
      ...PLAIN_MAPPING,
      files: [{ ...one, yields: [{ ...one?.yields[0], mode: 'changes' }] }, ...rest],
    };
    const { report } = await bank.run(clients(['2,m9,x,1,vip,2020-01-01']), { asOf: '2026-11-22', mapping });
    expect(report).toMatchObject({ state: 'done', saved: 1, left: 0 });
  });

  test('nobody is gone while a bad row could be anybody', async () => {
    const bank = bankWithRecords();
    await bank.run(clients(hundred));
    const { report } = await bank.run(clients(['1,m1', ...hundred.slice(2)]), { asOf: '2026-11-21' });
    expect(report).toMatchObject({ state: 'done', left: 0 });
    expect(report).toHaveProperty(
      'warnings',
      expect.arrayContaining(["bad rows that could be any client's: 1; no client was marked as gone"]),
    );
    expect(bank.clients.find('2')?.bank.leftOn).toBeUndefined();
  });
});

describe('a holding missing from a full export', () => {
  test('is gone, also when it was the last one, with or without the clients in the same import', async () => {
    const bank = bankWithRecords();
    await bank.run({ ...clients(hundred), 'holdings.csv': holdings(upTo(50)) });
    await bank.run({ 'holdings.csv': holdings(upTo(49)) }, { asOf: '2026-11-21' });
    expect([idsOf(bank, '49'), idsOf(bank, '50')]).toEqual([['h49'], []]);
    await bank.run({ ...clients(hundred), 'holdings.csv': holdings(upTo(48)) }, { asOf: '2026-11-22' });
    expect([idsOf(bank, '48'), idsOf(bank, '49')]).toEqual([['h48'], []]);
  });

  test('stays when no file of holdings came', async () => {
    const bank = bankWithRecords();
    await bank.run({ ...clients(hundred), 'holdings.csv': holdings(upTo(50)) });
    await bank.run(clients(hundred.map((row) => row.replace('m1', 'm2'))), { asOf: '2026-11-21' });
    expect([idsOf(bank, '50'), bank.clients.find('50')?.bank.managerId]).toEqual([['h50'], 'm2']);
  });

  test('stays when its row is only bad, or a bad row could be its', async () => {
    const bank = bankWithRecords();
    await bank.run({ ...clients(hundred), 'holdings.csv': holdings(upTo(60)) });
    const rows = upTo(60).map((id) => (id === 7 ? 'h7,7,ten,2026-12-01' : `h${id},${id},11,2026-12-01`));
    const { report } = await bank.run({ 'holdings.csv': file(HOLDING_HEADER, rows) }, { asOf: '2026-11-21' });
    expect(report).toMatchObject({ state: 'done', saved: 59, rejected: 1 });
    expect([idsOf(bank, '7'), bank.clients.find('7')?.version]).toEqual([['h7'], 1]);
    await bank.run(
      { 'holdings.csv': file(HOLDING_HEADER, ['h1,1', ...rows.slice(2, 6), ...rows.slice(7)]) },
      { asOf: '2026-11-22' },
    );
    expect([idsOf(bank, '1'), idsOf(bank, '2'), idsOf(bank, '7')]).toEqual([['h1'], ['h2'], ['h7']]);
  });
});

describe('the roster', () => {
  const roster = (managers: string[], units = ['u1,One']) => ({
    'managers.csv': file('id,unit,mail', managers),
    'units.csv': file('id,name', units),
  });
  const ten = upTo(10).map((i) => `m${i},u1,m${i}@bank.example`);

  test('loses who is missing from a full export, and only those', async () => {
    const bank = bankWithRecords();
    await bank.run(roster(ten));
    await bank.roster.put({ entry: 'officer', value: { id: 'o1', role: 'inspector' } });
    const { report } = await bank.run(roster([...ten.slice(1, 9), 'm10,u1,new@bank.example']), { asOf: '2026-11-21' });
    expect(report).toMatchObject({ state: 'done', saved: 2, unchanged: 9 });
    const { managers, officers } = (await bank.roster.load()).roster;
    expect([managers.has('m1'), managers.get('m10')?.mail, managers.size, officers.size]).toEqual([
      false,
      'new@bank.example',
      9,
      1,
    ]);
  });

  test('keeps who is only bad this time, and everybody while a bad row could be anybody', async () => {
    const bank = bankWithRecords();
    const hundred = upTo(100).map((i) => `m${i},u1,m${i}@bank.example`);
    await bank.run(roster(hundred));
    await bank.run(roster(['m1,u2,m1@bank.example', 'm1,u3,m1@bank.example', ...hundred.slice(1)]), {
      asOf: '2026-11-21',
    });
    expect((await bank.roster.load()).roster.managers.get('m1')).toMatchObject({ unitId: 'u1' });
    await bank.run(roster([',u1,m1@bank.example', ...hundred.slice(2)]), { asOf: '2026-11-22' });
    expect((await bank.roster.load()).roster.managers.size).toBe(100);
    await bank.run(roster(hundred.slice(2)), { asOf: '2026-11-23' });
    expect((await bank.roster.load()).roster.managers.size).toBe(98);
  });

  test('has its holes told, one line each', async () => {
    const bank = bankWithRecords();
    const { report } = await bank.run({
      ...clients(hundred.map((row, i) => (i < 3 ? row.replace('m1', 'm77') : row))),
      ...roster(['m1,u1,', 'm2,u9,m2@bank.example']),
    });
    expect(report).toHaveProperty('warnings', [
      "3 clients belong to manager m77, who is not in the roster: they will be in nobody's mail",
      'manager m1 has no mail address: no mail can be sent to them',
      'manager m2 belongs to unit u9, which is not in the roster',
      'unit u1 has no line manager',
    ]);
  });
});
