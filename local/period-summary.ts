import type { CivilDate } from '../functions/domain/civil-date.ts';
import type { DaySummary } from './summary.ts';

/** The summary of several days run in turn: a day's summary of their sums, and each day's own. */
export type PeriodSummary = DaySummary & { through: CivilDate; days: DaySummary[] };

/**
 * Sums up days run in turn, at least one, in order. `date` is the first, `through` the last; clients, managers and duties are as
 * they stood on the last day; it counts as a working day if any of them was; every problem carries its date.
 */
export function periodSummary(days: readonly [DaySummary, ...DaySummary[]]): PeriodSummary {
  const [first] = days;
  const last = days[days.length - 1] ?? first;
  const { dayOff: _, ...standing } = last;
  return {
    ...standing,
    date: first.date,
    through: last.date,
    workday: days.some(({ workday }) => workday),
    import: sums(days.map((day) => day.import)),
    mails: sums(days.map(({ mails }) => mails)),
    sentNow: days.reduce((sum, day) => sum + day.sentNow, 0),
    skippedBecause: sums(days.map(({ skippedBecause }) => skippedBecause)),
    tasks: sums(days.map(({ tasks }) => tasks)),
    units: sums(days.map(({ units }) => units)),
    warnings: [...new Set(days.flatMap(({ warnings }) => warnings))],
    problems: days.flatMap(({ date, problems }) => problems.map((problem) => `${date}: ${problem}`)),
    days: [...days],
  };
}

function sums<T extends Record<string, number>>(parts: readonly T[]): T {
  const total: Record<string, number> = {};
  for (const part of parts)
    for (const [name, number] of Object.entries(part)) total[name] = (total[name] ?? 0) + number;
  return total as T;
}
