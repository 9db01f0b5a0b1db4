import { describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/domain/civil-date.ts';
import type { ClientRecord } from '../../../functions/domain/client.ts';
import { aClient, aHolding } from '../../support/clients.ts';
import { firstDueFrom, tasksOn } from '../../support/tasks.ts';

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

describe('a risk assessment that has been arranged', () => {
  const arranged = (bank: Partial<ClientRecord>, arrangedFor = '2026-12-05') =>
    aClient({ bank, care: { riskReview: { arrangedFor } } });

  test.each([
    ['expired', { riskExpiresOn: '2026-11-01' }],
    ['expiring', { riskExpiresOn: '2026-12-20' }],
    ['missing', { holdings: [aHolding({ riskRating: 2 })] }],
  ])('rests, when %s, until the day it is arranged for, a Saturday too, and is back from then on', (reason, bank) => {
    const client = arranged(bank);
    expect(tasksOn(client, MONDAY)).toEqual([]);
    expect(tasksOn(client, '2026-12-04')).toEqual([]);
    expect(tasksOn(client, '2026-12-07')).toMatchObject([{ kind: 'risk-review', reason }]);
    expect(firstDueFrom(client, MONDAY)).toBe('2026-12-05');
  });

  test('does not come back when the export has brought the new one', () => {
    const client = arranged({ riskTolerance: 3, riskAssessedOn: '2026-12-01' });
    expect(tasksOn(client, '2026-12-07')).toEqual([]);
    expect(firstDueFrom(client, MONDAY)).toBe('2027-11-01');
  });
});
