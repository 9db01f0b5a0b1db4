import type { Calendar } from '../calendar/calendar.ts';
import { addDays, addMonths, type CivilDate } from '../civil-date.ts';
import { TIERS, type Tier } from '../client.ts';
import type { Policy } from '../policy.ts';

/**
 * One threshold as dates: a fact dated on or before `pulled` gives a task today; one dated after `plain` gives it only
 * because the days between today and the next working day are off.
 */
type CutOff = { plain: CivilDate; pulled: CivilDate };

/** The policy's thresholds as seen from one day: computed once per run, then compared with each client's dates as text. */
export type DayRules = {
  today: CivilDate;
  /** The last day before the next working day: what would first fire up to here fires today. */
  horizon: CivilDate;
  policy: Policy;
  calendar: Calendar;
  maturity: { from: CivilDate; small: CutOff; large: CutOff; near: CivilDate; last: CivilDate };
  lastContact: Record<Tier, CutOff>;
  verified: CutOff;
  riskExpiry: CutOff;
  riskAssessed: CivilDate;
  followUp: CutOff;
  /** Birthdays up to this date are announced today. */
  birthdayThrough: CivilDate;
};

/** The days before maturity at which urgency rises last; 1 when the policy names no step. */
export function lastStep(policy: Policy): number {
  return policy.maturity.urgentAt.length === 0 ? 1 : Math.min(...policy.maturity.urgentAt);
}

function nearStep(policy: Policy): number {
  return Math.max(lastStep(policy), ...policy.maturity.urgentAt);
}

/** The latest date that, `months` months later, is not after `limit`. */
function monthsBefore(limit: CivilDate, months: number): CivilDate {
  let date = addMonths(limit, -months);
  while (addMonths(addDays(date, 1), months) <= limit) date = addDays(date, 1);
  return date;
}

/**
 * Turns the policy's thresholds into cut-off dates for one day. What would first give a task on a day off is pulled to the
 * last working day before: every cut-off reaches up to the calendar's horizon.
 */
export function compileDay(policy: Policy, calendar: Calendar, today: CivilDate): DayRules {
  const horizon = calendar.horizon(today);
  const cutOff = (days: number): CutOff => ({ plain: addDays(today, days), pulled: addDays(horizon, days) });
  const { maturity, contactDue, detailsStale, riskReview, birthday } = policy;
  const riskExpiry = cutOff(riskReview.warnDays);
  return {
    today,
    horizon,
    policy,
    calendar,
    maturity: {
      from: addDays(today, -maturity.graceDays),
      small: cutOff(maturity.leadDays),
      large: cutOff(maturity.leadDaysLarge),
      near: addDays(horizon, nearStep(policy)),
      last: addDays(horizon, lastStep(policy)),
    },
    lastContact: Object.fromEntries(
      TIERS.map((tier) => [tier, cutOff(-(contactDue.standardDays[tier] + 1))]),
    ) as DayRules['lastContact'],
    verified: cutOff(-detailsStale.verifyEveryDays),
    riskExpiry,
    riskAssessed: monthsBefore(riskExpiry.pulled, riskReview.validMonths),
    followUp: cutOff(0),
    birthdayThrough: calendar.horizon(calendar.addWorkdays(today, birthday.workingDaysAhead)),
  };
}
