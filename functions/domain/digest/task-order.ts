import type { DayRules } from '../rules/index.ts';
import { TASK_KINDS, type Task } from '../task.ts';
import { urgencyOf } from './score.ts';

/**
 * A client's tasks, most urgent first: by the policy's points, then by kind, then the earlier date, then the larger amount.
 * What is equal in all of it keeps the record's order.
 */
export function mostUrgentFirst(tasks: readonly Task[], day: DayRules): Task[] {
  return [...tasks].sort(
    (a, b) =>
      urgencyOf(b, day) - urgencyOf(a, day) ||
      TASK_KINDS.indexOf(a.kind) - TASK_KINDS.indexOf(b.kind) ||
      compare(dateOf(a), dateOf(b)) ||
      amountOf(b) - amountOf(a),
  );
}

function dateOf(task: Task): string {
  if (task.kind === 'maturity') return task.maturesOn;
  return task.kind === 'birthday' ? task.on : '';
}

function amountOf(task: Task): number {
  return task.kind === 'maturity' ? task.amount.minor : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
