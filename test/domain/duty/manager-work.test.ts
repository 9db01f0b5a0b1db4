import { expect, test } from 'vitest';
import type { Care, Client, ClientRecord } from '../../../functions/domain/client.ts';
import { managerWork, type WeekDigest } from '../../../functions/domain/duty/manager-work.ts';
import { aCalendar } from '../../support/calendar.ts';
import { aClient, aHolding, aPolicy, yuan } from '../../support/clients.ts';
import { aManager } from '../../support/digest-world.ts';

/** Friday, 27 November 2026: the week's mails are those of Monday the 23rd to Thursday the 26th. */
const FRIDAY = '2026-11-27';

const mail = (date: string, ids: string[], waiting: Record<string, string[]> = {}): WeekDigest => ({
  ...{ date, waiting },
  cards: ids.map((clientId) => ({ clientId })),
});
const client = (id: string, care: Partial<Care> = {}, bank: Partial<ClientRecord> = {}): Client =>
  aClient({ id, care, bank: { bankContactOn: '2020-01-01', ...bank } });
const contacted = (on: string): Partial<Care> => ({ lastContact: { on, channel: 'phone' } });

const work = (digests: WeekDigest[], clients: Client[], date = FRIDAY, from = '2026-11-23') => {
  const byId = new Map(clients.map((one) => [one.id, one]));
  return managerWork({
    manager: aManager(),
    digests,
    clients: byId,
    date,
    from,
    calendar: aCalendar(),
    policy: aPolicy(),
  });
};
const counts = (...given: Parameters<typeof work>) => {
  const { had, did, postponed, open } = work(...given);
  return { had, did, postponed, open };
};

test('a week without mails is one without tasks', () => {
  expect(work([], [])).toEqual({
    ...{ manager: 'm1', who: { surname: '李', han: true }, had: 0, did: 0, postponed: 0, open: 0, rolledOver: 0 },
    ...{ tried: 0, from: '2026-11-23' },
  });
});

test('a client counts once, from the day of the first mail of the week: contacted since, put off, or open', () => {
  const digests = [mail('2026-11-24', ['c1', 'c3', 'c4']), mail('2026-11-23', ['c1', 'c2'])];
  const clients = [
    client('c1', contacted('2026-11-23')),
    client('c2', contacted('2026-11-20')),
    client('c3', { postponed: { until: '2026-12-04', reason: '出差' } }),
    client('c4', {}, { bankContactOn: '2026-11-26' }),
  ];
  expect(counts(digests, clients)).toEqual({ had: 4, did: 2, postponed: 1, open: 1 });
});

test('a client contacted before their card of the week is open', () => {
  expect(counts([mail('2026-11-24', ['c1'])], [client('c1', contacted('2026-11-23'))]).open).toBe(1);
});

test('a postponement whose day has come counts no more', () => {
  const put = (until: string) =>
    counts([mail('2026-11-23', ['c1'])], [client('c1', { postponed: { until, reason: '出差' } })]);
  expect([put('2026-11-28').postponed, put(FRIDAY).postponed, put('2026-11-25').open]).toEqual([1, 0, 1]);
});

test('who is no longer the manager’s client is not counted', () => {
  const clients = [client('c1', {}, { managerId: 'm2' }), client('c2', {}, { leftOn: '2026-11-25' })];
  expect(work([mail('2026-11-23', ['c1', 'c2', 'c3'], { '2026-11-16': ['c1', 'c2', 'c3'] })], clients)).toMatchObject({
    ...{ had: 0, rolledOver: 0 },
  });
});

test('left over is who waits for more than three working days by the last mail, and was not called or put off since', () => {
  const waiting = { '2026-11-20': ['c1', 'c2', 'c3'], '2026-11-23': ['c4'], '2026-11-24': ['c5'] };
  const digests = [mail('2026-11-25', [], { '2026-11-02': ['c6'] }), mail('2026-11-26', [], waiting)];
  const clients = [
    client('c1'),
    client('c2', contacted('2026-11-26')),
    client('c3', { postponed: { until: '2026-12-04', reason: '出差' } }),
    ...['c4', 'c5', 'c6'].map((id) => client(id)),
  ];
  expect(work(digests, clients)).toMatchObject({ rolledOver: 2, longest: { since: '2026-11-20', workdays: 5 } });
});

