import type { CivilDate } from '../../domain/civil-date.ts';
import type { Period } from '../../domain/duty/period.ts';
import type { Format } from '../catalogue.ts';
import type { DayList, Shown } from '../duty-mail-words.ts';
import { periodName } from './periods.ts';

/** 刘**; a name not in Han characters by the surname alone, nobody's by the end of their number. */
export const shown = ({ surname, han, id }: Shown): string => {
  if (surname === undefined) return id === undefined ? 'a colleague' : `…${[...id].slice(-4).join('')}`;
  return han ? `${surname}**` : surname;
};

/** November, Q4, 2026: of another year with the year. */
export function shortPeriod(period: Period, today: CivilDate): string {
  const year = today.slice(0, 4);
  return period.length > 4 && period.startsWith(year)
    ? periodName(period).slice(0, -` ${year}`.length)
    : periodName(period);
}

/** Two things with an "and", three and more with commas before it. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** 16 and 20 Nov; 1 Dec: with the number of all where only the latest are given. */
export function daysText({ latest, total }: DayList, f: Format): string {
  const days = dayList(latest, f);
  return total > latest.length ? `${days} (${total} days in all)` : days;
}

function dayList(dates: readonly CivilDate[], f: Format): string {
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))];
  const lists = months.map((month) => {
    const days = dates.filter((date) => date.startsWith(month)).map(f.day);
    const last = days.pop() ?? '';
    return listed([...days.map((day) => day.split(' ')[0] ?? day), last]);
  });
  return lists.join('; ');
}
