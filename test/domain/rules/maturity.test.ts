import { describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/domain/civil-date.ts';
import type { Holding } from '../../../functions/domain/client.ts';
import { aCalendar, datesFrom } from '../../support/calendar.ts';
import { aClient, aHolding, yuan } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const MONDAY = '2026-11-23';
const maturing = (parts: Partial<Holding>) => aClient({ bank: { holdings: [aHolding(parts)] } });

describe('a maturity', () => {
  test('carries the facts the mail states', () => {
    const client = maturing({
      maturesOn: '2026-11-26',
      name: '三年期定期',
      atMaturity: 'idle',
      amount: yuan(1_200_000),
    });
    expect(tasksOn(client, MONDAY)).toEqual([
      {
        kind: 'maturity',
        holdingId: 'h1',
        holdingKind: 'deposit',
        product: '三年期定期',
        amount: yuan(1_200_000),
        maturesOn: '2026-11-26',
        daysLeft: 3,
        atMaturity: 'idle',
      },
    ]);
  });

  test.each([
    ['from 30 days before when at least ¥500,000', 500_000, 30],
    ['from 15 days before when less', 499_999.99, 15],
  ])('is announced %s, and not a day sooner', (_, amount, lead) => {
    const client = maturing({ amount: yuan(amount), maturesOn: addDays(MONDAY, lead) });
    expect(tasksOn(client, MONDAY)).toMatchObject([{ daysLeft: lead }]);
    expect(tasksOn(client, addDays(MONDAY, -1))).toEqual([]);
    expect(tasksOn(client, addDays(MONDAY, -3))).toEqual([]);
  });

  test('first due on a Sunday is announced early, on the Friday before', () => {
    const client = maturing({ maturesOn: addDays('2026-11-22', 15) });
    expect(tasksOn(client, '2026-11-19')).toEqual([]);
    expect(tasksOn(client, '2026-11-20')).toMatchObject([{ daysLeft: 17, early: true }]);
    expect(tasksOn(client, MONDAY)[0]).not.toHaveProperty('early');
  });

  test('of a foreign currency is large by the same number', () => {
    const client = maturing({ amount: { minor: 50_000_000, currency: 'JPY' }, maturesOn: addDays(MONDAY, 30) });
    expect(tasksOn(client, MONDAY)).toHaveLength(1);
  });

  test('stays one day after, and no longer', () => {
    const client = maturing({ maturesOn: MONDAY });
    expect(tasksOn(client, addDays(MONDAY, 1))).toMatchObject([{ daysLeft: -1 }]);
    expect(tasksOn(client, addDays(MONDAY, 2))).toEqual([]);
  });

  test('of a loan counts as well', () => {
    expect(tasksOn(maturing({ kind: 'loan', maturesOn: MONDAY }), MONDAY)).toMatchObject([{ holdingKind: 'loan' }]);
  });

  test('ends when that maturity was handled, but comes back for the renewed term', () => {
    const handled = [{ holdingId: 'h1', maturesOn: MONDAY }];
    const on = (maturesOn: string) => aClient({ bank: { holdings: [aHolding({ maturesOn })] }, care: { handled } });
    expect(tasksOn(on(MONDAY), MONDAY)).toEqual([]);
    expect(tasksOn(on(addDays(MONDAY, 1)), MONDAY)).toHaveLength(1);
  });

  test('of a closed holding gives nothing', () => {
    expect(tasksOn(maturing({ maturesOn: MONDAY, closed: true }), MONDAY)).toEqual([]);
  });

  test('inside a holiday is marked, and first shown on the last working day before it', () => {
    const calendar = aCalendar({ off: datesFrom('2026-10-01', '2026-10-07') });
    const client = maturing({ maturesOn: '2026-10-18' });
    expect(tasksOn(client, '2026-09-29', { calendar })).toEqual([]);
    expect(tasksOn(client, '2026-09-30', { calendar })).toMatchObject([{ early: true, onHoliday: true }]);
    expect(tasksOn(maturing({ maturesOn: '2026-10-03' }), '2026-09-30', { calendar })).toEqual([
      expect.objectContaining({ daysLeft: 3, onHoliday: true }),
    ]);
  });
});
