import type { CivilDate } from '../functions/domain/civil-date.ts';
import { MESSAGE_KINDS } from '../functions/domain/mail/run.ts';
import { type DaySummary, sums } from './summary.ts';

/** The summary of several days run in turn: a day's summary of their sums, and each day's own. */
export type PeriodSummary = DaySummary & { through: CivilDate; days: DaySummary[] };

/**
 * Sums up days run in turn, at least one, in order. `date` is the first, `through` the last; clients, managers and duties are as
 * they stood on the last day; it counts as a working day if any of them was; every problem carries its date,
 * and so does every line of who was mailed what about duties.
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
    mailsByKind: Object.fromEntries(
      MESSAGE_KINDS.map((kind) => [kind, sums(days.map(({ mailsByKind }) => mailsByKind[kind]))]),
    ) as DaySummary['mailsByKind'],
    sentNow: days.reduce((sum, day) => sum + day.sentNow, 0),
    skippedBecause: sums(days.map(({ skippedBecause }) => skippedBecause)),
    tasks: sums(days.map(({ tasks }) => tasks)),
    mailed: days.flatMap(({ mailed }) => mailed),
    units: sums(days.map(({ units }) => units)),
    warnings: [...new Set(days.flatMap(({ warnings }) => warnings))],
    problems: days.flatMap(({ date, problems }) => problems.map((problem) => `${date}: ${problem}`)),
    days: [...days],
  };
}
