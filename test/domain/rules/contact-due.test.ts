import { expect, test } from 'vitest';
import { addDays } from '../../../functions/domain/civil-date.ts';
import type { Tier } from '../../../functions/domain/client.ts';
import { aCalendar, datesFrom } from '../../support/calendar.ts';
import { aClient } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const MONDAY = '2026-11-23';
const STANDARDS: [Tier, number][] = [
  ['private', 30],
  ['wealth', 60],
  ['vip', 90],
  ['ordinary', 180],
];

test.each(STANDARDS)('a %s client is due when the last contact is older than %i days', (tier, standardDays) => {
  const contacted = (days: number) => aClient({ bank: { tier, bankContactOn: addDays(MONDAY, -days) } });
  expect(tasksOn(contacted(standardDays), MONDAY)).toEqual([]);
  expect(tasksOn(contacted(standardDays + 1), MONDAY)).toEqual([
    {
      kind: 'contact-due',
      since: addDays(MONDAY, -standardDays - 1),
      days: standardDays + 1,
      standardDays,
      never: false,
    },
  ]);
});

test("the later of the bank's and the manager's own contact counts", () => {
  const own = { lastContact: { on: addDays(MONDAY, -5), channel: 'phone' as const } };
  const bank = { tier: 'private' as const, bankContactOn: addDays(MONDAY, -200) };
  expect(tasksOn(aClient({ bank, care: own }), MONDAY)).toEqual([]);
  expect(tasksOn(aClient({ bank }), MONDAY)).toMatchObject([{ days: 200 }]);
});

test('a client never contacted is counted from the opening of the account', () => {
  const { bankContactOn: _, ...bank } = aClient().bank;
  const opened = (days: number) => ({ ...aClient(), bank: { ...bank, openedOn: addDays(MONDAY, -days) } });
  expect(tasksOn(opened(180), MONDAY)).toEqual([]);
  expect(tasksOn(opened(181), MONDAY)).toMatchObject([{ never: true, days: 181, since: addDays(MONDAY, -181) }]);
});

test('a client of whom neither contact nor opening is known is due at once, with no days to state', () => {
  const { bankContactOn: _, ...bank } = aClient().bank;
  expect(tasksOn({ ...aClient(), bank }, MONDAY)).toEqual([{ kind: 'contact-due', standardDays: 180, never: true }]);
});

test('what falls due in a holiday is shown early on the last working day before', () => {
  const calendar = aCalendar({ off: datesFrom('2026-10-01', '2026-10-07') });
  const client = aClient({ bank: { tier: 'private', bankContactOn: '2026-09-05' } });
  expect(tasksOn(client, '2026-09-29', { calendar })).toEqual([]);
  expect(tasksOn(client, '2026-09-30', { calendar })).toMatchObject([{ early: true, days: 25 }]);
});
