import { expect, test } from 'vitest';
import type { Birthday } from '../../../functions/domain/client.ts';
import { aClient, aPolicy } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const WEDNESDAY: Birthday = { calendar: 'solar', month: 11, day: 25 };
const SUNDAY: Birthday = { calendar: 'solar', month: 11, day: 29 };
const of = (birthday: Birthday) => aClient({ bank: { birthday } });

test('a birthday is announced 3 working days ahead, weekends not counted, until the day', () => {
  expect(tasksOn(of(WEDNESDAY), '2026-11-19')).toEqual([]);
  expect(tasksOn(of(WEDNESDAY), '2026-11-20')).toEqual([
    { kind: 'birthday', whose: 'client', birthday: WEDNESDAY, on: '2026-11-25', daysAhead: 5 },
  ]);
  expect(tasksOn(of(WEDNESDAY), '2026-11-25')).toMatchObject([{ daysAhead: 0 }]);
  expect(tasksOn(of(WEDNESDAY), '2026-11-26')).toEqual([]);
});

test('a birthday on a Sunday counts as on the Friday before, and that Friday shows it early', () => {
  expect(tasksOn(of(SUNDAY), '2026-11-23')).toEqual([]);
  expect(tasksOn(of(SUNDAY), '2026-11-24')).toMatchObject([{ daysAhead: 5 }]);
  expect(tasksOn(of(SUNDAY), '2026-11-24')[0]).not.toHaveProperty('early');
  expect(tasksOn(of(SUNDAY), '2026-11-27')).toMatchObject([{ daysAhead: 2, early: true }]);
});

test('with no days ahead asked for, a Sunday birthday is still not missed', () => {
  const client = of(SUNDAY);
  const policy = aPolicy({ birthday: { workingDaysAhead: 0 } });
  expect(tasksOn(client, '2026-11-26', { policy })).toEqual([]);
  expect(tasksOn(client, '2026-11-27', { policy })).toHaveLength(1);
});

test('a lunar birthday falls on its day of that year, and a family member is named by relation', () => {
  const birthday: Birthday = { calendar: 'lunar', month: 8, day: 15 };
  const client = aClient({ care: { family: [{ relation: '女儿', birthday }, { relation: '儿子' }] } });
  expect(tasksOn(client, '2026-09-25')).toEqual([
    { kind: 'birthday', whose: 'family', relation: '女儿', birthday, on: '2026-09-25', daysAhead: 0 },
  ]);
});

test('a birthday just after New Year is announced at the end of December', () => {
  const client = of({ calendar: 'solar', month: 1, day: 1 });
  expect(tasksOn(client, '2026-12-31')).toMatchObject([{ on: '2027-01-01', daysAhead: 1 }]);
});
