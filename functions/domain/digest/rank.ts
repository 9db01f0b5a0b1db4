import type { CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import type { DayRules } from '../rules/index.ts';
import type { Task } from '../task.ts';
import type { Score } from './digest.ts';

/** A client with tasks today: scored, and for how many working days the daily cap has left them out, since when. */
export type Due = { client: Client; tasks: Task[]; score: Score; since?: CivilDate; waitedDays: number };

/** Whether a client has been left out for so many working days that it outranks others for it. */
export function isOverdue(waitedDays: number, { policy }: DayRules): boolean {
  return waitedDays >= policy.digest.outranksAfterDays;
}

/**
 * Whether tomorrow is too late: a maturity at the last urgent step or past it, a follow-up whose day has come, a birthday before
 * the next working day.
 */
export function cannotWait(tasks: readonly Task[], { maturity, calendar, today }: DayRules): boolean {
  const next = calendar.nextWorkday(today);
  return tasks.some((task) => {
    if (task.kind === 'maturity') return task.maturesOn <= maturity.last;
    if (task.kind === 'birthday') return task.on < next;
    return task.kind === 'follow-up';
  });
}

/** Whether a large amount matures within the policy's next step of urgency: a backlog must not hide it. */
function isLargeAndNear(tasks: readonly Task[], { maturity, policy }: DayRules): boolean {
  return tasks.some(
    (task) =>
      task.kind === 'maturity' && task.maturesOn <= maturity.near && task.amount.minor >= policy.maturity.largeFrom,
  );
}

/**
 * The order of cards: first what cannot wait; then clients left out for as many working days as the policy names, and large amounts about to
 * mature; then the rest. Within each by score, and at last by client id, so that the order never depends on how they were read.
 */
export function rank(due: readonly Due[], day: DayRules): Due[] {
  const group = ({ tasks, waitedDays }: Due) => {
    if (cannotWait(tasks, day)) return 0;
    return isOverdue(waitedDays, day) || isLargeAndNear(tasks, day) ? 1 : 2;
  };
  return due
    .map((one) => ({ one, group: group(one) }))
    .sort((a, b) => a.group - b.group || byScore(a.one, b.one))
    .map(({ one }) => one);
}

function byScore(a: Due, b: Due): number {
  return b.score.total - a.score.total || (a.client.id < b.client.id ? -1 : 1);
}
