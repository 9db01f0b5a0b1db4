import { expect, test } from 'vitest';
import { recipientOf } from '../../functions/domain/recipient.ts';
import type { ClientManager, Officer, Roster } from '../../functions/domain/roster.ts';

const away = { leave: [{ from: '2026-11-20', to: '2026-11-27' }] };
const roster = (managers: ClientManager[], lineManager?: Partial<Officer>): Roster => ({
  units: new Map([['u1', { id: 'u1', name: 'U', lineManagerId: 'l1' }]]),
  managers: new Map(managers.map((one) => [one.id, one])),
  officers: new Map(
    lineManager ? [['l1', { id: 'l1', role: 'line-manager', mail: 'l1@bank.example', ...lineManager }]] : [],
  ),
});
const manager = (id: string, rest: Partial<ClientManager> = {}): ClientManager => ({
  id,
  unitId: 'u1',
  mail: `${id}@bank.example`,
  ...rest,
});
const who = (managers: ClientManager[], lineManager?: Partial<Officer>, date = '2026-11-23') => {
  const [first] = managers;
  if (first === undefined) throw new Error('no manager');
  const { person, standsIn } = recipientOf(first, roster(managers, lineManager), date);
  return [person.id, standsIn?.until];
};

test('the mail goes to the manager', () => {
  expect(who([manager('m1'), manager('m2')])).toEqual(['m1', undefined]);
});
test('on leave it goes to the deputy, from the first to the last day of the leave', () => {
  const team = [manager('m1', { deputyId: 'm2', ...away }), manager('m2')];
  expect(who(team)).toEqual(['m2', '2026-11-27']);
  expect(who(team, undefined, '2026-11-20')).toEqual(['m2', '2026-11-27']);
  expect(who(team, undefined, '2026-11-27')).toEqual(['m2', '2026-11-27']);
  expect(who(team, undefined, '2026-11-28')).toEqual(['m1', undefined]);
  expect(who(team, undefined, '2026-11-19')).toEqual(['m1', undefined]);
});
test('with the deputy on leave too it goes to the deputy of the deputy', () => {
  expect(
    who([manager('m1', { deputyId: 'm2', ...away }), manager('m2', { deputyId: 'm3', ...away }), manager('m3')]),
  ).toEqual(['m3', '2026-11-27']);
});
test('a deputy without a mail address is passed over: the mail would reach nobody', () => {
  const { mail: _, ...silent } = manager('m2', { deputyId: 'm3' });
  expect(who([manager('m1', { deputyId: 'm2', ...away }), silent, manager('m3')])).toEqual(['m3', '2026-11-27']);
  expect(who([manager('m1', { deputyId: 'm2', ...away }), silent])).toEqual(['m1', undefined]);
});
test('without a deputy, or with all of them away, it goes to the line manager of the unit', () => {
  expect(who([manager('m1', away)], {})).toEqual(['l1', '2026-11-27']);
  expect(who([manager('m1', { deputyId: 'm2', ...away }), manager('m2', { deputyId: 'm1', ...away })], {})).toEqual([
    'l1',
    '2026-11-27',
  ]);
});
test('with everybody away it stays with the manager: it must not reach nobody', () => {
  expect(who([manager('m1', { deputyId: 'm1', ...away })])).toEqual(['m1', undefined]);
  expect(who([manager('m1', { deputyId: 'nobody', ...away })], away)).toEqual(['m1', undefined]);
});
