import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../functions/domain/client.ts';
import { dueClients } from '../../../functions/domain/digest/due-clients.ts';
import { mostUrgentFirst } from '../../../functions/domain/digest/task-order.ts';
import { compileDay } from '../../../functions/domain/rules/index.ts';
import { aCalendar } from '../../support/calendar.ts';
import { aClient, aHolding, aPolicy, clients, yuan } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const MONDAY = '2026-11-23';
const FRIDAY = '2026-11-27';
const order = (all: Client[], today = MONDAY, waiting: [string, string][] = []) =>
  dueClients(all, compileDay(aPolicy(), aCalendar(), today), new Map(waiting)).due.map(({ client }) => client.id);
const overdue = (id: string, settlement = 0) =>
  aClient({ id, bank: { bankContactOn: '2020-01-01', settlement: yuan(settlement) } });
const maturing = (id: string, maturesOn: string) =>
  aClient({ id, bank: { holdings: [aHolding({ maturesOn, amount: yuan(1) })] } });

describe('the order of cards', () => {
  test('is by score, and by client id between equals', () => {
    expect(order([overdue('b'), overdue('a'), overdue('rich', 6_000_000)])).toEqual(['rich', 'a', 'b']);
  });

  test('does not depend on the order in which clients are read', () => {
    const many = fc.uniqueArray(clients(MONDAY, fc.stringMatching(/^[a-c]{1,3}$/)), {
      selector: ({ id }) => id,
      maxLength: 12,
    });
    fc.assert(
      fc.property(many, (all) => {
        expect(order([...all].reverse())).toEqual(order(all));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['a maturity tomorrow', maturing('dated', '2026-11-24')],
    ['a maturity of yesterday still on record', maturing('dated', '2026-11-22')],
    ['a follow-up whose day has come', aClient({ id: 'dated', care: { followUp: { on: MONDAY } } })],
    [
      'a birthday before the next working day',
      aClient({ id: 'dated', bank: { birthday: { calendar: 'solar', month: 11, day: 23 } } }),
    ],
  ])('puts %s before everything that can wait, whatever the score and however long it waited', (_, dated) => {
    const rich = overdue('rich', 9_000_000);
    expect(order([rich, overdue('waited'), dated], MONDAY, [['waited', '2026-11-02']])).toEqual([
      'dated',
      'waited',
      'rich',
    ]);
  });

  test('lets what matures over the weekend, or on the Monday after, not wait on a Friday', () => {
    const rich = overdue('rich', 9_000_000);
    expect(order([rich, maturing('sunday', '2026-11-29')], FRIDAY)).toEqual(['sunday', 'rich']);
    expect(order([rich, maturing('monday', '2026-11-30')], FRIDAY)).toEqual(['monday', 'rich']);
    const richer = aClient({ ...rich, bank: { ...rich.bank, holdings: [aHolding({ amount: yuan(9_000_000) })] } });
    expect(order([richer, maturing('tuesday', '2026-12-01')], FRIDAY)).toEqual(['rich', 'tuesday']);
    expect(order([richer, maturing('monday', '2026-11-30')], FRIDAY)).toEqual(['monday', 'rich']);
  });

  test('lets clients left out for 3 working days outrank others; weekends do not count', () => {
    const all = [overdue('rich', 6_000_000), overdue('waited')];
    expect(order(all, MONDAY, [['waited', '2026-11-18']])).toEqual(['waited', 'rich']);
    expect(order(all, MONDAY, [['waited', '2026-11-19']])).toEqual(['rich', 'waited']);
  });
});

test('the tasks of a client stand most urgent first, maturities by date and then by amount', () => {
  const holdings = [
    aHolding({ id: 'later', maturesOn: '2026-12-03' }),
    aHolding({ id: 'small', maturesOn: '2026-11-27', amount: yuan(1) }),
    aHolding({ id: 'large', maturesOn: '2026-11-27', amount: yuan(2) }),
    aHolding({ id: 'sooner', maturesOn: '2026-11-26', amount: yuan(1) }),
  ];
  const client = aClient({
    bank: { holdings, bankContactOn: '2020-01-01', phoneVerifiedOn: '2020-01-01' },
    care: { followUp: { on: MONDAY } },
  });
  const sorted = mostUrgentFirst(tasksOn(client, MONDAY), compileDay(aPolicy(), aCalendar(), MONDAY));
  expect(sorted.map((task) => (task.kind === 'maturity' ? task.holdingId : task.kind))).toEqual([
    'follow-up',
    'sooner',
    'large',
    'small',
    'later',
    'contact-due',
    'details-stale',
  ]);
});

test('a large amount about to mature is not hidden behind clients who have waited', () => {
  const large = aClient({
    id: 'large',
    bank: { holdings: [aHolding({ maturesOn: '2026-11-27', amount: yuan(3_000_000) })] },
  });
  const small = aClient({ id: 'small', bank: { holdings: [aHolding({ maturesOn: '2026-11-27', amount: yuan(1) })] } });
  const waited = aClient({ id: 'waited', bank: { bankContactOn: '2020-01-01' } });
  expect(order([small, waited, large], MONDAY, [['waited', '2026-11-02']])).toEqual(['large', 'waited', 'small']);
});
