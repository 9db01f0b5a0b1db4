import type { Tier } from './client.ts';
import type { DutyCatalogue } from './duty/duty-rule.ts';
import type { Locale } from './locale.ts';
import type { TaskKind } from './task.ts';

/** One step of a value scale: amounts from `from` minor units of the policy's currency earn `points`. */
type ValueStep = { from: number; points: number };

/** Policy: the bank's rules. Every threshold of the daily mail, in calendar days unless the name says otherwise; and what is asked of supervisors. */
export type Policy = {
  /** IANA time zone in which dates are meant. */
  timeZone: string;
  /** The bank's book currency; thresholds on amounts are in its minor units and apply number for number to other currencies. */
  currency: string;
  locale: Locale;
  maturity: { largeFrom: number; leadDaysLarge: number; leadDays: number; urgentAt: number[]; graceDays: number };
  contactDue: { standardDays: Record<Tier, number> };
  detailsStale: { verifyEveryDays: number };
  riskReview: { validMonths: number; warnDays: number };
  birthday: { workingDaysAhead: number };
  digest: {
    dailyCap: number;
    /** A client left out this many working days in a row outranks all. */
    outranksAfterDays: number;
    amountBands: boolean;
    suggestionsPerCard: number;
  };
  /** Score = urgency × value. Urgency is the highest of a client's tasks, plus `eachFurtherReason` for every other kind. */
  score: {
    urgency: Record<Exclude<TaskKind, 'maturity'>, number> & { maturity: { far: number; near: number; last: number } };
    eachFurtherReason: number;
    value: {
      base: number;
      steps: ValueStep[];
      deposits: number;
      settlement: number;
      loans: number;
      perProduct: number;
    };
  };
  /** What the supervision rules ask for, in working days. */
  duties: DutyCatalogue;
};
