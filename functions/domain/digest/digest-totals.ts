import { addDays } from '../civil-date.ts';
import { sumByCurrency } from '../money.ts';
import type { DayRules } from '../rules/day.ts';
import type { Task, TaskKind } from '../task.ts';
import type { Digest } from './digest.ts';

type Maturity = Extract<Task, { kind: 'maturity' }>;

const SOON_DAYS = 7;

/**
 * What a digest says of all due clients, cards and left out alike: tasks by kind; what matures from today to the seventh day after, the money
 * that comes free (a loan is counted, but is no money coming free) and what of it goes idle; and the coming days off on
 * which anything matures.
 */
export function dayTotals(
  due: readonly { tasks: readonly Task[] }[],
  day: DayRules,
): Pick<Digest, 'maturing' | 'taskCounts' | 'pulledForward'> {
  const tasks = due.flatMap((one) => one.tasks);
  const maturities = tasks.filter((task): task is Maturity => task.kind === 'maturity');
  const soon = maturities.filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= SOON_DAYS);
  const money = soon.filter(({ holdingKind }) => holdingKind !== 'loan');
  return {
    taskCounts: countsOf(tasks),
    maturing: {
      within7Days: sumByCurrency(money.map(({ amount }) => amount)),
      idle: sumByCurrency(money.filter(({ atMaturity }) => atMaturity === 'idle').map(({ amount }) => amount)),
      count: soon.length,
    },
    ...pulledForward(maturities, day),
  };
}

function countsOf(tasks: readonly Task[]): Partial<Record<TaskKind, number>> {
  const counts: Partial<Record<TaskKind, number>> = {};
  for (const { kind } of tasks) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** The days off right after today on which something matures: it stands in today's mail because there is none on those days. */
function pulledForward(maturities: readonly Maturity[], { today, horizon }: DayRules): Pick<Digest, 'pulledForward'> {
  const inside = maturities.filter(({ maturesOn }) => maturesOn > today && maturesOn <= horizon).length;
  return inside === 0 ? {} : { pulledForward: { from: addDays(today, 1), to: horizon, maturities: inside } };
}
