import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAmount } from '../../../functions/domain/import/amounts.ts';

const minor = (
  ...[text, currency, unit, decimal]: [string, string, Parameters<typeof readAmount>[2], ('.' | ',')?]
) => {
  const read = readAmount(text, currency, unit, decimal ?? '.');
  return read.ok ? read.money.minor : read.reason;
};

test.each([
  ['1200000', 'yuan', 120_000_000],
  ['1,200,000.5', 'yuan', 120_000_050],
  ['¥12.30', 'major', 1230],
  ['12.3000', 'major', 1230],
  ['1234', 'fen', 1234],
  ['5.5', '万', 5_500_000],
  ['0.000001', '万', 1],
  ['-3.1', 'yuan', -310],
  ['-0', 'yuan', 0],
  ['0.29', 'yuan', 29],
] as const)('%s in %s is %i minor units', (text, unit, expected) => expect(minor(text, 'CNY', unit)).toBe(expected));

test('a currency without minor units and a decimal comma are read as such', () => {
  expect(minor('1200', 'JPY', 'major')).toBe(1200);
  expect(minor('1.200.000,25', 'EUR', 'major', ',')).toBe(120_000_025);
});

test.each([
  ['12.345', 'more decimals than CNY has'],
  ['1,20', 'not an amount of money'],
  ['1.2.3', 'not an amount of money'],
  ['1e5', 'not an amount of money'],
  ['NaN', 'not an amount of money'],
  ['十', 'not an amount of money'],
  ['99999999999999999', 'too large for an amount of money'],
])('%s is refused', (text, reason) => expect(minor(text, 'CNY', 'yuan')).toBe(reason));

test('every amount in minor units is read back exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 52 }), (amount) => {
      const text = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
      expect(minor(text, 'CNY', 'yuan')).toBe(amount);
    }),
  );
});
