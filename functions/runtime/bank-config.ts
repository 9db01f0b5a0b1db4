import { agreements } from '../../config/agreements.ts';
import { holidays } from '../../config/holidays.ts';
import { policy } from '../../config/policy.ts';
import { products } from '../../config/products.ts';
import { schedules } from '../../config/schedules.ts';
import { talkingPoints } from '../../config/talking-points.ts';
import type { Calendar, HolidayTable } from '../domain/calendar/calendar.ts';
import { compileCalendar } from '../domain/calendar/compile-calendar.ts';
import { checkAgreements } from '../domain/duty/check-agreements.ts';
import { checkDuties } from '../domain/duty/check-duties.ts';
import type { DutyCatalogue } from '../domain/duty/duty-rule.ts';
import type { Agreement } from '../domain/duty/evidence-field.ts';
import type { Product, TalkingPoint } from '../domain/offer/catalogue.ts';
import { checkCatalogue, checkTalkingPoints } from '../domain/offer/check-catalogue.ts';
import type { Policy } from '../domain/policy.ts';
import { RULES_VERSION } from '../domain/rules/rules-version.ts';
import { checkSchedules } from '../domain/schedule/check-schedules.ts';
import type { Schedules } from '../domain/schedule/schedule.ts';
import { sha256 } from './sha256.ts';

/** What the bank decided: its rules, its calendar, what is on sale, what there is to say this week, what supervisors owe and what is signed. */
export type BankConfig = {
  policy: Policy;
  calendar: Calendar;
  products: readonly Product[];
  talkingPoints: readonly TalkingPoint[];
  schedules: Schedules;
  duties: DutyCatalogue;
  agreements: readonly Agreement[];
  /** Fingerprint of what decides when a client is due: the due index is right only for the rules it was swept with. */
  rules: string;
};

/** The configuration as the bank wrote it in `config/`, checked and compiled. Throws naming what is wrong in it. */
export function bankConfig(): BankConfig {
  return {
    policy,
    calendar: compileCalendar(holidays),
    products: checkCatalogue(products),
    talkingPoints: checkTalkingPoints(talkingPoints),
    schedules: checkSchedules(schedules),
    duties: checkDuties(
      policy.duties,
      agreements.map(({ document }) => document),
    ),
    agreements: checkAgreements(agreements, sha256),
    rules: rulesFingerprint(policy, holidays),
  };
}

/** Duties have no part in it: a new one must not have the whole index swept. */
export function rulesFingerprint({ duties, ...forClients }: Policy, holidays: HolidayTable): string {
  return sha256(JSON.stringify([RULES_VERSION, forClients, holidays])).slice(0, 16);
}
