import type { CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import { compileDay } from '../rules/day.ts';
import { maturityTasks } from '../rules/maturity.ts';
import type { ManagerWork, WorkInput } from './manager-work.ts';
import { outcomeOf } from './week-outcome.ts';

/** Left over for more working days than this, a client is named as needing a word. */
const PATIENT_WORKDAYS = 3;

export type LeftOver = { client: Client; since: CivilDate; workdays: number };

/** Clients whom the daily cap left out, since when, and whom nobody contacted or put off since, if that is longer ago than three working days. */
export function leftOver(
  waiting: Readonly<Record<CivilDate, readonly string[]>>,
  { clients, calendar, date }: Pick<WorkInput, 'clients' | 'calendar' | 'date'>,
): LeftOver[] {
  return Object.entries(waiting).flatMap(([since, ids]) => {
    const workdays = calendar.workdaysBetween(since, date);
    if (workdays <= PATIENT_WORKDAYS) return [];
    const named = ids.flatMap((id) => clients.get(id) ?? []);
    return named
      .filter((client) => outcomeOf(client, since, date) === 'open')
      .map((client) => ({ client, since, workdays }));
  });
}

/** Of those left over, the longest wait; among those who wait so long the money that is due and matures first, the most of it. */
export function longestLeft(
  left: readonly LeftOver[],
  { policy, calendar, date }: Pick<WorkInput, 'policy' | 'calendar' | 'date'>,
): ManagerWork['longest'] {
  const [first] = [...left].sort((a, b) => (a.since < b.since ? -1 : 1));
  if (first === undefined) return undefined;
  const { since, workdays } = first;
  const day = compileDay(policy, calendar, date);
  const [money] = left
    .filter((one) => one.since === since)
    .flatMap(({ client }) => maturityTasks(client, day))
    .flatMap((task) => (task.kind === 'maturity' && task.holdingKind !== 'loan' ? [task] : []))
    .sort((a, b) => a.daysLeft - b.daysLeft || b.amount.minor - a.amount.minor);
  return { since, workdays, ...(money && { maturity: { amount: money.amount, on: money.maturesOn } }) };
}
