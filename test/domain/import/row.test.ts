import { describe, expect, test } from 'vitest';
import { checkMapping } from '../../../functions/domain/import/check-mapping.ts';
import { rowReader, usedColumns } from '../../../functions/domain/import/row.ts';
import type { Lookup } from '../../../functions/domain/import/source-text.ts';

function reader(record: string, fields: object, columns: string[], more: { where?: object; lookup?: Lookup } = {}) {
  const where = more.where === undefined ? {} : { where: more.where };
  const checked = checkMapping({
    files: [
      { name: 'a.csv', yields: [{ record, fields, ...where }] },
      { name: 'b.csv', yields: [] },
    ],
  });
  const mapped = checked.ok ? checked.mapping.files[0]?.yields[0] : undefined;
  if (!checked.ok || mapped === undefined) throw new Error(checked.ok ? 'no yield' : checked.line);
  const read = rowReader(mapped, { columns, missing: checked.mapping.missing, lookup: () => more.lookup ?? new Map() });
  return Object.assign(read, { used: usedColumns([mapped]) });
}

const CLIENT = { id: 'no', managerId: 'mgr', tier: { constant: 'vip' } };
const bankOf = (found: ReturnType<ReturnType<typeof reader>>) =>
  found.outcome === 'record' && found.record.kind === 'client' ? found.record.bank : found;
const faultOf = (found: ReturnType<ReturnType<typeof reader>>) => (found.outcome === 'fault' ? found.fault : found);

