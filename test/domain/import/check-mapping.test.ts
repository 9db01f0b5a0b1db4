import { describe, expect, test } from 'vitest';
import { checkMapping } from '../../../functions/domain/import/check-mapping.ts';

const client = { id: 'id', managerId: 'm', tier: { constant: 'vip' } };
const withFields = (fields: object, record = 'client') => ({
  files: [{ name: 'a.csv', yields: [{ record, fields }] }],
});
const lineOf = (mapping: unknown) => {
  const checked = checkMapping(mapping);
  return checked.ok ? 'ok' : checked.line;
};

describe('a mistake in a mapping is one line that says where, what, and how to mend it', () => {
  const cases: [what: string, mapping: unknown, line: string | RegExp][] = [
    ['not an object', [], 'the mapping must be an object {…}'],
    ['no files', {}, 'files is missing; it must be a list […]'],
    ['an empty list of files', { files: [] }, 'files must not be empty'],
    [
      'a misspelt key',
      { files: [{ name: 'a.csv', delimitr: ';', yields: [] }] },
      'files[0] does not know "delimitr"; check the spelling, or remove it',
    ],
    [
      'an unknown encoding',
      { files: [{ name: 'a.csv', encoding: 'gbk', yields: [] }] },
      'files[0].encoding must be one of utf-8, gb18030',
    ],
    [
      'an unknown kind of record',
      { files: [{ name: 'a.csv', yields: [{ record: 'customer', fields: {} }] }] },
      'files[0].yields[0].record must be one of client, holding, unit, manager, officer',
    ],
    [
      'a month 13',
      { asOf: '2026-13-01', files: [{ name: 'a.csv', yields: [] }] },
      'asOf is not a date written YYYY-MM-DD',
    ],
    [
      'a misspelt field',
      withFields({ ...client, manger: 'x' }),
      /^files\[0\]\.yields\[0\]\.fields\.manger: a client has no such field; it has id, managerId, tier, /,
    ],
    [
      'a field of every object',
      withFields({ ...client, constructor: 'x' }),
      /fields\.constructor: a client has no such field/,
    ],
    [
      'a lacking field',
      withFields({ id: 'id', tier: { constant: 'vip' } }),
      'files[0].yields[0].fields: a client needs "managerId"; add it with the column it comes from',
    ],
    [
      'a source without origin',
      withFields({ ...client, name: {} }),
      'files[0].yields[0].fields.name: says no origin; give one of "column", "constant", "template", "join"',
    ],
    [
      'two origins',
      withFields({ ...client, name: { column: 'a', constant: 'b' } }),
      'files[0].yields[0].fields.name: has both "column" and "constant"; keep one',
    ],
    [
      'a misspelt source key',
      withFields({ ...client, name: { colum: 'a' } }),
      'files[0].yields[0].fields.name does not know "colum"; check the spelling, or remove it',
    ],
    [
      'a value no tier has',
      withFields({ ...client, tier: { column: 't', values: { 金: 'gold' } } }),
      'files[0].yields[0].fields.tier.values.金: "gold" is none of private, wealth, vip, ordinary; translate it with "values"',
    ],
    [
      'a default no tier has',
      withFields({ ...client, tier: { column: 't', default: 'x' } }),
      /fields\.tier\.default: "x" is none of private/,
    ],
    [
      'an unknown date format',
      withFields({ ...client, openedOn: { column: 'o', date: 'YYYYDDMM' } }),
      /^files\[0\]\.yields\[0\]\.fields\.openedOn\.date is none of the date formats: YYYY-MM-DD, /,
    ],
    [
      'a two-digit year without century',
      withFields({ ...client, openedOn: { column: 'o', date: 'YYMMDD' } }),
      /fields\.openedOn\.date: a two-digit year needs "century"/,
    ],
    [
      'a date without a year',
      withFields({ ...client, openedOn: { column: 'o', date: 'MMDD' } }),
      /fields\.openedOn\.date: MMDD has no year; only a birthday can do without/,
    ],
    [
      'a date on a name',
      withFields({ ...client, name: { column: 'o', date: 'YYYYMMDD' } }),
      /fields\.name\.date: this field is not a date; remove "date"/,
    ],
    [
      'an amount without currency',
      withFields({ ...client, settlement: 's' }),
      /fields\.settlement: an amount needs "money", e\.g\. /,
    ],
    [
      'a wrong currency',
      withFields({ ...client, settlement: { column: 's', money: { currency: 'RMB¥' } } }),
      /fields\.settlement\.money\.currency is not a currency code/,
    ],
    [
      'a broken pattern',
      withFields({ ...client, gender: { column: 's', match: [{ pattern: '(', value: 'male' }] } }),
      'files[0].yields[0].fields.gender.match[0].pattern is not a regular expression',
    ],
    [
      'a slice that ends before it starts',
      withFields({ ...client, name: { column: 's', slice: [6, 2] } }),
      /fields\.name\.slice: must end after it starts/,
    ],
    [
      'a join with nobody',
      withFields({ ...client, name: { join: { file: 'b.csv', here: 'a', there: 'b', take: 'c' } } }),
      /fields\.name\.join\.file: "b\.csv" is not among the files; describe it in "files"/,
    ],
    [
      'a file described twice',
      {
        files: [
          { name: 'a.csv', yields: [] },
          { name: 'a.csv', yields: [] },
        ],
      },
      'files[1].name: "a.csv" is described twice; put all its yields together',
    ],
  ];
  test.each(cases)('%s', (_, mapping, line) => {
    const told = lineOf(mapping);
    expect(told).not.toContain('\n');
    if (typeof line === 'string') expect(told).toBe(line);
    else expect(told).toMatch(line);
  });
});

test('a right mapping passes, with its defaults filled in', () => {
  const checked = checkMapping(withFields({ ...client, birthday: { column: 'b', date: 'MMDD' } }));
  expect(checked).toMatchObject({
    ok: true,
    mapping: {
      missing: ['NULL', '\\N', '-'],
      limits: { badRowsPercent: 2, fewestRowsPercent: 80 },
      files: [{ delimiter: ',', encoding: 'utf-8', quote: '"', header: true, yields: [{ mode: 'snapshot' }] }],
    },
  });
});
