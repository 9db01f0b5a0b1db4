import { LunarMonth } from 'tyme4ts';
import { type CivilDate, dateOfDayNumber, daysInMonth } from '../civil-date.ts';
import type { Birthday } from '../client.ts';

/**
 * The first day on or after `from` on which the birthday is kept. Solar: February 29 is kept on the 28th in common years. Lunar:
 * day 30 is kept on the 29th of short months; in a year with a leap month (闰月) the ordinary month of the two is used.
 */
export function nextBirthday(birthday: Birthday, from: CivilDate): CivilDate {
  const year = Number(from.slice(0, 4));
  if (birthday.calendar === 'solar') {
    const thisYear = solarDay(year, birthday);
    return thisYear >= from ? thisYear : solarDay(year + 1, birthday);
  }
  for (const lunarYear of [year - 1, year]) {
    const day = lunarDay(lunarYear, birthday);
    if (day >= from) return day;
  }
  return lunarDay(year + 1, birthday);
}

function solarDay(year: number, { month, day }: Birthday): CivilDate {
  const kept = day > 28 ? Math.min(day, daysInMonth(year, month)) : day;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(kept).padStart(2, '0')}`;
}

/** Lunar days already worked out, by lunar year, month and day: the astronomy is too slow to repeat for every client. */
const known = new Map<number, CivilDate>();

function lunarDay(year: number, { month, day }: Birthday): CivilDate {
  const key = (year * 13 + month) * 32 + day;
  let date = known.get(key);
  if (date === undefined) {
    const lunar = LunarMonth.fromYm(year, month);
    const first = lunar.getFirstDay().getSolarDay();
    const firstDay = Date.UTC(first.getYear(), first.getMonth() - 1, first.getDay()) / 86_400_000;
    date = dateOfDayNumber(firstDay + Math.min(day, lunar.getDayCount()) - 1);
    known.set(key, date);
  }
  return date;
}
