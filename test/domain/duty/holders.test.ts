import { expect, test } from 'vitest';
import { departmentOf, dutyHolder, readerOf, type SupervisingRole } from '../../../functions/domain/duty/holders.ts';
import type { ClientManager, Officer, Unit } from '../../../functions/domain/roster.ts';
import { person, rosterOf } from '../../support/duties.ts';

const DAY = '2026-11-23';
const away = { leave: [{ from: '2026-11-20', to: '2026-11-27' }] };
const U1: Unit = { id: 'U1', name: '泰山路支行', lineManagerId: 'L1', departmentId: 'retail' };

const officer = (id: string, role: Officer['role'], parts: Partial<Officer> = {}) => person({ id, role, ...parts });
const manager = (id: string, parts: Partial<ClientManager> = {}) => person({ id, unitId: 'U1', ...parts });
const line = (parts: Partial<Officer> = {}) => officer('L1', 'line-manager', parts);

const holder = (officers: Officer[], managers: ClientManager[] = [manager('M1')], unit = U1, date = DAY) => {
  const found = dutyHolder(unit, rosterOf({ officers, managers }), date);
  return found && [found.person.id, found.standsIn?.until];
};
const department = (role: SupervisingRole, officers: Officer[]) =>
  departmentOf(U1, rosterOf({ officers }), role, DAY).map((one) => [one.person.id, one.standsIn?.until]);

test('a unit’s duties are its line manager’s; on leave the deputy’s, and after it theirs again', () => {
  expect(holder([line()])).toEqual(['L1', undefined]);
  const onLeave = [line({ deputyId: 'M1', ...away })];
  expect(holder(onLeave)).toEqual(['M1', '2026-11-27']);
  expect(holder(onLeave, undefined, U1, '2026-11-27')).toEqual(['M1', '2026-11-27']);
  expect(holder(onLeave, undefined, U1, '2026-11-28')).toEqual(['L1', undefined]);
});

test('with the deputy away too they are the deputy’s deputy’s; where nobody can stand in they stay with the line manager', () => {
  const [l1, l2] = [line({ deputyId: 'L2', ...away }), officer('L2', 'line-manager', { deputyId: 'M1', ...away })];
  expect(holder([l1, l2])).toEqual(['M1', '2026-11-27']);
  expect(holder([l1, { ...l2, deputyId: 'L1' }])).toEqual(['L1', undefined]);
  expect(holder([line(away)])).toEqual(['L1', undefined]);
});

test('a unit whose line manager is named nowhere has nobody', () => {
  expect(holder([])).toBeUndefined();
  expect(holder([line()], [], { id: 'U1', name: '一' })).toBeUndefined();
});

test('officers who supervise answer for the units of their department, or for all when they name none', () => {
  const officers = [
    officer('D2', 'supervising', { departmentId: 'retail' }),
    officer('D1', 'supervising'),
    officer('D3', 'supervising', { departmentId: 'corporate' }),
    officer('H1', 'supervising-head'),
    officer('J1', 'inspector'),
  ];
  expect(department('supervising', officers)).toEqual([
    ['D1', undefined],
    ['D2', undefined],
  ]);
  expect(department('supervising-head', officers)).toEqual([['H1', undefined]]);
});

test('an officer on leave is stood in for; a deputy who answers for the unit anyway is named once', () => {
  const d1 = officer('D1', 'supervising', { deputyId: 'D2', ...away });
  expect(department('supervising', [d1, officer('D2', 'inspector')])).toEqual([['D2', '2026-11-27']]);
  expect(department('supervising', [officer('D2', 'supervising'), d1])).toEqual([['D2', undefined]]);
});

test('what goes up reaches somebody: without officers the head, without a head the officers', () => {
  expect(department('supervising', [officer('H1', 'supervising-head')])).toEqual([['H1', undefined]]);
  expect(department('supervising-head', [officer('D1', 'supervising')])).toEqual([['D1', undefined]]);
  expect(department('supervising', [line()])).toEqual([]);
});

test('who has no mail address is not reached: what is for them goes to the others, then to the other role', () => {
  const silent = (id: string, role: Officer['role'], parts: Partial<Officer> = {}) => {
    const { mail: _, ...one } = officer(id, role, parts);
    return one;
  };
  const head = officer('H1', 'supervising-head');
  expect(department('supervising', [silent('D1', 'supervising'), officer('D2', 'supervising'), head])).toEqual([
    ['D2', undefined],
  ]);
  expect(department('supervising', [silent('D1', 'supervising'), head])).toEqual([['H1', undefined]]);
  expect(department('supervising-head', [officer('D1', 'supervising'), silent('H1', 'supervising-head')])).toEqual([
    ['D1', undefined],
  ]);
  expect(department('supervising', [silent('D1', 'supervising'), silent('H1', 'supervising-head')])).toEqual([]);
});

const everybody = (l1: Partial<Officer> = {}) =>
  rosterOf({
    officers: [
      line(l1),
      officer('L2', 'line-manager'),
      officer('D1', 'supervising'),
      officer('H1', 'supervising-head'),
    ],
  });
const reads = (by: 'line-manager' | 'client-manager', who: string, roster = everybody(), subjects?: string[]) =>
  readerOf(
    { unit: U1, rule: { by }, person: who, ...(subjects && { duties: subjects.map((subject) => ({ subject })) }) },
    roster,
    DAY,
  );

test('who may do what with a duty of the line manager', () => {
  const people = ['L1', 'D1', 'H1', 'M1', 'L2', 'nobody'];
  expect(people.map((who) => reads('line-manager', who, everybody(), ['M1', 'M2']))).toEqual([
    'assignee',
    'department',
    'department',
    ...Array(3),
  ]);
});

test('who may do what with duties of client managers: each their own, the line manager looks on', () => {
  const people = ['M1', 'M2', 'L1', 'D1', 'M3', 'L2'];
  expect(people.map((who) => reads('client-manager', who, everybody(), ['M1']))).toEqual([
    ...['assignee', undefined, 'onlooker', 'department', undefined, undefined],
  ]);
});

test('a line manager on leave hands the duties to the deputy, who does not sign in anybody’s place', () => {
  const roster = everybody({ deputyId: 'L2', ...away });
  expect([reads('line-manager', 'L1', roster), reads('line-manager', 'L2', roster)]).toEqual([undefined, 'assignee']);
  expect(reads('client-manager', 'L2', roster, ['M1'])).toBe('onlooker');
});

test('before the duties are read any client manager may be one who signs, and whoever else has to do with the unit is what they are', () => {
  expect(['M1', 'M3', 'L1', 'D1', 'L2'].map((who) => reads('client-manager', who))).toEqual([
    ...['assignee', 'assignee', 'onlooker', 'department', undefined],
  ]);
});
