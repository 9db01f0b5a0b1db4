import { expect, test } from 'vitest';
import { addDays } from '../../../functions/domain/civil-date.ts';
import { aClient } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const MONDAY = '2026-11-23';
const ago = (days: number) => addDays(MONDAY, -days);

test.each([
  ['phone', 'phoneVerifiedOn'],
  ['address', 'addressVerifiedOn'],
] as const)('a %s is to be verified when not verified for 180 days', (detail, field) => {
  expect(tasksOn(aClient({ bank: { [field]: ago(179) } }), MONDAY)).toEqual([]);
  expect(tasksOn(aClient({ bank: { [field]: ago(180) } }), MONDAY)).toEqual([
    { kind: 'details-stale', detail, reason: 'unverified', verifiedOn: ago(180), days: 180 },
  ]);
});

test('an export without verification dates floods nobody', () => {
  expect(tasksOn(aClient({ bank: { phone: '13800003721', address: '泰山路 1 号' } }), MONDAY)).toEqual([]);
});

test.each(['unreachable', 'wrong-number'] as const)(
  'a phone found %s is reported at once, and only once',
  (outcome) => {
    const client = aClient({ bank: { phoneVerifiedOn: ago(400) }, care: { phoneDoubt: { since: ago(2), outcome } } });
    expect(tasksOn(client, MONDAY)).toEqual([
      { kind: 'details-stale', detail: 'phone', reason: outcome, since: ago(2) },
    ]);
  },
);

test('an address found wrong is reported at once, and only once, beside what there is about the phone', () => {
  const client = aClient({
    bank: { phoneVerifiedOn: ago(200), addressVerifiedOn: ago(400) },
    care: { addressDoubt: { since: ago(2) } },
  });
  expect(tasksOn(client, MONDAY)).toEqual([
    { kind: 'details-stale', detail: 'address', reason: 'wrong-address', since: ago(2) },
    { kind: 'details-stale', detail: 'phone', reason: 'unverified', verifiedOn: ago(200), days: 200 },
  ]);
});

test.each([
  ['phone', 'phoneVerifiedOn'],
  ['address', 'addressVerifiedOn'],
] as const)('a %s counts from the later of the bank’s verification and the manager’s', (detail, field) => {
  const due = (bank: number, own: number) =>
    tasksOn(aClient({ bank: { [field]: ago(bank) }, care: { verified: { [detail]: ago(own) } } }), MONDAY);
  expect(due(400, 179)).toEqual([]);
  expect(due(179, 400)).toEqual([]);
  expect(due(400, 180)).toMatchObject([{ detail, verifiedOn: ago(180), days: 180 }]);
  expect(due(180, 400)).toMatchObject([{ detail, verifiedOn: ago(180) }]);
  expect(tasksOn(aClient({ care: { verified: { [detail]: ago(180) } } }), MONDAY)).toMatchObject([{ detail }]);
});

test('what becomes stale on a weekend is shown early on the Friday', () => {
  const client = aClient({ bank: { phoneVerifiedOn: addDays('2026-11-22', -180) } });
  expect(tasksOn(client, '2026-11-19')).toEqual([]);
  expect(tasksOn(client, '2026-11-20')).toMatchObject([{ early: true, days: 178 }]);
});
