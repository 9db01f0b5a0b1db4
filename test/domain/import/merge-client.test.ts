import { describe, expect, test } from 'vitest';
import type { Client, Holding } from '../../../functions/domain/client.ts';
import { type Incoming, mergeClient } from '../../../functions/domain/import/merge-client.ts';

const by = { asOf: '2026-11-20', command: 'import#1' };
const holding = (id: string, minor = 100): Holding => ({ id, kind: 'deposit', amount: { minor, currency: 'CNY' } });
const bank = { managerId: 'm1', tier: 'vip' as const, phone: '138' };
const stored: Client = {
  id: '1',
  version: 4,
  lastCommand: 'contact-9',
  asOf: '2026-11-19',
  bank: { ...bank, holdings: [holding('a'), holding('b')] },
  care: {
    lastContact: { on: '2026-11-01', channel: 'phone', note: 'n' },
    postponed: { until: '2026-12-01', reason: 'r' },
    phoneDoubt: { since: '2026-11-02', outcome: 'wrong-number' },
    handled: [{ holdingId: 'a', maturesOn: '2026-11-03' }],
    family: [{ relation: 'son' }],
    hobbies: ['tea'],
  },
};
const incoming = (more: Partial<Incoming> = {}): Incoming => ({
  keepHolding: () => false,
  keepOtherHoldings: false,
  ...more,
});
const merged = (more: Partial<Incoming>, client: Client | undefined = stored) => {
  const result = mergeClient('1', client, incoming(more), by);
  return result.changed ? result.client : undefined;
};

describe('an import replaces what the bank owns', () => {
  test('and never touches what Steward owns', () => {
    const client = merged({ bank: { ...bank, tier: 'private' }, holdings: [holding('a')] });
    expect(client?.bank).toEqual({ ...bank, tier: 'private', holdings: [holding('a')] });
    expect(client?.care).toEqual(stored.care);
    expect(client).toMatchObject({ version: 5, lastCommand: 'import#1', asOf: '2026-11-20' });
  });

  test('but a new phone clears the doubt about the old one, and a missing phone does not', () => {
    expect(merged({ bank: { ...bank, phone: '139' } })?.care.phoneDoubt).toBeUndefined();
    expect(merged({ bank: { managerId: 'm1', tier: 'vip' } })?.care.phoneDoubt).toEqual(stored.care.phoneDoubt);
  });

  test('a new address clears the doubt about the old one, and a missing one does not; what was verified stays', () => {
    const care = { ...stored.care, addressDoubt: { since: '2026-11-05' }, verified: { address: '2026-10-01' } };
    const doubted = { ...stored, bank: { ...stored.bank, address: '泰山路 1 号' }, care };
    const { addressDoubt: _, ...clear } = care;
    expect(merged({ bank: { ...bank, address: '泰山路 2 号' } }, doubted)?.care).toEqual(clear);
    expect(merged({ bank: { ...bank, address: '泰山路 1 号', tier: 'private' } }, doubted)?.care).toEqual(care);
    expect(merged({ bank }, doubted)?.care).toEqual(care);
  });

  test('a doubt about the old phone does not come back by an undo', () => {
    const { phoneDoubt: _, ...clear } = stored.care;
    const at = '2026-11-20T02:00:00.000Z';
    const lastAction = { commandId: 'k', person: 'm1', at, before: stored.care };
    const commands = [{ commandId: 'k', person: 'm1', at }];
    const acted = { ...stored, care: { ...clear, hobbies: ['go'], lastAction, commands } };
    const now = merged({ bank: { ...bank, phone: '139' } }, acted);
    expect(now?.care).toEqual({ ...acted.care, lastAction: { ...lastAction, before: clear } });
    expect(merged({ bank: { ...bank, tier: 'private' } }, acted)?.care).toEqual(acted.care);
  });

  test('a field the export no longer has is gone', () => {
    expect(merged({ bank: { managerId: 'm1', tier: 'vip' } })?.bank.phone).toBeUndefined();
  });
});

test('the same again is no change, in whatever order the holdings come', () => {
  expect(merged({ bank, holdings: [holding('b'), holding('a')] })).toBeUndefined();
});

test('without a file of holdings the stored ones stay; without a row of the client the stored details stay', () => {
  expect(merged({ bank: { ...bank, managerId: 'm2' } })?.bank.holdings).toEqual(stored.bank.holdings);
  expect(merged({ holdings: [holding('c')] })?.bank).toEqual({ ...bank, holdings: [holding('c')] });
});

test('a stored holding stays when its row was bad this time, or when only changes are told', () => {
  expect(
    merged({ bank, holdings: [holding('c')], keepHolding: (id) => id === 'a' })?.bank.holdings.map(({ id }) => id),
  ).toEqual(['a', 'c']);
  expect(merged({ bank, holdings: [holding('b', 7)], keepOtherHoldings: true })?.bank.holdings).toEqual([
    holding('a'),
    holding('b', 7),
  ]);
});

test('one who left is marked once, and is taken up again with the next row', () => {
  const gone = merged({ leftOn: '2026-11-20' });
  expect(gone?.bank.leftOn).toBe('2026-11-20');
  expect(merged({ leftOn: '2026-11-21' }, gone)).toBeUndefined();
  expect(merged({ bank }, gone)?.bank.leftOn).toBeUndefined();
});

test('a client who is not stored is made from a row, and cannot be made from holdings alone', () => {
  expect(mergeClient('1', undefined, incoming({ bank, holdings: [holding('a')] }), by)).toEqual({
    changed: true,
    client: {
      id: '1',
      version: 1,
      lastCommand: 'import#1',
      asOf: '2026-11-20',
      bank: { ...bank, holdings: [holding('a')] },
      care: { handled: [], family: [], hobbies: [] },
    },
  });
  expect(mergeClient('1', undefined, incoming({ holdings: [holding('a')] }), by)).toEqual({ changed: false });
});
