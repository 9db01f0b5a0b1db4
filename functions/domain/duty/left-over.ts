import type { CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import { compileDay } from '../rules/day.ts';
import { maturityTasks } from '../rules/maturity.ts';
import type { ManagerWork, WeekDigest, WorkInput } from './manager-work.ts';
import { lastCaredOn } from './week-outcome.ts';

/** Left over for more working days than this, a client is named as needing a word. */
const PATIENT_WORKDAYS = 3;

export type LeftOver = { client: Client; since: CivilDate; workdays: number };

type Left = Pick<WorkInput, 'clients' | 'calendar' | 'date' | 'policy'>;

/**
 * Clients who have been in one mail after the other up to the last, as a card or as left out by the daily cap, for more than three working days, and
 * whom nobody contacted, tried or put off in all that time. `digests`: the earliest first. Since when is counted from their first card after that.
 */
export function leftOver(digests: readonly WeekDigest[], { clients, calendar, date, policy }: Left): LeftOver[] {
  const stood = standingSince(digests);
  return [...clients.values()].flatMap((client) => {
    const days = stood.get(client.id) ?? [];
    const cared = lastCaredOn(client, { date, timeZone: policy.timeZone });
    const since = days.find((day) => day > cared);
    const workdays = since === undefined ? 0 : calendar.workdaysBetween(since, date);
    const put = (client.care.postponed?.until ?? '') > date;
    return since === undefined || put || workdays <= PATIENT_WORKDAYS ? [] : [{ client, since, workdays }];
  });
}

/** For everybody the last mail names: on which days they have stood in the mails without a gap up to it, the earliest first. */
function standingSince(digests: readonly WeekDigest[]): Map<string, CivilDate[]> {
  const backwards = digests.toReversed().map((digest) => ({ date: digest.date, named: namedIn(digest) }));
  const [last, ...before] = backwards;
  const stood = new Map<string, CivilDate[]>();
  for (const [id, since] of last?.named ?? []) {
    const days = [last?.date ?? since, since];
    for (const { date, named } of before) {
      const then = named.get(id);
      if (then === undefined) break;
      days.push(date, then);
    }
    stood.set(id, [...new Set(days)].sort());
  }
  return stood;
}

/** Everybody a mail names, with the day from which they have waited by it. */
function namedIn({ date, cards, waiting }: WeekDigest): Map<string, CivilDate> {
  const named = new Map<string, CivilDate>(cards.map(({ clientId }) => [clientId, date]));
  for (const [since, ids] of Object.entries(waiting)) for (const id of ids) named.set(id, since);
  return named;
}

/** Of those left over, the longest wait; among those who wait so long the money that is due and matures first, the most of it. */
export function longestLeft(
  left: readonly LeftOver[],
  {
    policy,
    calendar,
    date,
    earliest,
  }: Pick<WorkInput, 'policy' | 'calendar' | 'date'> & { earliest?: CivilDate | undefined },
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
  return {
    since,
    workdays,
    ...(since === earliest && { atLeast: true as const }),
    ...(money && { maturity: { amount: money.amount, on: money.maturesOn } }),
  };
}
