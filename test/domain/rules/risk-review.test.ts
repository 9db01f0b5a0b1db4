import { describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/domain/civil-date.ts';
import type { ClientRecord } from '../../../functions/domain/client.ts';
import { aClient, aHolding } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const MONDAY = '2026-11-23';
const tasks = (bank: Partial<ClientRecord>, today = MONDAY) => tasksOn(aClient({ bank }), today);

describe('a risk assessment', () => {
  test('is to be renewed from 30 days before it expires', () => {
    expect(tasks({ riskTolerance: 3, riskExpiresOn: addDays(MONDAY, 31) })).toEqual([]);
    const expiresOn = addDays(MONDAY, 30);
    expect(tasks({ riskTolerance: 3, riskExpiresOn: expiresOn })).toEqual([
      { kind: 'risk-review', reason: 'expiring', expiresOn },
    ]);
  });

  test('is valid on its last day and expired the day after', () => {
    expect(tasks({ riskExpiresOn: MONDAY })).toMatchObject([{ reason: 'expiring' }]);
    expect(tasks({ riskExpiresOn: addDays(MONDAY, -1) })).toMatchObject([{ reason: 'expired' }]);
  });

  test('without an expiry date of its own lapses a year after it was made', () => {
    expect(tasks({ riskTolerance: 2, riskAssessedOn: '2025-12-24' })).toEqual([]);
    expect(tasks({ riskTolerance: 2, riskAssessedOn: '2025-12-23' })).toMatchObject([{ expiresOn: '2026-12-23' }]);
    expect(tasks({ riskTolerance: 2, riskAssessedOn: '2025-11-22' })).toMatchObject([{ reason: 'expired' }]);
  });

  test('made on February 29 lapses on February 28', () => {
    const leapDay = { riskAssessedOn: '2024-02-29' };
    expect(tasks(leapDay, '2025-01-28')).toEqual([]);
    expect(tasks(leapDay, '2025-01-29')).toMatchObject([{ reason: 'expiring', expiresOn: '2025-02-28' }]);
  });

  test('that is missing is asked for only while an open rated product is held', () => {
    const missing = [{ kind: 'risk-review', reason: 'missing' }];
    expect(tasks({ holdings: [aHolding({ riskRating: 2 })] })).toEqual(missing);
    expect(tasks({ holdings: [aHolding({ riskRating: 2, closed: true })] })).toEqual([]);
    expect(tasks({ holdings: [aHolding()] })).toEqual([]);
  });

  test('of which no date is known gives no task', () => {
    expect(tasks({ riskTolerance: 4, holdings: [aHolding({ riskRating: 2 })] })).toEqual([]);
  });
});
