import type { CivilDate } from './civil-date.ts';
import type { AtMaturity, Birthday, HoldingKind, RiskRating, RiskTolerance } from './client.ts';
import type { Money } from './money.ts';

export const TASK_KINDS = [
  'maturity',
  'contact-due',
  'details-stale',
  'risk-review',
  'unsuitable-holding',
  'birthday',
  'follow-up',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/**
 * Task 待办: one reason to call a client today, with the facts the mail states. `daysLeft` and `days` are calendar days.
 * `early` marks a task shown before its day because its day is not a working day.
 */
export type Task =
  | {
      kind: 'maturity';
      holdingId: string;
      holdingKind: HoldingKind;
      product?: string;
      amount: Money;
      maturesOn: CivilDate;
      /** 0 on the day, −1 the day after. */
      daysLeft: number;
      atMaturity?: AtMaturity;
      /** The maturity day is itself not a working day. */
      onHoliday?: true;
      early?: true;
    }
  | { kind: 'contact-due'; since?: CivilDate; days?: number; standardDays: number; never: boolean; early?: true }
  | {
      kind: 'details-stale';
      detail: 'phone' | 'address';
      reason: 'unverified';
      verifiedOn: CivilDate;
      days: number;
      early?: true;
    }
  | { kind: 'details-stale'; detail: 'phone'; reason: 'unreachable' | 'wrong-number'; since: CivilDate; early?: true }
  | { kind: 'details-stale'; detail: 'address'; reason: 'wrong-address'; since: CivilDate; early?: true }
  | { kind: 'risk-review'; reason: 'expired' | 'expiring'; expiresOn: CivilDate; early?: true }
  | { kind: 'risk-review'; reason: 'missing'; early?: true }
  | {
      kind: 'unsuitable-holding';
      holdingId: string;
      product?: string;
      rating: RiskRating;
      tolerance: RiskTolerance;
      /** The assessment's expiry when it has lapsed or is about to: assess first. */
      assessmentExpiresOn?: CivilDate;
      early?: true;
    }
  | {
      kind: 'birthday';
      whose: 'client' | 'family';
      relation?: string;
      birthday: Birthday;
      on: CivilDate;
      daysAhead: number;
      early?: true;
    }
  | {
      kind: 'follow-up';
      on: CivilDate;
      note?: string;
      /** A date for another try: the client was not reached. */
      notReached?: true;
      early?: true;
    };
