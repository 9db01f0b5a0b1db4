import { type CivilDate, weekday } from '../../domain/civil-date.ts';
import { type Money, minorDigits } from '../../domain/money.ts';
import { bandOf } from '../bands.ts';
import type { Format, Wording } from '../catalogue.ts';
import { decimalText } from '../decimal-text.ts';
import { needsYear } from '../far-dates.ts';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

export const weekdayName = (date: CivilDate): string => WEEKDAYS[weekday(date) - 1] ?? '';

/** 120万, 8,500, 1.2亿: at most two decimals. */
export function plainAmount(major: number): string {
  const [value, unit] = major >= 1e8 ? [major / 1e8, '亿'] : major >= 1e4 ? [major / 1e4, '万'] : [major, ''];
  return `${decimalText('zh-CN', value, [0, 2])}${unit}`;
}

const sign = (currency: string): string => (currency === 'CNY' ? '¥' : `${currency} `);

function moneyText({ minor, currency }: Money, bands: boolean): string {
  if (!bands) return `${sign(currency)}${plainAmount(minor / 10 ** minorDigits(currency))}`;
  const { from, to } = bandOf({ minor, currency });
  if (to === undefined) return `${sign(currency)}${plainAmount(from)}以上`;
  return from === 0
    ? `${sign(currency)}${plainAmount(to)}以下`
    : `${sign(currency)}${plainAmount(from)}–${plainAmount(to)}`;
}

export function format({ amountBands, today }: Wording): Format {
  const day = (date: CivilDate) =>
    `${needsYear(date, today) ? `${date.slice(0, 4)}年` : ''}${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
  const money = (amount: Money) => moneyText(amount, amountBands);
  return {
    day,
    dayAndWeekday: (date) => `${day(date)} ${weekdayName(date)}`,
    weekday: weekdayName,
    money,
    exactMoney: ({ minor, currency }) => {
      const digits = minorDigits(currency);
      const whole = minor % 10 ** digits === 0 ? 0 : digits;
      return `${sign(currency)}${decimalText('zh-CN', minor / 10 ** digits, [whole, whole])}`;
    },
    colon: '：',
    semicolon: '；',
    stop: '。',
    moneys: (amounts) => amounts.map(money).join('、'),
  };
}
