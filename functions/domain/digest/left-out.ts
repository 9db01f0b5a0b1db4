import { maskClient } from '../masking/masking.ts';
import { sumByCurrency } from '../money.ts';
import type { DayRules } from '../rules/index.ts';
import type { Task } from '../task.ts';
import type { LeftOutClients, RolledOver } from './digest.ts';
import type { Due } from './rank.ts';

/** A client whom the daily cap leaves out, with the tasks that wait. */
export type LeftOut = RolledOver & { tasks: readonly Task[] };

type Maturity = Extract<Task, { kind: 'maturity' }>;

const NAMED = 8;

const maturitiesOf = (tasks: readonly Task[]): Maturity[] =>
  tasks.filter((task): task is Maturity => task.kind === 'maturity');

/** A due client as left out today: masked, with the strongest reason and since when. */
export function leftOutClient({ client, tasks, since }: Due, day: DayRules): LeftOut {
  const reason = tasks[0]?.kind ?? 'contact-due';
  return { clientId: client.id, client: maskClient(client), since: since ?? day.today, reason, tasks };
}

/** What the mail says of all who were left out: money first, so that none of it goes unseen. */
export function leftOutClients(leftOut: readonly LeftOut[], { policy, calendar, today }: DayRules): LeftOutClients {
  const maturing = leftOut.flatMap((one) => maturitiesOf(one.tasks).map((task) => ({ client: one.client, task })));
  const free = maturing.filter(({ task }) => task.holdingKind !== 'loan');
  const [soonest] = [...free].sort(
    (a, b) => a.task.daysLeft - b.task.daysLeft || b.task.amount.minor - a.task.amount.minor,
  );
  const hasMaturity = (one: LeftOut) => maturitiesOf(one.tasks).length > 0;
  const moneyFirst = [...leftOut.filter(hasMaturity), ...leftOut.filter((one) => !hasMaturity(one))];
  return {
    count: leftOut.length,
    cap: policy.digest.dailyCap,
    nextWorkday: calendar.nextWorkday(today),
    maturities: leftOut.filter(hasMaturity).length,
    money: sumByCurrency(free.map(({ task }) => task.amount)),
    ...(soonest && {
      soonest: { client: soonest.client, on: soonest.task.maturesOn, amount: soonest.task.amount },
    }),
    shown: moneyFirst.slice(0, NAMED).map(({ tasks: _, ...named }) => named),
  };
}
