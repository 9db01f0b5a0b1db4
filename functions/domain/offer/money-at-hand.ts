import type { CivilDate } from '../civil-date.ts';
import type { Task } from '../task.ts';

type MaturityTask = Extract<Task, { kind: 'maturity' }>;

/** Money to place: what matures on one card in one currency (minor units), and the day by which all of it is free. */
export type MoneyAtHand = { currency: string; minor: number; freeOn: CivilDate; holdings: MaturityTask[] };

/** Sums what matures among a card's tasks, per currency in the order of the tasks. Loans are money owed, not at hand. */
export function moneyAtHand(tasks: readonly Task[], date: CivilDate): MoneyAtHand[] {
  const sums = new Map<string, MoneyAtHand>();
  for (const task of tasks) {
    if (task.kind !== 'maturity' || task.holdingKind === 'loan') continue;
    const { minor, currency } = task.amount;
    const sum = sums.get(currency) ?? { currency, minor: 0, freeOn: date, holdings: [] };
    sums.set(currency, {
      currency,
      minor: sum.minor + minor,
      freeOn: task.maturesOn > sum.freeOn ? task.maturesOn : sum.freeOn,
      holdings: [...sum.holdings, task],
    });
  }
  return [...sums.values()];
}
