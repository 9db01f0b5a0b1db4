import type { CivilDate } from '../../domain/civil-date.ts';
import type { Format } from '../catalogue.ts';
import type { DutyMailCounts } from '../duty-mail-words.ts';
import { shortPeriod } from './duty-mail-terms.ts';
import { plural } from './tasks.ts';

/** How much is late, for whoever is told of it. */
export const lateUnits = ({ units, items }: { units: number; items: number }) =>
  `${plural(items, 'duty', 'duties')} late in ${plural(units, 'unit')}`;

function tag({ open, late, dueToday, opened, standsIn, above }: DutyMailCounts): string {
  if (open === 0 && above !== undefined) return above.head ? 'Duties, for the head' : 'Duties, escalation';
  const kind = late > 0 || dueToday > 0 || opened ? 'Duties' : 'Duty reminder';
  return standsIn ? `${kind}, standing in` : kind;
}

function theirLate(theirs: DutyMailCounts['theirs']): string[] {
  if (theirs === undefined) return [];
  if (theirs.late > 0) return [`${theirs.late} late`];
  return theirs.dueToday > 0 ? [`${theirs.dueToday} due today`] : [];
}

/** What presses first. */
function openParts({ open, late, dueToday, opened, next, theirs }: DutyMailCounts, f: Format): string[] {
  if (theirs?.items === open) return [`client managers have ${open} to do`, ...theirLate(theirs), 'please remind them'];
  const pressing = [...(late > 0 ? [`${late} late`] : []), ...(dueToday > 0 ? [`${dueToday} due today`] : [])];
  const others = theirLate(theirs).map((text) => `client managers: ${text}`);
  if (pressing.length > 0) return open > late + dueToday ? [...pressing, ...others, `${open} to do in all`] : pressing;
  const first = next?.all ? 'due' : 'the first due';
  if (opened) return [`${open} to do`, ...(next ? [`${first} ${f.dayAndWeekday(next.on)}`] : [])];
  return [
    `${open} still to do`,
    ...others,
    ...(next ? [`${first} in ${plural(next.workdaysLeft, 'working day')}`] : []),
  ];
}

/** Counts and days only: nobody is named in a subject. */
export function subject(counts: DutyMailCounts, today: CivilDate, f: Format): string {
  const { period, open, above } = counts;
  const parts: string[] = [];
  if (open > 0) {
    if (period !== undefined) parts.push(shortPeriod(period, today));
    parts.push(...openParts(counts, f));
  }
  if (above !== undefined) parts.push(open > 0 ? `also ${lateUnits(above)}` : lateUnits(above));
  return `${tag(counts)}: ${parts.join(' · ')}`;
}

/** The first sentence of the mail. */
export function summary(
  { open, late, dueToday, opened, period, above, theirs }: DutyMailCounts,
  today: CivilDate,
): string {
  if (open === 0 && above !== undefined) return lateUnits(above);
  if (theirs?.items === open)
    return `Your client managers have ${plural(open, 'duty', 'duties')} to do: please remind them`;
  const rest = open - late - dueToday;
  const others = rest > 0 ? [`${rest} more to do`] : [];
  const due = dueToday > 0 ? [`${dueToday} due today`] : [];
  if (late > 0) return [`${plural(late, 'duty is', 'duties are')} late`, ...due, ...others].join(', ');
  if (dueToday > 0) return [`${plural(dueToday, 'duty is', 'duties are')} due today`, ...others].join(', ');
  const what = plural(open, 'duty', 'duties');
  if (opened) return period === undefined ? `${what} to do` : `${shortPeriod(period, today)}: ${what} to do`;
  return `${what} still to do`;
}
