import type { CivilDate } from '../../domain/civil-date.ts';
import type { Period } from '../../domain/duty/period.ts';
import type { Format } from '../catalogue.ts';
import type { DayList, Shown } from '../duty-mail-words.ts';
import { periodName } from './periods.ts';

/** 刘**; a name not in Han characters by the surname alone, nobody's by the end of their number. */
export const shown = ({ surname, han, id }: Shown): string => {
  if (surname === undefined) return id === undefined ? '一位同事' : `…${[...id].slice(-4).join('')}`;
  return han ? `${surname}**` : surname;
};

/** 11月, 第四季度, 2026年度: of another year with the year. */
export function shortPeriod(period: Period, today: CivilDate): string {
  const year = today.slice(0, 4);
  return period.length > 4 && period.startsWith(year)
    ? periodName(period).slice(`${year}年`.length)
    : periodName(period);
}

/** 11月16日、20日，12月1日; with the number of all where only the latest are given. */
export function daysText({ latest, total }: DayList, f: Format): string {
  const days = dayList(latest, f);
  return total > latest.length ? `${days}等 ${total} 天` : days;
}

function dayList(dates: readonly CivilDate[], f: Format): string {
  return dates
    .map((date, index) => {
      const before = dates[index - 1];
      if (before === undefined) return f.day(date);
      return before.slice(0, 7) === date.slice(0, 7) ? `、${Number(date.slice(8))}日` : `，${f.day(date)}`;
    })
    .join('');
}