describe('a row becomes a client', () => {
  test('text is trimmed, also of full-width blanks, and what says it is missing is absent', () => {
    const read = reader('client', { ...CLIENT, name: 'name', phone: 'tel', address: 'addr' }, [
      'no',
      'mgr',
      'name',
      'tel',
      'addr',
    ]);
    expect(read([' 007 ', 'm', '　王示例 ', 'NULL', '-'])).toEqual({
      outcome: 'record',
      record: { kind: 'client', id: '007', bank: { managerId: 'm', tier: 'vip', name: '王示例' } },
    });
  });

  test('values are translated, and an unlisted one is rejected unless there is a default', () => {
    const values = { 钻石: 'private' };
    const strict = reader('client', { ...CLIENT, tier: { column: '层级', values } }, ['no', 'mgr', '层级']);
    const lenient = reader('client', { ...CLIENT, tier: { column: '层级', values, default: 'ordinary' } }, [
      'no',
      'mgr',
      '层级',
    ]);
    expect(bankOf(strict(['1', 'm', '钻石']))).toMatchObject({ tier: 'private' });
    expect(faultOf(strict(['1', 'm', '黄金']))).toEqual({
      column: '层级',
      value: '黄金',
      reason: 'is not listed in "values"',
    });
    expect(faultOf(strict(['1', 'm', '']))).toEqual({ column: '层级', reason: "the client's tier is missing" });
    expect(bankOf(lenient(['1', 'm', '黄金']))).toMatchObject({ tier: 'ordinary' });
    expect(bankOf(lenient(['1', 'm', '']))).toMatchObject({ tier: 'ordinary' });
    expect(faultOf(strict(['1', 'm', 'constructor']))).toMatchObject({ reason: 'is not listed in "values"' });
  });

  test('a value translated to nothing is missing', () => {
    const read = reader('client', { ...CLIENT, gender: { column: 'g', values: { F: 'female', U: '' } } }, [
      'no',
      'mgr',
      'g',
    ]);
    expect(bankOf(read(['1', 'm', 'U']))).toEqual({ managerId: 'm', tier: 'vip' });
  });

  test('a certificate number gives birthday and gender', () => {
    const fields = {
      ...CLIENT,
      birthday: { column: 'cert', slice: [6, 14], date: 'YYYYMMDD' },
      gender: {
        column: 'cert',
        match: [
          { pattern: '^.{16}[13579]', value: 'male' },
          { pattern: '^.{16}[02468]', value: 'female' },
        ],
      },
    };
    const read = reader('client', fields, ['no', 'mgr', 'cert']);
    expect(bankOf(read(['1', 'm', '000000197508300024']))).toMatchObject({
      gender: 'female',
      birthday: { calendar: 'solar', month: 8, day: 30 },
    });
    expect(faultOf(read(['1', 'm', '12345']))).toMatchObject({ column: 'cert' });
  });

  test('a lunar birthday may be a 30th of the second month; a solar one may not, and its fault does not show it', () => {
    const fields = {
      ...CLIENT,
      birthday: { column: 'b', date: 'YYYY-MM-DD' },
      birthdayCalendar: { column: 'c', values: { 农历: 'lunar', 公历: 'solar' } },
    };
    const read = reader('client', fields, ['no', 'mgr', 'b', 'c']);
    expect(bankOf(read(['1', 'm', '1980-02-30', '农历']))).toMatchObject({
      birthday: { calendar: 'lunar', month: 2, day: 30 },
    });
    const fault = faultOf(read(['1', 'm', '1980-02-30', '公历']));
    expect(fault).toMatchObject({ reason: 'there is no day 30 in that month in it; expected YYYY-MM-DD' });
  });

  test('levels of risk are read with or without their letter, topics are split', () => {
    const read = reader('client', { ...CLIENT, riskTolerance: 'r', topics: 't' }, ['no', 'mgr', 'r', 't']);
    expect(bankOf(read(['1', 'm', 'C3', '黄金；养老, 黄金']))).toMatchObject({
      riskTolerance: 3,
      topics: ['黄金', '养老'],
    });
    expect(bankOf(read(['1', 'm', '5', '']))).toMatchObject({ riskTolerance: 5 });
    expect(faultOf(read(['1', 'm', 'R3', '']))).toMatchObject({ column: 'r', reason: 'none of C1, C2, C3, C4, C5' });
  });

  test('an unprintable or damaged value is not let in', () => {
    const read = reader('client', { ...CLIENT, name: 'name' }, ['no', 'mgr', 'name']);
    expect(bankOf(read(['1', 'm', 'A\nB']))).toMatchObject({ name: 'A B' });
    expect(faultOf(read(['1', 'm', '王\uFFFD']))).toMatchObject({
      reason: 'damaged: the export has already lost characters here',
    });
    expect(faultOf(read(['1#2', 'm', 'A']))).toMatchObject({ column: 'no' });
    expect(read(['', 'm', 'A'])).toEqual({
      outcome: 'fault',
      fault: { column: 'no', reason: "the client's id is missing" },
    });
  });

  test('the id is told with a fault, so that the client counts as present', () => {
    const read = reader('client', { ...CLIENT, openedOn: 'o' }, ['no', 'mgr', 'o']);
    expect(read(['17', 'm', '2026-13-01'])).toMatchObject({
      outcome: 'fault',
      id: '17',
      fault: {
        column: 'o',
        value: '2026-13-01',
        reason: 'there is no month 13 in 2026-13-01; expected YYYY-MM-DD or YYYYMMDD or YYYY/M/D',
      },
    });
  });
});

describe('a row becomes a holding', () => {
  const fields = {
    id: 'no',
    clientId: 'client',
    kind: { constant: 'deposit' },
    amount: { column: 'amount', money: { currency: { column: 'ccy', values: { 人民币: 'CNY' } }, unit: '万' } },
    closed: { column: 'state', values: { 结清: 'yes', 正常: 'no' } },
  };
  const read = reader('holding', fields, ['no', 'client', 'amount', 'ccy', 'state']);

  test('with its amount in its own currency, and closed only if it is', () => {
    expect(read(['H', '1', '120', '人民币', '正常'])).toEqual({
      outcome: 'record',
      record: {
        kind: 'holding',
        id: 'H',
        clientId: '1',
        holding: { id: 'H', kind: 'deposit', amount: { minor: 120_000_000, currency: 'CNY' } },
      },
    });
    expect(read(['H', '1', '120', '人民币', '结清'])).toMatchObject({ record: { holding: { closed: true } } });
  });

  test('but not when the currency is unknown or the amount negative', () => {
    expect(faultOf(read(['H', '1', '120', '日元', '正常']))).toMatchObject({
      reason: 'its currency is missing or not listed in "values"',
    });
    expect(faultOf(read(['H', '1', '-1', '人民币', '正常']))).toEqual({
      column: 'amount',
      reason: 'a holding cannot be worth less than nothing',
    });
  });
});

