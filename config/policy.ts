import type { Policy } from '../functions/domain/policy.ts';
import { duties } from './duties.ts';

const TEN_THOUSAND = 10_000_00;

/** The bank's rules: the daily mail's, and the duties. Amounts are minor units (分) of `currency`; days are calendar days, for duties working days. */
export const policy: Policy = {
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  locale: 'zh-CN',
  maturity: { largeFrom: 50 * TEN_THOUSAND, leadDaysLarge: 30, leadDays: 15, urgentAt: [7, 1], graceDays: 1 },
  contactDue: { standardDays: { private: 30, wealth: 60, vip: 90, ordinary: 180 } },
  detailsStale: { verifyEveryDays: 180 },
  riskReview: { validMonths: 12, warnDays: 30 },
  birthday: { workingDaysAhead: 3 },
  digest: { dailyCap: 15, outranksAfterDays: 3, amountBands: false, suggestionsPerCard: 2 },
  score: {
    urgency: {
      maturity: { far: 40, near: 70, last: 100 },
      'follow-up': 80,
      'unsuitable-holding': 50,
      birthday: 45,
      'risk-review': 30,
      'contact-due': 25,
      'details-stale': 15,
    },
    eachFurtherReason: 5,
    value: {
      base: 1,
      steps: [
        { from: 1 * TEN_THOUSAND, points: 1 },
        { from: 10 * TEN_THOUSAND, points: 2 },
        { from: 50 * TEN_THOUSAND, points: 3 },
        { from: 100 * TEN_THOUSAND, points: 4 },
        { from: 500 * TEN_THOUSAND, points: 5 },
      ],
      deposits: 0.3,
      settlement: 0.2,
      loans: 0.1,
      perProduct: 0.1,
    },
  },
  duties,
};