test('who stands in the mails day after day is left over from the first card, back into the weeks before', () => {
  const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-23', '2026-11-26'];
  const holdings = [aHolding({ maturesOn: '2026-11-30', amount: yuan(600_000) })];
  const digests = days.map((on) => mail(on, ['c1', 'c2', 'c3', 'c4', ...(on > '2026-11-23' ? ['c5'] : [])]));
  const clients = [
    client('c1', {}, { holdings }),
    client('c2', contacted('2026-11-25')),
    client('c3', { postponed: { until: '2026-12-04', reason: '出差' } }),
    client('c4', contacted('2026-11-17')),
    client('c5'),
  ];
  expect(work(digests, clients)).toMatchObject({
    ...{ had: 5, did: 1, postponed: 1, open: 3, rolledOver: 2 },
    longest: { since: '2026-11-16', workdays: 9, maturity: { amount: yuan(600_000), on: '2026-11-30' } },
  });
  expect(work(digests, clients.slice(3)).longest).toMatchObject({ since: '2026-11-18' });
});

test('who was out of the mails for a day, or is no longer in the last, has not been left over all the time', () => {
  const digests = [mail('2026-11-17', ['c1', 'c2']), mail('2026-11-24', ['c2']), mail('2026-11-26', ['c1'])];
  expect(work(digests, [client('c1'), client('c2')]).rolledOver).toBe(0);
});

test('whom nobody reached, but somebody tried, is open and said so, and is not left over', () => {
  const tried = [
    client('c1', { phoneTriedAt: '2026-11-25T02:00:00.000Z' }),
    client('c2', { followUp: { on: '2026-12-01', tried: { on: '2026-11-24', at: '2026-11-24T02:00:00.000Z' } } }),
    client('c3', { phoneTriedAt: '2026-11-20T02:00:00.000Z' }),
  ];
  const ids = ['c1', 'c2', 'c3'];
  const digests = ['2026-11-19', '2026-11-23', '2026-11-26'].map((on) => mail(on, ids));
  expect(work(digests, tried)).toMatchObject({ had: 3, did: 0, open: 3, tried: 2, rolledOver: 1 });
});

test('Friday’s call recorded on Monday answers Friday’s card and Monday’s', () => {
  const called = client('c1', {
    lastContact: { on: '2026-11-20', at: '2026-11-23T01:30:00.000Z', channel: 'phone' },
  });
  const digests = [mail('2026-11-20', ['c1']), mail('2026-11-23', ['c1'])];
  expect(counts(digests, [called], '2026-11-24').did).toBe(1);
  expect(work(digests.slice(0, 1), [called], '2026-11-23', '2026-11-16').did).toBe(1);
});

test('of those who wait longest it is told whose money matures first; no loan, nothing dealt with, nothing far ahead', () => {
  const matures = (on: string, amount: number, parts = {}) =>
    aHolding({ maturesOn: on, amount: yuan(amount), ...parts });
  const waiting = { '2026-11-18': ['c1', 'c2', 'c3'], '2026-11-19': ['c4'] };
  const clients = [
    client('c1', {}, { holdings: [matures('2026-12-04', 600_000), matures('2027-12-04', 9_000_000, { id: 'h2' })] }),
    client('c2', {}, { holdings: [matures('2026-11-30', 90_000_000, { kind: 'loan' })] }),
    client(
      'c3',
      { handled: [{ holdingId: 'h1', maturesOn: '2026-11-30' }] },
      { holdings: [matures('2026-11-30', 50_000)] },
    ),
    client('c4', {}, { holdings: [matures('2026-11-30', 70_000)] }),
  ];
  expect(work([mail('2026-11-26', [], waiting)], clients).longest).toEqual({
    ...{ since: '2026-11-18', workdays: 7, maturity: { amount: yuan(600_000), on: '2026-12-04' } },
  });
  expect(work([mail('2026-11-26', [], { '2026-11-18': ['c2'] })], clients).longest).toEqual({
    since: '2026-11-18',
    workdays: 7,
  });
});

test('who stood in the earliest mail looked at already may wait longer than is known', () => {
  const days = ['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
  const known = (from: number) => days.map((day, n) => mail(day, n < from ? [] : ['c1'], {}));
  expect(work(known(0), [client('c1', {}, {})]).longest).toMatchObject({ since: '2026-11-19', atLeast: true });
  expect(work(known(1), [client('c1', {}, {})]).longest).not.toHaveProperty('atLeast');
});
