import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkClient } from '../../../functions/adapters/dynamodb/readers/client.ts';
import { checkContact } from '../../../functions/adapters/dynamodb/readers/contact.ts';
import { checkImport } from '../../../functions/adapters/dynamodb/readers/import.ts';
import { checkMessage } from '../../../functions/adapters/dynamodb/readers/message.ts';
import { checkRosterEntry } from '../../../functions/adapters/dynamodb/readers/roster.ts';
import { checkRun } from '../../../functions/adapters/dynamodb/readers/run.ts';
import {
  anyClient,
  anyContact,
  anyImport,
  anyMessage,
  anyRosterEntry,
  anyRun,
} from '../../support/arbitrary-records.ts';
import { aClient, aHolding } from '../../support/clients.ts';

const KINDS = [
  ['client', anyClient, checkClient],
  ['contact', anyContact, checkContact],
  ['run', anyRun, checkRun],
  ['message', anyMessage, checkMessage],
  ['import', anyImport, checkImport],
  ['roster entry', anyRosterEntry, checkRosterEntry],
] as const;

/** Every place in a value, as a path of keys. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

test.each(KINDS)('A %s with a value of no sensible type in any one place is refused', (_, arbitrary, check) => {
  const secret = 'Geheim-13800003721';
  fc.assert(
    fc.property(
      arbitrary,
      fc.nat(),
      fc.constantFrom(null, Number.NaN, { secret }, [secret, null]),
      (value, n, wrong) => {
        expect(check(value)).toBeUndefined();
        const all = places(value);
        const fault = check(replaced(value, all[n % all.length] ?? [], wrong));
        expect(fault).toMatch(/^[.:]/);
        expect(fault).not.toContain('Geheim');
      },
    ),
  );
});

test.each([
  ['a month 13', { bank: { openedOn: '2026-13-01' } }, '.bank.openedOn: not a civil date'],
  ['30 February', { bank: { openedOn: '2026-02-30' } }, '.bank.openedOn: not a civil date'],
  ['a date with a time', { bank: { leftOn: '2026-02-03T00:00' } }, '.bank.leftOn: not a civil date'],
  ['an empty date', { nextDueOn: '' }, '.nextDueOn: not a civil date'],
  ['month 13 in a birthday', { bank: { birthday: { calendar: 'solar', month: 13, day: 1 } } }, '.bank.birthday.month'],
  ['an unknown tier', { bank: { tier: 'gold' } }, '.bank.tier: not one of the known values'],
  ['risk level 6', { bank: { riskTolerance: 6 } }, '.bank.riskTolerance'],
  ['half a 分', { bank: { settlement: { minor: 0.5, currency: 'CNY' } } }, '.bank.settlement.minor'],
  ['an amount as text', { bank: { settlement: { minor: '5', currency: 'CNY' } } }, '.bank.settlement.minor'],
  [
    'an amount too large to be exact',
    { bank: { settlement: { minor: 2 ** 53, currency: 'CNY' } } },
    '.bank.settlement',
  ],
  ['a currency in words', { bank: { settlement: { minor: 1, currency: 'yuan' } } }, '.bank.settlement.currency'],
  ['no manager', { bank: { managerId: '' } }, '.bank.managerId: not an id'],
  ['an unknown channel', { care: { lastContact: { on: '2026-01-01', channel: 'fax' } } }, '.care.lastContact.channel'],
  ['a holding without id', { bank: { holdings: [aHolding(), aHolding({ id: '' })] } }, '.bank.holdings[1].id'],
  ['version 0', { version: 0 }, '.version'],
])('A client with %s is refused, and the fault names the field', (_, parts, fault) => {
  expect(checkClient(aClient(parts as Parameters<typeof aClient>[0]))).toMatch(
    new RegExp(`^${fault.replaceAll(/[.[\]]/g, '\\$&')}`),
  );
});

test('Real ends of months pass: 31 January, 29 February of a leap year', () => {
  for (const openedOn of ['2026-01-31', '2024-02-29', '2026-04-30', '0001-01-01']) {
    expect(checkClient(aClient({ bank: { openedOn } }))).toBeUndefined();
  }
  expect(checkClient(aClient({ bank: { openedOn: '2026-02-29' } }))).toBeDefined();
});

test('Fields a later version added do not break an earlier reader', () => {
  expect(checkClient({ ...aClient(), mood: 'sunny' })).toBeUndefined();
});
