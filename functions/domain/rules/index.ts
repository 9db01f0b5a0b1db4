import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import type { Policy } from '../policy.ts';
import type { Task, TaskKind } from '../task.ts';
import { birthdayDueOn, birthdayTasks } from './birthday.ts';
import { contactDueOn, contactDueTasks } from './contact-due.ts';
import type { DayRules } from './day.ts';
import { detailsStaleDueOn, detailsStaleTasks } from './details-stale.ts';
import { type DueContext, earliest } from './first-due.ts';
import { followUpDueOn, followUpTasks } from './follow-up.ts';
import { maturityDueOn, maturityTasks } from './maturity.ts';
import { riskReviewDueOn, riskReviewTasks } from './risk-review.ts';
import { unsuitableHoldingDueOn, unsuitableHoldingTasks } from './unsuitable-holding.ts';

export { compileDay, type DayRules } from './day.ts';

/** A rule of the daily mail: the tasks it gives on a day, and the first date on or after `from` on which it gives one. */
type Rule = {
  tasks(client: Client, day: DayRules): Task[];
  dueOn(client: Client, context: DueContext, from: CivilDate): CivilDate | undefined;
};

const RULES: Record<TaskKind, Rule> = {
  maturity: { tasks: (client, day) => maturityTasks(client, day), dueOn: (...args) => maturityDueOn(...args) },
  'contact-due': { tasks: contactDueTasks, dueOn: contactDueOn },
  'details-stale': { tasks: detailsStaleTasks, dueOn: detailsStaleDueOn },
  'risk-review': { tasks: riskReviewTasks, dueOn: riskReviewDueOn },
  'unsuitable-holding': { tasks: unsuitableHoldingTasks, dueOn: unsuitableHoldingDueOn },
  birthday: { tasks: birthdayTasks, dueOn: birthdayDueOn },
  'follow-up': { tasks: followUpTasks, dueOn: followUpDueOn },
};
const ALL = Object.values(RULES);

/**
 * All tasks of a client on a day, by rule. A client who left the bank has none. A postponed client (改日) has none before
 * the date set, except maturities at the last urgent step: money is never lost behind a postponement.
 */
export function tasksOf(client: Client, day: DayRules): Task[] {
  if (client.bank.leftOn !== undefined) return [];
  const until = client.care.postponed?.until;
  if (until !== undefined && day.today < until) return maturityTasks(client, day, true);
  const tasks: Task[] = [];
  for (const rule of ALL) tasks.push(...rule.tasks(client, day));
  return tasks;
}

/**
 * The first date on or after `from` on which the rules give the client any task, exactly; undefined when they never will.
 * It is what the due index is sorted by: a client with a task on a day is never hidden by an index value computed on any
 * earlier day.
 */
export function nextDueOn(client: Client, policy: Policy, calendar: Calendar, from: CivilDate): CivilDate | undefined {
  if (client.bank.leftOn !== undefined) return undefined;
  const context = { policy, calendar };
  const until = client.care.postponed?.until;
  const start = until !== undefined && until > from ? until : from;
  const due = earliest(ALL.map((rule) => rule.dueOn(client, context, start)));
  return start === from ? due : earliest([due, maturityDueOn(client, context, from, true)]);
}

/** How many days back from an import the index reaches: a run missed for so long can still be made up. */
const LOOKBACK_DAYS = 14;

/**
 * From which day on a client's index is to be computed when the client is written: some days before the records' own date, or before today if
 * that is earlier. A run for any day since then finds everybody; who has a task no more by the time of the run is moved on.
 */
export function indexedFrom(asOf: CivilDate | undefined, today: CivilDate): CivilDate {
  return addDays(asOf !== undefined && asOf < today ? asOf : today, -LOOKBACK_DAYS);
}

/** The client with the due index computed anew, as seen from `from`. */
export function reindexed(client: Client, policy: Policy, calendar: Calendar, from: CivilDate): Client {
  const { nextDueOn: _, ...rest } = client;
  const due = nextDueOn(client, policy, calendar, from);
  return due === undefined ? rest : { ...rest, nextDueOn: due };
}
