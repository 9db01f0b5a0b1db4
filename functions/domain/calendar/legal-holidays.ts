import { LegalHoliday } from 'tyme4ts';
import { type CivilDate, daysInMonth } from '../civil-date.ts';
import type { Localized } from '../locale.ts';

const ENGLISH: Record<string, string> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  国庆中秋: 'National Day and Mid-Autumn Festival',
  抗战胜利日: 'Victory Day',
};

/** One day of China's yearly announcement: a day off with the holiday's name, or a weekend day worked for it (调休). */
export type LegalDay = { work: boolean; name: Localized };

/**
 * The days of one year in the State Council's holiday announcements (国务院办公厅节假日安排通知): every day off, weekend days
 * within a holiday among them, and every make-up working day. Empty for years not announced, or from before they were.
 */
export function legalDays(year: number): ReadonlyMap<CivilDate, LegalDay> {
  let days = years.get(year);
  if (!days) {
    days = readYear(year);
    years.set(year, days);
  }
  return days;
}

/** Years already read: each look-up of a day searches the whole table of announcements. */
const years = new Map<number, ReadonlyMap<CivilDate, LegalDay>>();

function readYear(year: number): Map<CivilDate, LegalDay> {
  const days = new Map<CivilDate, LegalDay>();
  for (let month = 1; month <= 12; month++) {
    for (let day = 1; day <= daysInMonth(year, month); day++) {
      const legal = LegalHoliday.fromYmd(year, month, day);
      if (!legal) continue;
      const zh = legal.getName();
      days.set(isoDate(year, month, day), { work: legal.isWork(), name: { 'zh-CN': zh, en: ENGLISH[zh] ?? zh } });
    }
  }
  return days;
}

function isoDate(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
