import { expect, test } from 'vitest';
import { holidays } from '../../config/holidays.ts';
import { policy } from '../../config/policy.ts';
import { bankConfig, rulesFingerprint } from '../../functions/runtime/bank-config.ts';

test('a changed catalogue of duties does not have the due index swept; a changed threshold or holiday does', () => {
  const { rules } = bankConfig();
  expect(rulesFingerprint({ ...policy, duties: [] }, holidays)).toBe(rules);
  expect(rulesFingerprint({ ...policy, detailsStale: { verifyEveryDays: 181 } }, holidays)).not.toBe(rules);
  expect(rulesFingerprint(policy, { ...holidays, makeUpDays: ['2027-02-06'] })).not.toBe(rules);
});
