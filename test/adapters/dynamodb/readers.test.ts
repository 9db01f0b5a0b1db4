import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkClient } from '../../../functions/adapters/dynamodb/readers/client.ts';
import { checkContact } from '../../../functions/adapters/dynamodb/readers/contact.ts';
import { checkDuty } from '../../../functions/adapters/dynamodb/readers/duty.ts';
import { checkImport } from '../../../functions/adapters/dynamodb/readers/import.ts';
import { checkLinkTries } from '../../../functions/adapters/dynamodb/readers/link-tries.ts';
import { checkMessage } from '../../../functions/adapters/dynamodb/readers/message.ts';
import { checkRosterEntry } from '../../../functions/adapters/dynamodb/readers/roster.ts';
import { checkRun } from '../../../functions/adapters/dynamodb/readers/run.ts';
import {
  anyClient,
  anyContact,
  anyDuty,
  anyImport,
  anyLinkTries,
  anyMessage,
  anyNotice,
  anyRosterEntry,
  anyRun,
} from '../../support/arbitrary-records.ts';
import { aClient, aHolding } from '../../support/clients.ts';
import { storedNotice } from '../../support/mail-world.ts';
import { aMessage, aStoredDuty } from '../../support/records.ts';

const KINDS = [
  ['client', anyClient, checkClient],
  ['contact', anyContact, checkContact],
  ['run', anyRun, checkRun],
  ['message', anyMessage, checkMessage],
  ['import', anyImport, checkImport],
  ['roster entry', anyRosterEntry, checkRosterEntry],
  ['notice', anyNotice, checkMessage],
  ['duty', anyDuty, checkDuty],
  ['link’s tries', anyLinkTries, checkLinkTries],
] as const;

/** Every place in a value, as a path of keys. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

/** All of its fields may be absent, and unknown ones are let through: any object is one of these. */
const ALL_OPTIONAL = 'verified';

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
      fc.constantFrom(null, Number.NaN, { secret: { secret } }, [secret, null]),
      (value, n, wrong) => {
        expect(check(value)).toBeUndefined();
        const all = places(value);
        const place = all[n % all.length] ?? [];
        fc.pre(
          !(place.at(-1) === ALL_OPTIONAL && wrong !== null && typeof wrong === 'object' && !Array.isArray(wrong)),
        );
        const fault = check(replaced(value, place, wrong));
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

const file = { key: 'evidence/ab.pdf', name: 'minutes.pdf', type: 'application/pdf', bytes: 1, sha256: 'ab' };
const entryWith = (parts: object) => ({ history: [{ ...aStoredDuty().history[0], ...parts }] });

test.each([
  ['no unit', { unit: '' }, '.unit: not an id'],
  ['an empty subject', { subject: '' }, '.subject: not an id'],
  ['a month 13', { period: '2026-13' }, '.period: not a period'],
  ['a fifth quarter', { period: '2026-Q5' }, '.period: not a period'],
  ['a kind that would end its part of the key', { kind: 'screening#m1' }, '.kind: not a kind'],
  ['an unknown state', { state: 'done' }, '.state: not one of the known values'],
  ['a due date that is none', { dueOn: '2026-02-30' }, '.dueOn: not a civil date'],
  ['no history', { history: undefined }, '.history: missing'],
  ['an unknown action', entryWith({ action: 'deleted' }), '.history[0].action: not one of'],
  ['an entry without a hash', entryWith({ hash: '' }), '.history[0].hash: not an id'],
  ['an entry numbered 0', entryWith({ seq: 0 }), '.history[0].seq'],
  ['an assurance nobody knows', entryWith({ assurance: 'sms' }), '.history[0].assurance'],
  ['a number as evidence', entryWith({ evidence: { a: 5 } }), '.history[0].evidence[…]'],
  ['half a file', entryWith({ evidence: { a: { ...file, bytes: '1' } } }), '.history[0].evidence[…].bytes'],
  [
    'a signature in no language',
    entryWith({ evidence: { a: { document: 'd', hash: 'h', name: '' } } }),
    '.history[0].evidence[…].locale',
  ],
])('A duty with %s is refused, and the fault names the field', (_, parts, fault) => {
  expect(checkDuty({ ...aStoredDuty(), ...parts })).toContain(fault);
});

test('A duty with every sort of evidence is right', () => {
  const signature = { document: 'self-discipline', hash: 'ab', locale: 'en', name: 'x' };
  const evidence = { held: '2026-11-03', present: ['m1', 'm2'], minutes: file, signed: signature };
  expect(checkDuty({ ...aStoredDuty(), ...entryWith({ evidence }) })).toBeUndefined();
});

test.each([
  ['a notice about nothing', storedNotice(), { about: undefined }, '.about'],
  ['a notice about what cannot stand in its key', storedNotice(), { about: 'a#b' }, '.about'],
  ['a notice that does not say what it tells', storedNotice(), { notice: undefined }, '.notice'],
  [
    'a notice on an unknown topic',
    storedNotice(),
    { notice: { ...storedNotice().notice, topic: 'joke' } },
    '.notice.topic',
  ],
  ['a mail of a run that is about something', aMessage(), { about: 'ab' }, '.about'],
  ['a mail of a run that tells a notice', aMessage(), { notice: storedNotice().notice }, '.notice'],
])('Refused is %s', (_, message, parts, fault) => {
  expect(checkMessage(message)).toBeUndefined();
  expect(checkMessage({ ...message, ...parts })?.startsWith(fault)).toBe(true);
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
