import * as z from 'zod';
import { type Money, minorDigits } from '../money.ts';

/** The units a file may write money in: whole currency (yuan), minor units (fen), or ten thousands (万). */
const MONEY_UNITS = ['major', 'yuan', 'minor', 'fen', '万'] as const;

export const moneyUnit = z.enum(MONEY_UNITS, { error: () => `is none of the units: ${MONEY_UNITS.join(', ')}` });
export type MoneyUnit = z.infer<typeof moneyUnit>;

export type AmountRead = { ok: true; money: Money } | { ok: false; reason: string };

const digitsOf = new Map<string, number>();

function digits(currency: string): number {
  const known = digitsOf.get(currency) ?? minorDigits(currency);
  digitsOf.set(currency, known);
  return known;
}

function shiftOf(unit: MoneyUnit, currency: string): number {
  if (unit === 'minor' || unit === 'fen') return 0;
  return digits(currency) + (unit === '万' ? 4 : 0);
}

const POINT = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;
const COMMA = /^(-?)(\d+|\d{1,3}(?:[. ]\d{3})+)(?:,(\d+))?$/;

/**
 * Reads an amount into integer minor units, without passing through a fraction. Thousands separators and a leading ¥ are
 * allowed. Refuses text that is no number, more decimals than the currency has, and amounts beyond exact integers.
 */
export function readAmount(text: string, currency: string, unit: MoneyUnit, decimal: '.' | ','): AmountRead {
  const found = (decimal === '.' ? POINT : COMMA).exec(text.replace(/^[¥￥]\s*/, ''));
  if (found === null) return { ok: false, reason: 'not an amount of money' };
  const shift = shiftOf(unit, currency);
  const fraction = (found[3] ?? '').replace(/0+$/, '');
  if (fraction.length > shift) return { ok: false, reason: `more decimals than ${currency} has` };
  const whole = (found[2] ?? '').replace(/\D/g, '');
  const minor = Number(whole + fraction.padEnd(shift, '0'));
  if (!Number.isSafeInteger(minor)) return { ok: false, reason: 'too large for an amount of money' };
  return { ok: true, money: { minor: found[1] === '-' && minor !== 0 ? -minor : minor, currency } };
}
