import { addDays, type CivilDate, daysBetween } from '../civil-date.ts';
import type { Client, Holding } from '../client.ts';
import type { Policy } from '../policy.ts';
import type { Task } from '../task.ts';
import { type DayRules, lastStep } from './day.ts';
import { type DueContext, earliest, firstDue } from './first-due.ts';

type Maturing = Holding & { maturesOn: CivilDate };

/**
 * Maturities 到期 to deal with: open holdings, loans among them, from the policy's lead (longer for large amounts, compared
 * number for number in the holding's own minor units) until handled, and at most the grace days after. With `urgentOnly`,
 * those at the last urgent step or past it: even a postponed client keeps them.
 */
export function maturityTasks(client: Client, day: DayRules, urgentOnly = false): Task[] {
  const { from, small, large, last } = day.maturity;
  const tasks: Task[] = [];
  for (const holding of client.bank.holdings) {
    const { maturesOn } = holding;
    if (maturesOn === undefined || maturesOn < from || (urgentOnly && maturesOn > last)) continue;
    const lead = isLarge(holding, day.policy) ? large : small;
    if (maturesOn > lead.pulled || !isOpen(client, holding)) continue;
    tasks.push({
      kind: 'maturity',
      holdingId: holding.id,
      holdingKind: holding.kind,
      ...(holding.name !== undefined && { product: holding.name }),
      amount: holding.amount,
      maturesOn,
      daysLeft: daysBetween(day.today, maturesOn),
      ...(holding.atMaturity !== undefined && { atMaturity: holding.atMaturity }),
      ...(!day.calendar.isWorkday(maturesOn) && { onHoliday: true }),
      ...(maturesOn > lead.plain && { early: true }),
    });
  }
  return tasks;
}

/** The first date on or after `from` on which a maturity of the client gives a task. */
export function maturityDueOn(
  client: Client,
  { policy, calendar }: DueContext,
  from: CivilDate,
  urgentOnly = false,
): CivilDate | undefined {
  const { leadDays, leadDaysLarge, graceDays } = policy.maturity;
  const dues = client.bank.holdings.filter((holding): holding is Maturing => holding.maturesOn !== undefined);
  return earliest(
    dues.map((holding) => {
      if (!isOpen(client, holding)) return undefined;
      const lead = isLarge(holding, policy) ? leadDaysLarge : leadDays;
      const days = urgentOnly ? Math.min(lead, lastStep(policy)) : lead;
      return firstDue(from, calendar, addDays(holding.maturesOn, -days), addDays(holding.maturesOn, graceDays));
    }),
  );
}

function isLarge(holding: Holding, policy: Policy): boolean {
  return holding.amount.minor >= policy.maturity.largeFrom;
}

/** Whether the money of a holding is still to be dealt with: it is open, and this maturity was not marked as handled. */
export function isOpen({ care }: Client, { id, maturesOn, closed }: Holding): boolean {
  if (closed) return false;
  return !care.handled.some((handled) => handled.holdingId === id && handled.maturesOn === maturesOn);
}
