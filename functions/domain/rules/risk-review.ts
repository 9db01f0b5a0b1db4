import { addDays, type CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import { riskExpiryOf } from '../risk-expiry.ts';
import type { Task } from '../task.ts';
import type { DayRules } from './day.ts';
import { type DueContext, firstDue } from './first-due.ts';

/**
 * A risk assessment to renew: lapsed, or lapsing within the policy's warning days; or missing altogether while the client
 * holds an open rated product. A client with a tolerance but without any date of assessment gives no task: nothing says
 * when it lapses. While a new assessment is arranged for a day ahead the task rests; from that day on it is back, unless the bank's
 * export has brought the new assessment.
 */
export function riskReviewTasks(client: Client, day: DayRules): Task[] {
  if (day.today < restsUntil(client, day.today)) return [];
  const expiresOn = expiryWithin(client, day);
  if (expiresOn !== undefined) {
    const reason = expiresOn < day.today ? 'expired' : 'expiring';
    const early = expiresOn > day.riskExpiry.plain;
    return [{ kind: 'risk-review', reason, expiresOn, ...(early && { early }) }];
  }
  return isMissing(client) ? [{ kind: 'risk-review', reason: 'missing' }] : [];
}

/** The first date on or after `from` on which the client's assessment is to be renewed. */
export function riskReviewDueOn(
  client: Client,
  { policy, calendar }: DueContext,
  from: CivilDate,
): CivilDate | undefined {
  const start = restsUntil(client, from);
  if (isMissing(client)) return start;
  const expiresOn = riskExpiryOf(client.bank, policy.riskReview.validMonths);
  return expiresOn && firstDue(start, calendar, addDays(expiresOn, -policy.riskReview.warnDays));
}

/** The day for which an assessment is arranged, if it is ahead; else the day itself. */
function restsUntil({ care }: Client, day: CivilDate): CivilDate {
  const { arrangedFor = day } = care.riskReview ?? {};
  return arrangedFor > day ? arrangedFor : day;
}

/** When the client's assessment lapses, if it has lapsed or will within the warning days. */
export function expiryWithin({ bank }: Client, day: DayRules): CivilDate | undefined {
  const { riskExpiresOn, riskAssessedOn } = bank;
  if (riskExpiresOn !== undefined) return riskExpiresOn <= day.riskExpiry.pulled ? riskExpiresOn : undefined;
  if (riskAssessedOn === undefined || riskAssessedOn > day.riskAssessed) return undefined;
  return riskExpiryOf(bank, day.policy.riskReview.validMonths);
}

function isMissing({ bank }: Client): boolean {
  return (
    bank.riskTolerance === undefined && bank.holdings.some((held) => held.riskRating !== undefined && !held.closed)
  );
}