describe('a row becomes a manager', () => {
  const fields = {
    id: 'no',
    unitId: { join: { file: 'b.csv', here: 'team', there: 'team', take: 'branch' } },
    leaveFrom: 'from',
    leaveTo: 'to',
    mail: { template: '{no}@bank.example' },
  };
  const lookup = new Map([
    ['T1', 'B1'],
    ['T2', null],
  ]);
  const read = reader('manager', fields, ['no', 'team', 'from', 'to', 'job'], { where: { job: ['RM'] }, lookup });

  test('with what a template and a join give, and with a leave', () => {
    expect(read(['k1', 'T1', '2026-11-30', '2026-12-04', 'RM'])).toEqual({
      outcome: 'record',
      record: {
        kind: 'manager',
        id: 'k1',
        entry: {
          entry: 'manager',
          value: { id: 'k1', unitId: 'B1', mail: 'k1@bank.example', leave: [{ from: '2026-11-30', to: '2026-12-04' }] },
        },
      },
    });
  });

  test('not when "where" leaves it out, the join is ambiguous or empty, or the leave has no end', () => {
    expect(read(['k1', 'T1', '', '', 'HEAD'])).toEqual({ outcome: 'none' });
    expect(faultOf(read(['k1', 'T2', '', '', 'RM']))).toEqual({
      column: 'team',
      value: 'T2',
      reason: '"b.csv" has different rows for this value',
    });
    expect(faultOf(read(['k1', 'T3', '', '', 'RM']))).toEqual({
      column: 'team',
      reason: "the manager's unitId is missing",
    });
    expect(faultOf(read(['k1', 'T1', '2026-11-30', '', 'RM']))).toEqual({
      column: 'to',
      reason: 'a leave has a start but no end',
    });
    expect(faultOf(read(['k 1', 'T1', '', '', 'RM']))).toMatchObject({ column: 'no', reason: 'not a mail address' });
  });

  test('all columns it reads are known, those of templates, joins and conditions too', () => {
    expect(read.used.toSorted()).toEqual(['from', 'job', 'no', 'team', 'to']);
  });
});

test('a phone in a date’s column is refused without being repeated, a mistyped date is repeated', () => {
  const read = reader('client', { ...CLIENT, openedOn: { column: 'opened', date: 'YYYYMMDD' } }, [
    'no',
    'mgr',
    'opened',
  ]);
  const said = (cell: string) => {
    const fault = faultOf(read(['1', 'm', cell]));
    return 'reason' in fault ? fault.reason : '';
  };
  expect(said('13800000001')).toContain('it is not a date');
  expect(said('13800000001')).not.toContain('13800000001');
  expect(said('20261331')).toContain('20261331');
});

describe('a row becomes a person of the roster', () => {
  test('with the number they type to be known by; an officer with the department they answer for', () => {
    const person = { id: 'no', employeeNo: 'badge' };
    const columns = ['no', 'badge', 'dept'];
    const manager = reader('manager', { ...person, unitId: 'dept' }, columns);
    const officer = reader('officer', { ...person, role: { constant: 'supervising' }, departmentId: 'dept' }, columns);
    const entryOf = (found: ReturnType<typeof manager>) =>
      found.outcome === 'record' && 'entry' in found.record ? found.record.entry : found;
    expect(entryOf(manager(['M1', ' 0815 ', 'u1']))).toEqual({
      entry: 'manager',
      value: { id: 'M1', employeeNo: '0815', unitId: 'u1' },
    });
    expect(entryOf(officer(['S1', '', 'd1']))).toEqual({
      entry: 'officer',
      value: { id: 'S1', role: 'supervising', departmentId: 'd1' },
    });
  });
});
