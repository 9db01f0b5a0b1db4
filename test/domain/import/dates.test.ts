import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDayNumber } from '../../../functions/domain/civil-date.ts';
import { civilDateOf, type DateSpec, readDate } from '../../../functions/domain/import/dates.ts';

function read(text: string, spec: DateSpec, lunar = false): unknown {
  const found = readDate(text, spec, lunar);
  return found.ok ? (civilDateOf(found.parts) ?? `${found.parts.month}-${found.parts.day}`) : found.why(text);
}

describe('a date is read as the mapping says it is written', () => {
  test.each([
    ['19990104', 'YYYYMMDD', '1999-01-04'],
    ['1999-01-04', 'YYYY-MM-DD', '1999-01-04'],
    ['1999/1/4', 'YYYY/M/D', '1999-01-04'],
    ['1999/11/24', 'YYYY/M/D', '1999-11-24'],
    ['1999年1月4日', 'YYYY年M月D日', '1999-01-04'],
    ['04.01.1999', 'DD.MM.YYYY', '1999-01-04'],
    ['01/04/1999', 'MM/DD/YYYY', '1999-01-04'],
    ['1999-01-04 00:00:00', 'YYYY-MM-DD HH:MM:SS', '1999-01-04'],
    ['19990104235959', 'YYYYMMDDHHMMSS', '1999-01-04'],
    ['0229', 'MMDD', '2-29'],
  ] as const)('%s as %s', (text, format, date) => expect(read(text, { formats: [format] })).toBe(date));

  test('a two-digit year is of the century, or of 19YY from the pivot on', () => {
    expect(read('930711', { formats: ['YYMMDD'], century: 1900 })).toBe('1993-07-11');
    expect(read('290711', { formats: ['YYMMDD'], century: { pivot: 30 } })).toBe('2029-07-11');
    expect(read('300711', { formats: ['YYMMDD'], century: { pivot: 30 } })).toBe('1930-07-11');
  });

  test('the month offset is taken off months beyond it, and off no other', () => {
    const spec: DateSpec = { formats: ['YYMMDD'], century: 1900, monthOffset: 50 };
    expect(read('706213', spec)).toBe('1970-12-13');
    expect(read('701213', spec)).toBe('1970-12-13');
    expect(read('703313', spec)).toContain('there is no month 33');
  });

  test('every date of two centuries is read back as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -36_524, max: 36_524 }), (day) => {
        const date = dateOfDayNumber(day);
        expect(read(date.replaceAll('-', ''), { formats: ['YYYY-MM-DD', 'YYYYMMDD'] })).toBe(date);
      }),
    );
  });

  test('a lunar date has up to 30 days in every month', () => {
    expect(read('1980-02-30', { formats: ['YYYY-MM-DD'] }, true)).toBe('1980-02-30');
    expect(read('1980-02-31', { formats: ['YYYY-MM-DD'] }, true)).toContain('there is no day 31');
  });
});

describe('a date that does not exist is refused, and says why', () => {
  test.each([
    ['19991304', 'there is no month 13 in 19991304; expected YYYYMMDD'],
    ['19990004', 'there is no month 00 in 19990004; expected YYYYMMDD'],
    ['19990229', 'there is no day 29 in that month in 19990229; expected YYYYMMDD'],
    ['1999-01-04', '1999-01-04 is not a date; expected YYYYMMDD'],
    ['００', '００ is not a date; expected YYYYMMDD'],
  ])('%s', (text, why) => expect(read(text, { formats: ['YYYYMMDD'] })).toBe(why));
});
