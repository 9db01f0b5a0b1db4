import { addDays, type CivilDate, daysBetween } from '../civil-date.ts';
import type { Client } from '../client.ts';
import type { Task } from '../task.ts';
import type { DayRules } from './day.ts';
import { type DueContext, earliest, firstDue } from './first-due.ts';

/**
 * Contact details to verify: a phone that did not work on the last attempt, and a phone or address whose last verification
 * is as many days ago as the policy allows, or more. A detail whose record carries no verification date gives no task: an
 * export without such dates must not flood every manager. A phone in doubt is not reported a second time as unverified.
 */
export function detailsStaleTasks({ bank, care }: Client, day: DayRules): Task[] {
  const tasks: Task[] = [];
  const doubt = care.phoneDoubt;
  if (doubt) tasks.push({ kind: 'details-stale', detail: 'phone', reason: doubt.outcome, since: doubt.since });
  const unverified = (detail: 'phone' | 'address', verifiedOn: CivilDate | undefined) => {
    if (verifiedOn === undefined || verifiedOn > day.verified.pulled) return;
    const early = verifiedOn > day.verified.plain;
    const days = daysBetween(verifiedOn, day.today);
    tasks.push({ kind: 'details-stale', detail, reason: 'unverified', verifiedOn, days, ...(early && { early }) });
  };
  if (!doubt) unverified('phone', bank.phoneVerifiedOn);
  unverified('address', bank.addressVerifiedOn);
  return tasks;
}

/** The first date on or after `from` on which a detail of the client is to be verified. */
export function detailsStaleDueOn(client: Client, context: DueContext, from: CivilDate): CivilDate | undefined {
  if (client.care.phoneDoubt) return from;
  const { phoneVerifiedOn, addressVerifiedOn } = client.bank;
  return earliest(
    [phoneVerifiedOn, addressVerifiedOn].map((on) => {
      if (on === undefined) return undefined;
      return firstDue(from, context.calendar, addDays(on, context.policy.detailsStale.verifyEveryDays));
    }),
  );
}
