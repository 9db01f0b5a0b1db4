import { describe, expect, test } from 'vitest';
import type { Client } from '../../../functions/domain/client.ts';
import { scoreOf } from '../../../functions/domain/digest/score.ts';
import { compileDay, tasksOf } from '../../../functions/domain/rules/index.ts';
import { aCalendar } from '../../support/calendar.ts';
import { aClient, aHolding, aPolicy, yuan } from '../../support/clients.ts';

const MONDAY = '2026-11-23';
const score = (client: Client, today = MONDAY) => {
  const day = compileDay(aPolicy(), aCalendar(), today);
  return scoreOf(client, tasksOf(client, day), day);
};
const maturing = (maturesOn: string) => aClient({ bank: { holdings: [aHolding({ maturesOn })] } });

describe('urgency', () => {
  test('of a maturity rises at 7 days and at 1 day, and stays there after', () => {
    const urgency = (maturesOn: string) => score(maturing(maturesOn)).urgency;
    expect(urgency('2026-12-01')).toBe(40);
    expect(urgency('2026-11-30')).toBe(70);
    expect(urgency('2026-11-25')).toBe(70);
    expect(urgency('2026-11-24')).toBe(100);
    expect(urgency('2026-11-22')).toBe(100);
  });

  test('of a maturity on Sunday or Monday is highest on the Friday before', () => {
    expect(score(maturing('2026-11-29'), '2026-11-27').urgency).toBe(100);
    expect(score(maturing('2026-11-30'), '2026-11-27').urgency).toBe(100);
    expect(score(maturing('2026-12-01'), '2026-11-27').urgency).toBe(70);
  });

  test('is the most pressing task plus a little for every further kind, not for every further task', () => {
    const holdings = [aHolding({ maturesOn: '2026-11-24' }), aHolding({ id: 'h2', maturesOn: '2026-11-24' })];
    const client = aClient({ bank: { holdings, bankContactOn: '2020-01-01', phoneVerifiedOn: '2020-01-01' } });
    expect(score(client)).toMatchObject({
      urgency: 110,
      urgencyParts: [
        { part: 'maturity', points: 100 },
        { part: 'further-reasons', points: 10 },
      ],
    });
  });
});

describe('value', () => {
  test('comes from deposits, settlement, loans and open products, each named', () => {
    const holdings = [
      aHolding({ id: 'h1', amount: yuan(600_000) }),
      aHolding({ id: 'h2', amount: yuan(400_000) }),
      aHolding({ id: 'h3', kind: 'loan', amount: yuan(99_999) }),
      aHolding({ id: 'h4', kind: 'fund', amount: yuan(9_000_000) }),
      aHolding({ id: 'h5', amount: yuan(9_000_000), closed: true }),
    ];
    const client = aClient({ bank: { holdings, settlement: yuan(100_000), bankContactOn: '2020-01-01' } });
    expect(score(client)).toEqual({
      urgency: 25,
      urgencyParts: [{ part: 'contact-due', points: 25 }],
      value: 3.1,
      valueParts: [
        { part: 'base', points: 1 },
        { part: 'deposits', points: 1.2 },
        { part: 'settlement', points: 0.4 },
        { part: 'loans', points: 0.1 },
        { part: 'products', points: 0.4 },
      ],
      total: 77.5,
    });
  });

  test('of a client of whom nothing is known is the base alone', () => {
    expect(score(aClient({ bank: { bankContactOn: '2020-01-01' } }))).toMatchObject({
      value: 1,
      valueParts: [{ part: 'base', points: 1 }],
      total: 25,
    });
  });
});
