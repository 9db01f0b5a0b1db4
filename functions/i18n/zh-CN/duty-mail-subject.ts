import type { CivilDate } from '../../domain/civil-date.ts';
import type { Format } from '../catalogue.ts';
import type { DutyMailCounts } from '../duty-mail-words.ts';
import { shortPeriod } from './duty-mail-terms.ts';

/** How much is late, for whoever is told of it. */
const lateUnits = ({ units, items }: { units: number; items: number }) => `${units} 个部门 · ${items} 项逾期`;

function tag({ open, late, dueToday, opened, standsIn, above }: DutyMailCounts): string {
  if (open === 0 && above !== undefined) return above.head ? '【履职上报 · 负责人】' : '【履职上报】';
  const kind = late > 0 ? '履职逾期' : dueToday > 0 ? '履职到期' : opened ? '履职事项' : '履职提醒';
  return `【${kind}${standsIn ? ' · 代班' : ''}】`;
}

function theirLate(theirs: DutyMailCounts['theirs']): string[] {
  if (theirs === undefined) return [];
  if (theirs.late > 0) return [`${theirs.late} 项已逾期`];
  return theirs.dueToday > 0 ? [`${theirs.dueToday} 项今天到期`] : [];
}

/** What presses first. */
function openParts({ open, late, dueToday, opened, next, theirs }: DutyMailCounts, f: Format): string[] {
  if (theirs?.items === open) return [`客户经理还有 ${open} 项未完成`, ...theirLate(theirs), '请提醒本人'];
  const pressing = [...(late > 0 ? [`${late} 项已逾期`] : []), ...(dueToday > 0 ? [`${dueToday} 项今天到期`] : [])];
  const others = theirLate(theirs).map((text) => `客户经理 ${text}`);
  if (pressing.length > 0) return open > late + dueToday ? [...pressing, ...others, `共 ${open} 项未完成`] : pressing;
  const first = next?.all ? '' : '最早 ';
  if (opened) return [`${open} 项待完成`, ...(next ? [`${first}${f.dayAndWeekday(next.on)} 到期`] : [])];
  return [`还有 ${open} 项未完成`, ...others, ...(next ? [`${first}${next.workdaysLeft} 个工作日后到期`] : [])];
}

/** Counts and days only: nobody is named in a subject. */
export function subject(counts: DutyMailCounts, today: CivilDate, f: Format): string {
  const { period, open, above } = counts;
  const parts: string[] = [];
  if (open > 0) {
    if (period !== undefined) parts.push(shortPeriod(period, today));
    parts.push(...openParts(counts, f));
  }
  if (above !== undefined) parts.push(open > 0 ? `另 ${lateUnits(above)}` : lateUnits(above));
  return tag(counts) + parts.join(' · ');
}

/** The first sentence of the mail. */
export function summary(
  { open, late, dueToday, opened, own, period, above, theirs }: DutyMailCounts,
  today: CivilDate,
): string {
  if (open === 0 && above !== undefined) return `${above.units} 个部门有 ${above.items} 项履职事项逾期`;
  if (theirs?.items === open) return `客户经理还有 ${open} 项未完成，请提醒本人`;
  const rest = open - late - dueToday;
  const others = rest > 0 ? `，另有 ${rest} 项未完成` : '';
  if (late > 0) return `${late} 项已逾期${dueToday > 0 ? `，${dueToday} 项今天到期` : ''}${others}`;
  if (dueToday > 0) return `今天有 ${dueToday} 项到期${others}`;
  if (own) return `您有 ${open} 项待完成`;
  if (opened) return period === undefined ? `有 ${open} 项待完成` : `${shortPeriod(period, today)}应完成 ${open} 项`;
  return `还有 ${open} 项未完成`;
}
