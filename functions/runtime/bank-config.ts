import { createHash } from 'node:crypto';
import { holidays } from '../../config/holidays.ts';
import { policy } from '../../config/policy.ts';
import { products } from '../../config/products.ts';
import { schedules } from '../../config/schedules.ts';
import { talkingPoints } from '../../config/talking-points.ts';
import type { Calendar } from '../domain/calendar/calendar.ts';
import { compileCalendar } from '../domain/calendar/compile-calendar.ts';
import type { Product, TalkingPoint } from '../domain/offer/catalogue.ts';
import { checkCatalogue, checkTalkingPoints } from '../domain/offer/check-catalogue.ts';
import type { Policy } from '../domain/policy.ts';
import { RULES_VERSION } from '../domain/rules/rules-version.ts';
import { checkSchedules } from '../domain/schedule/check-schedules.ts';
import type { Schedules } from '../domain/schedule/schedule.ts';

/** What the bank decided: its rules, its calendar, what is on sale, and what there is to say this week. */
export type BankConfig = {
  policy: Policy;
  calendar: Calendar;
  products: readonly Product[];
  talkingPoints: readonly TalkingPoint[];
  schedules: Schedules;
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
    rules: createHash('sha256')
      .update(JSON.stringify([RULES_VERSION, policy, holidays]))
      .digest('hex')
      .slice(0, 16),
  };
}
