import { type CivilDate, weekday } from '../../domain/civil-date.ts';
import { type Money, minorDigits } from '../../domain/money.ts';
import { bandOf } from '../bands.ts';
import type { Format, Wording } from '../catalogue.ts';
import { decimalText } from '../decimal-text.ts';
import { needsYear } from '../far-dates.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const weekdayName = (date: CivilDate): string => WEEKDAYS[weekday(date) - 1] ?? '';

const sign = (currency: string): string => (currency === 'CNY' ? '¥' : `${currency} `);

/** ¥1,200,000, CZK 63,576: whole units unless there are cents. */
export function plainMoney({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const whole = minor % 10 ** digits === 0;
  return `${sign(currency)}${decimalText('en', minor / 10 ** digits, [whole ? 0 : digits, digits])}`;
}

function band(amount: Money): string {
  const { from, to } = bandOf(amount);
  const text = (major: number) => decimalText('en', major, [0, 3]);
  if (to === undefined) return `over ${sign(amount.currency)}${text(from)}`;
  return from === 0 ? `under ${sign(amount.currency)}${text(to)}` : `${sign(amount.currency)}${text(from)}–${text(to)}`;
}

export function format({ amountBands, today }: Wording): Format {
  const day = (date: CivilDate) =>
    `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]}${needsYear(date, today) ? ` ${date.slice(0, 4)}` : ''}`;
  const money = (amount: Money) => (amountBands ? band(amount) : plainMoney(amount));
  return {
    day,
    dayAndWeekday: (date) => `${weekdayName(date).slice(0, 3)} ${day(date)}`,
    weekday: weekdayName,
    money,
    exactMoney: plainMoney,
    colon: ': ',
    semicolon: '; ',
    stop: '.',
    moneys: (amounts) => amounts.map(money).join(' and '),
  };
}
