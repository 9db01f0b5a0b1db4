import { describe, expect, test } from 'vitest';
import { matchFileName } from '../../../functions/domain/import/file-name.ts';
import { fingerprint } from '../../../functions/domain/import/fingerprint.ts';
import { headerMisfit } from '../../../functions/domain/import/header.ts';
import { tooFewRows, tooManyBadRows } from '../../../functions/domain/import/quarantine.ts';
import { maskValue, reject, rejectLine } from '../../../functions/domain/import/reject.ts';
import { sameRecord } from '../../../functions/domain/import/same-record.ts';
import { SeenIds } from '../../../functions/domain/import/seen.ts';

test('a rejected value shows its first character and length, and no digit', () => {
  expect(maskValue('张三丰')).toBe('张** (3 characters)');
  expect(maskValue('13800000001')).toBe('*** (11 characters)');
  expect(maskValue('１２３')).toBe('*** (3 characters)');
  expect(maskValue('x')).toBe('x** (1 character)');
  expect(maskValue('𠮷野')).toBe('𠮷** (2 characters)');
});

test('a reject is one line: where, what, why', () => {
  const one = reject('a.csv', 17, 'client', { column: '层级', value: '黄金卡', reason: 'is not listed in "values"' });
  expect(rejectLine(one)).toBe('a.csv line 17, column "层级": is not listed in "values" [黄** (3 characters)]');
  expect(rejectLine(reject('a.csv', 2, 'client', { reason: 'the row has 7 cells, the header 8' }))).toBe(
    'a.csv line 2: the row has 7 cells, the header 8',
  );
});

test('a file name gives the date in it', () => {
  expect(matchFileName('clients_{YYYYMMDD}.csv', 'clients_20261120.csv')).toEqual({
    matches: true,
    asOf: '2026-11-20',
  });
  expect(matchFileName('客户-{YYYY-MM-DD}*.txt', '客户-2026-11-20-01.txt')).toEqual({
    matches: true,
    asOf: '2026-11-20',
  });
  expect(matchFileName('clients_{YYYYMMDD}.csv', 'clients_20261320.csv')).toEqual({
    matches: true,
    badDate: '20261320',
  });
  expect(matchFileName('clients.csv', 'clientsXcsv')).toEqual({ matches: false });
});

describe('a header that does not fit says what is missing, and what is there', () => {
  test.each([
    [['a', 'b'], ',', undefined],
    [['a', 'c'], ',', 'the header has no column "b"; it has "a", "c"'],
    [['a;b;c'], ',', 'looks delimited by ";", but the mapping says ",": set "delimiter"'],
    [['a|b|c'], ',', 'looks delimited by "|", but the mapping says ",": set "delimiter"'],
    [['a\tb'], ';', 'looks delimited by a tab, but the mapping says ";": set "delimiter"'],
    [['a', 'b', 'b'], ',', 'the header has column "b" more than once'],
    [['a', 'b', '', ''], ',', undefined],
  ])('%j', (columns, delimiter, why) => expect(headerMisfit(columns, ['a', 'b'], delimiter)).toBe(why));
});

test('limits are kept exactly: 2 % may be bad and 80 % must come', () => {
  const limits = { badRowsPercent: 2, fewestRowsPercent: 80 };
  expect(tooManyBadRows(100, 2, limits)).toBeUndefined();
  expect(tooManyBadRows(100, 3, limits)).toContain('3 of 100 rows are bad');
  expect(tooManyBadRows(0, 0, limits)).toBeUndefined();
  expect(tooFewRows('client', 80, 100, limits)).toBeUndefined();
  expect(tooFewRows('client', 79, 100, limits)).toContain('only 79 rows of client, where last time there were 100');
  expect(tooFewRows('client', 0, undefined, limits)).toBeUndefined();
});

describe('rows with one id', () => {
  const at = (line: number) => ({ file: 0, line });
  test('are one when they are identical', () => {
    const seen = new SeenIds();
    expect([seen.note('1', 7, at(2)), seen.note('1', 7, at(3)), seen.taken]).toEqual([
      { is: 'new' },
      { is: 'repeated' },
      1,
    ]);
  });
  test('are all rejected when they differ, the first one once', () => {
    const seen = new SeenIds();
    seen.note('1', 7, at(2));
    expect(seen.note('1', 8, at(3))).toEqual({ is: 'clash', earlier: at(2), firstLine: at(2) });
    expect(seen.note('1', 7, at(4))).toEqual({ is: 'clash', firstLine: at(2) });
    expect([seen.isRejected('1'), seen.has('1'), seen.taken]).toEqual([true, true, 0]);
  });
  test('are all rejected when one of them is bad', () => {
    const seen = new SeenIds();
    seen.note('1', 7, at(2));
    expect(seen.spoil('1', at(3))).toMatchObject({ is: 'clash', earlier: at(2) });
    seen.spoil('2', at(4));
    expect(seen.note('2', 7, at(5))).toEqual({ is: 'clash', firstLine: at(4) });
    expect(seen.taken).toBe(0);
  });
});

test('records are the same whatever the order of their fields, and absent is as undefined', () => {
  expect(sameRecord({ a: 1, b: [{ c: '2' }] }, { b: [{ c: '2', d: undefined }], a: 1 })).toBe(true);
  expect(sameRecord({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(sameRecord({ a: 1, b: 2 }, { a: 1 })).toBe(false);
  expect(sameRecord([1, 2], [2, 1])).toBe(false);
  expect(sameRecord([1], { 0: 1 })).toBe(false);
  expect(sameRecord(undefined, { a: 1 })).toBe(false);
});

test('fingerprints of a hundred thousand like texts are all different', () => {
  const prints = new Set(Array.from({ length: 100_000 }, (_, i) => fingerprint(`{"id":"${i}","amount":${i % 10}}`)));
  expect(prints.size).toBe(100_000);
});
