import { expect, test } from 'vitest';
import type { ClientRecord } from '../../../functions/domain/client.ts';
import { aClient, aHolding } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const MONDAY = '2026-11-23';
const tasks = (bank: Partial<ClientRecord>) =>
  tasksOn(aClient({ bank }), MONDAY).filter(({ kind }) => kind === 'unsuitable-holding');

test('a holding rated above what the client can bear is unsuitable; one at the limit is not', () => {
  const holdings = [aHolding({ id: 'h1', riskRating: 4, name: '成长优选' }), aHolding({ id: 'h2', riskRating: 2 })];
  expect(tasks({ riskTolerance: 2, holdings })).toEqual([
    { kind: 'unsuitable-holding', holdingId: 'h1', product: '成长优选', rating: 4, tolerance: 2 },
  ]);
});

test('it carries the expiry of an assessment that has lapsed or is about to, and only then', () => {
  const risky = { riskTolerance: 2 as const, holdings: [aHolding({ riskRating: 4 })] };
  expect(tasks({ ...risky, riskExpiresOn: '2026-11-02' })).toMatchObject([{ assessmentExpiresOn: '2026-11-02' }]);
  expect(tasks({ ...risky, riskAssessedOn: '2025-12-01' })).toMatchObject([{ assessmentExpiresOn: '2026-12-01' }]);
  expect(tasks({ ...risky, riskExpiresOn: '2027-06-01' })[0]).not.toHaveProperty('assessmentExpiresOn');
});

test('a closed holding, or a client whose tolerance is unknown, gives no such task', () => {
  expect(tasks({ riskTolerance: 1, holdings: [aHolding({ riskRating: 5, closed: true })] })).toEqual([]);
  expect(tasks({ holdings: [aHolding({ riskRating: 5 })] })).toEqual([]);
});
