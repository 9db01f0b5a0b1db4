import { describe, expect, test } from 'vitest';
import { latestPostponement } from '../../../functions/domain/care/postpone.ts';
import { acted, refusalOf, TODAY } from '../../support/actions.ts';
import { aCalendar } from '../../support/calendar.ts';
import { aClient, aHolding } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const to = (until: string, reason = '出差') => ({ kind: 'postpone', until, reason }) as const;
const maturing = (...dates: string[]) =>
  aClient({ bank: { holdings: dates.map((maturesOn, i) => aHolding({ id: `h${i}`, maturesOn })) } });

describe('postponing a client', () => {
  test('hides the tasks until the day, with the reason as one clean line', () => {
    const busy = aClient({ bank: { bankContactOn: '2020-01-01' } });
    const postponed = acted(busy, to('2026-11-30', '  出差\r\n\u202e下周\u0000回  '));
    expect(postponed.care.postponed).toMatchObject({ until: '2026-11-30', reason: '出差 下周 回' });
    expect(tasksOn(busy, '2026-11-27')).toHaveLength(1);
    expect(tasksOn(postponed, '2026-11-27')).toEqual([]);
    expect(tasksOn(postponed, '2026-11-30')).toHaveLength(1);
  });

  test('goes from tomorrow to 14 days ahead', () => {
    for (const until of ['2026-11-24', '2026-12-07'])
      expect(acted(aClient(), to(until)).care.postponed?.until).toBe(until);
    expect(refusalOf(aClient(), to('2026-12-08'))).toEqual({ reason: 'too-late', latest: '2026-12-07' });
    for (const until of [TODAY, '2026-11-20'])
      expect(refusalOf(aClient(), to(until))).toEqual({ reason: 'not-after-today' });
    expect(refusalOf(aClient(), to('2026-11-31'))).toEqual({ reason: 'no-such-date' });
    expect(refusalOf(aClient(), to('soon'))).toEqual({ reason: 'no-such-date' });
  });

  test('needs a reason of at most 200 characters', () => {
    expect(refusalOf(aClient(), to('2026-11-24', ' \n\u0000 '))).toEqual({ reason: 'empty' });
    expect(refusalOf(aClient(), to('2026-11-24', 'x'.repeat(201)))).toEqual({ reason: 'too-long', most: 200 });
    expect(acted(aClient(), to('2026-11-24', 'x'.repeat(200))).care.postponed?.reason).toHaveLength(200);
  });
});

describe('money that matures is never postponed past', () => {
  test('to its own day at the latest, the earliest of several', () => {
    const client = maturing('2026-12-03', '2026-11-26', '2027-05-01');
    expect(refusalOf(client, to('2026-11-27'))).toEqual({ reason: 'past-maturity', latest: '2026-11-26' });
    expect(acted(client, to('2026-11-26')).care.postponed?.until).toBe('2026-11-26');
  });

  test('and, maturing on a Sunday, to the Friday before', () => {
    const client = maturing('2026-11-29');
    expect(refusalOf(client, to('2026-11-28'))).toEqual({ reason: 'past-maturity', latest: '2026-11-27' });
    expect(acted(client, to('2026-11-27')).care.postponed?.until).toBe('2026-11-27');
  });

  test('also where the day asked for is too late anyway: the nearer limit is told', () => {
    expect(refusalOf(maturing('2026-11-26'), to('2027-01-01'))).toEqual({
      reason: 'past-maturity',
      latest: '2026-11-26',
    });
    expect(refusalOf(maturing('2026-12-20'), to('2027-01-01'))).toEqual({ reason: 'too-late', latest: '2026-12-07' });
  });

  test('so that with money maturing today nothing can be postponed at all', () => {
    expect(refusalOf(maturing(TODAY), to('2026-11-24'))).toEqual({ reason: 'past-maturity', latest: TODAY });
    expect(latestPostponement(maturing(TODAY), TODAY, aCalendar())).toEqual({ latest: TODAY, because: 'maturity' });
    expect(latestPostponement(maturing(), TODAY, aCalendar())).toEqual({ latest: '2026-12-07', because: 'limit' });
  });

  test.each([
    ['was dealt with', { care: { handled: [{ holdingId: 'h1', maturesOn: '2026-11-26' }] } }, {}],
    ['is of a closed holding', {}, { closed: true as const }],
    ['matured before today', {}, { maturesOn: '2026-11-20' }],
  ])('except when it %s', (_, parts, holding) => {
    const client = aClient({ ...parts, bank: { holdings: [aHolding({ maturesOn: '2026-11-26', ...holding })] } });
    expect(refusalOf(client, to('2026-12-07'))).toBeUndefined();
  });

  test('when an earlier maturity of the same holding was dealt with, not this one', () => {
    const care = { handled: [{ holdingId: 'h1', maturesOn: '2025-11-26' }] };
    const client = aClient({ care, bank: { holdings: [aHolding({ maturesOn: '2026-11-26' })] } });
    expect(refusalOf(client, to('2026-12-07'))).toMatchObject({ reason: 'past-maturity' });
  });
});
