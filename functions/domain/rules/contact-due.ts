import { addDays, type CivilDate, daysBetween } from '../civil-date.ts';
import { type Client, lastContactOn } from '../client.ts';
import type { Task } from '../task.ts';
import type { DayRules } from './day.ts';
import { type DueContext, firstDue } from './first-due.ts';

/**
 * A client not contacted for longer than their tier's standard: on the day after the standard's last. A client never
 * contacted is counted from the opening of the account; when that is unknown too, the task stands at once, without days.
 */
export function contactDueTasks(client: Client, day: DayRules): Task[] {
  const last = lastContactOn(client);
  const since = last ?? client.bank.openedOn;
  const { tier } = client.bank;
  const cutOff = day.lastContact[tier];
  if (since !== undefined && since > cutOff.pulled) return [];
  return [
    {
      kind: 'contact-due',
      ...(since !== undefined && { since, days: daysBetween(since, day.today) }),
      standardDays: day.policy.contactDue.standardDays[tier],
      never: last === undefined,
      ...(since !== undefined && since > cutOff.plain && { early: true }),
    },
  ];
}

/** The first date on or after `from` on which the client's standard is exceeded. */
export function contactDueOn(client: Client, { policy, calendar }: DueContext, from: CivilDate): CivilDate | undefined {
  const since = lastContactOn(client) ?? client.bank.openedOn;
  if (since === undefined) return from;
  return firstDue(from, calendar, addDays(since, policy.contactDue.standardDays[client.bank.tier] + 1));
}
