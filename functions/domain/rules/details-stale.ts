import { addDays, type CivilDate, daysBetween } from '../civil-date.ts';
import type { Client } from '../client.ts';
import type { Task } from '../task.ts';
import type { DayRules } from './day.ts';
import { type DueContext, earliest, firstDue, latest } from './first-due.ts';

/**
 * Contact details to verify: a phone that did not work on the last attempt, an address found to be wrong, and a phone or address whose last
 * verification, by the bank or by the manager, is as many days ago as the policy allows, or more. A detail nobody ever verified gives
 * no task: an export without such dates must not flood every manager. A detail in doubt is not reported a second time as unverified.
 */
export function detailsStaleTasks(client: Client, day: DayRules): Task[] {
  const tasks: Task[] = [];
  const { phoneDoubt, addressDoubt } = client.care;
  if (phoneDoubt) {
    const { outcome: reason, since } = phoneDoubt;
    tasks.push({ kind: 'details-stale', detail: 'phone', reason, since });
  }
  if (addressDoubt)
    tasks.push({ kind: 'details-stale', detail: 'address', reason: 'wrong-address', since: addressDoubt.since });
  const verified = lastVerifiedOn(client);
  for (const detail of ['phone', 'address'] as const) {
    const verifiedOn = verified[detail];
    if (verifiedOn === undefined || verifiedOn > day.verified.pulled) continue;
    const early = verifiedOn > day.verified.plain;
    const days = daysBetween(verifiedOn, day.today);
    tasks.push({ kind: 'details-stale', detail, reason: 'unverified', verifiedOn, days, ...(early && { early }) });
  }
  return tasks;
}

/** The first date on or after `from` on which a detail of the client is to be verified. */
export function detailsStaleDueOn(client: Client, context: DueContext, from: CivilDate): CivilDate | undefined {
  if (client.care.phoneDoubt || client.care.addressDoubt) return from;
  const { phone, address } = lastVerifiedOn(client);
  return earliest(
    [phone, address].map((on) => {
      if (on === undefined) return undefined;
      return firstDue(from, context.calendar, addDays(on, context.policy.detailsStale.verifyEveryDays));
    }),
  );
}

/** When each detail that is not in doubt was last verified: by the bank, or by the manager with the client. */
function lastVerifiedOn({ bank, care }: Client): { phone: CivilDate | undefined; address: CivilDate | undefined } {
  const { phoneDoubt, addressDoubt, verified = {} } = care;
  return {
    phone: phoneDoubt ? undefined : latest([bank.phoneVerifiedOn, verified.phone]),
    address: addressDoubt ? undefined : latest([bank.addressVerifiedOn, verified.address]),
  };
}
