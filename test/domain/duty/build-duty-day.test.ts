import { expect, test } from 'vitest';
import { buildDutyDay, type DutyDayInput, peopleReached } from '../../../functions/domain/duty/build-duty-day.ts';
import { explainDuty } from '../../../functions/domain/duty/commands.ts';
import type { Duty } from '../../../functions/domain/duty/duty.ts';
import type { DutyDay } from '../../../functions/domain/duty/duty-day.ts';
import type { ClientManager, Officer, Unit } from '../../../functions/domain/roster.ts';
import { aCalendar } from '../../support/calendar.ts';
import { actor, catalogue, decided, duty, person, rosterOf, rule, sha256 } from '../../support/duties.ts';

const away = { leave: [{ from: '2026-11-01', to: '2026-12-31' }] };

/** Monday, 30 November 2026: the day on which the November duties are due. */
const input = (duties: Duty[], parts: Partial<DutyDayInput> = {}): DutyDayInput => ({
  date: '2026-11-30',
  calendar: aCalendar(),
  timeZone: 'Asia/Shanghai',
  roster: rosterOf(),
  rules: catalogue,
  duties,
  locale: 'zh-CN',
  ...parts,
});
const dayOf = (who: string, duties: Duty[], parts: Partial<DutyDayInput> = {}): DutyDay => {
  const day = buildDutyDay(who, input(duties, parts));
  if (day === undefined) throw new Error(`nothing for ${who}`);
  return day;
};

const screening = (subject: string, parts: Parameters<typeof duty>[0] = {}) =>
  duty({ kind: 'screening', subject, ...parts });
const agreement = (subject: string, parts: Parameters<typeof duty>[0] = {}) =>
  duty({ kind: 'agreement', period: '2026', subject, ...parts });

const officers = (l1: Partial<Officer> = {}, l2: Partial<Officer> = {}): Officer[] => [
  person({ id: 'L1', role: 'line-manager' as const, name: '张伟', ...l1 }),
  person({ id: 'L2', role: 'line-manager' as const, name: '赵强', ...l2 }),
  person({ id: 'D1', role: 'supervising' as const, name: '周敏' }),
  person({ id: 'H1', role: 'supervising-head' as const, name: '吴刚' }),
];

const lines = ({ units, own, late }: DutyDay) => ({
  units: units.map((one) => [one.unit, ...one.groups.map(({ kind, tone }) => `${kind} ${tone}`)]),
  own: own.map(({ kind, tone, unit }) => `${kind} ${tone} ${unit}`),
  late: late.units.map((one) => [one.unit, ...one.groups.map(({ kind, tone }) => `${kind} ${tone}`)]),
});

test('one mail holds all of a line manager’s open duties, those without a step today among them, and counts what is done', () => {
  const meeting = duty({ dueOn: '2026-11-20' });
  const day = dayOf('L1', [
    screening('M1'),
    screening('M2', { state: 'confirmed' }),
    meeting,
    agreement('M1', { state: 'waived' }),
  ]);
  expect(day).toEqual({
    ...{ date: '2026-11-30', locale: 'zh-CN', greet: { surname: '张', han: true }, makeUpDay: false },
    units: [
      {
        ...{ unit: 'U1', unitName: '泰山路支行', work: [] },
        done: [{ kind: 'agreement', name: catalogue[2]?.name, total: 1 }],
        groups: [
          {
            ...{ unit: 'U1', period: '2026-11', kind: 'screening', name: catalogue[0]?.name, yours: true },
            ...{ tone: 'due-today', dueOn: '2026-11-30', workdaysLeft: 0, total: 2, done: 1 },
            open: [{ id: 'M1', surname: '王', han: true }],
            next: { on: '2026-12-02', to: 'department' },
          },
          {
            ...{ unit: 'U1', period: '2026-11', kind: 'meeting', name: catalogue[1]?.name, yours: true },
            ...{ tone: 'late', dueOn: '2026-11-20', workdaysLeft: -6, total: 1, done: 0, open: [] },
          },
        ],
      },
    ],
    own: [],
    late: { units: [], head: false },
  });
});

test('a mail is for whom a step reaches today, and for nobody else', () => {
  const duties = [duty(), duty({ unit: 'U2', dueOn: '2026-12-11' }), agreement('M1')];
  expect(peopleReached(input(duties))).toEqual(['L1', 'M1']);
  expect(buildDutyDay('L2', input(duties))).toBeUndefined();
  expect(buildDutyDay('M2', input(duties))).toBeUndefined();
  expect(buildDutyDay('nobody', input(duties))).toBeUndefined();
  expect(peopleReached(input(duties, { date: '2026-11-29' }))).toEqual([]);
});

test('a confirmation between planning and sending cancels the mail, even if something else is open without a step', () => {
  const open = screening('M1', { dueOn: '2026-12-11' });
  expect(buildDutyDay('L1', input([duty(), open]))).toBeDefined();
  expect(buildDutyDay('L1', input([duty({ state: 'confirmed' }), open]))).toBeUndefined();
});

test('what a client manager signs is theirs alone; to the line manager it is one line more, without a step of theirs', () => {
  const duties = [agreement('M1'), duty({ dueOn: '2026-12-01' })];
  expect(lines(dayOf('M1', duties))).toEqual({ units: [], own: ['agreement due-today U1'], late: [] });
  const own = dayOf('M1', duties).own[0];
  expect(own).toMatchObject({
    unitName: '泰山路支行',
    yours: true,
    total: 1,
    done: 0,
    next: { to: 'line-manager', on: '2026-12-01' },
  });
  expect(lines(dayOf('L1', duties)).units).toEqual([['U1', 'meeting reminder', 'agreement open']]);
  expect(dayOf('L1', duties).units[0]?.groups[1]).toMatchObject({
    yours: false,
    next: { to: 'department', on: '2026-12-02' },
  });
});

test('one signs one’s own although on leave: no deputy does', () => {
  const managers: ClientManager[] = [
    person({ id: 'M1', unitId: 'U1', deputyId: 'M2', ...away }),
    person({ id: 'M2', unitId: 'U1' }),
  ];
  expect(peopleReached(input([agreement('M1')], { roster: rosterOf({ managers }) }))).toEqual(['M1']);
});

test('on leave the deputy has the unit’s duties, and is told in whose place and until when; then they go back', () => {
  const roster = rosterOf({
    officers: officers({ deputyId: 'M2', leave: [{ from: '2026-11-25', to: '2026-11-30' }] }),
  });
  const duties = [duty(), agreement('M2')];
  expect(peopleReached(input(duties, { roster }))).toEqual(['M2']);
  const day = dayOf('M2', duties, { roster });
  expect(day.units[0]?.onBehalfOf).toEqual({ surname: '张', han: true, until: '2026-11-30' });
  expect(lines(day)).toEqual({
    units: [['U1', 'meeting due-today', 'agreement due-today']],
    own: ['agreement due-today U1'],
    late: [],
  });
  expect(peopleReached(input(duties, { roster, date: '2026-12-01' }))).toEqual(['L1', 'M2']);
});

test('a line manager who stands in for another gets one mail with both units, their own first', () => {
  const roster = rosterOf({ officers: officers({ deputyId: 'L2', ...away }) });
  const duties = [duty(), duty({ unit: 'U2', dueOn: '2026-12-11' })];
  expect(peopleReached(input(duties, { roster }))).toEqual(['L2']);
  const day = dayOf('L2', duties, { roster });
  expect(lines(day).units).toEqual([
    ['U2', 'meeting open'],
    ['U1', 'meeting due-today'],
  ]);
  expect(day.units.map(({ onBehalfOf }) => onBehalfOf?.surname)).toEqual([undefined, '张']);
});

test('the supervising department gets one mail about all that went up to it, today and before; the head only what went up further', () => {
  const duties = [
    duty({ dueOn: '2026-11-26' }),
    duty({ unit: 'U2', dueOn: '2026-11-24' }),
    screening('M1', { dueOn: '2026-11-27' }),
  ];
  expect(peopleReached(input(duties))).toEqual(['D1', 'H1', 'L1', 'L2']);
  const department = dayOf('D1', duties);
  expect(lines(department)).toEqual({
    units: [],
    own: [],
    late: [
      ['U1', 'meeting overdue'],
      ['U2', 'meeting overdue'],
    ],
  });
  expect(department.late.head).toBe(false);
  expect(department.late.units[0]).toMatchObject({
    unitName: '泰山路支行',
    lineManager: { id: 'L1', surname: '张', han: true },
  });
  expect(department.late.units[0]?.groups[0]).toMatchObject({
    yours: false,
    next: { on: '2026-12-02', to: 'department-head' },
  });
  expect(dayOf('H1', duties).late).toMatchObject({ head: true, units: [{ unit: 'U2' }] });
});

test('what is not as late as the rest of its group is not told to the department', () => {
  const late = [screening('M1', { dueOn: '2026-11-26' }), screening('M2', { dueOn: '2026-12-04' })];
  expect(dayOf('D1', late).late.units[0]?.groups[0]).toMatchObject({ total: 2, done: 0, open: [{ id: 'M1' }] });
});

test('whoever stands in for the head gets the head’s mail', () => {
  const head = person({ id: 'H1', role: 'supervising-head' as const, deputyId: 'J1', ...away });
  const others = [...officers().slice(0, 3), head, person({ id: 'J1', role: 'inspector' as const })];
  const duties = [duty({ dueOn: '2026-11-24' })];
  const roster = rosterOf({ officers: others });
  expect(peopleReached(input(duties, { roster }))).toEqual(['D1', 'J1', 'L1']);
  expect(dayOf('J1', duties, { roster }).late).toMatchObject({ head: true, units: [{ unit: 'U1' }] });
});

test('where a unit has no line manager its first overdue step goes up to the department', () => {
  const units: Unit[] = [{ id: 'U1', name: '泰山路支行', departmentId: 'retail' }];
  const parts = { roster: rosterOf({ units }) };
  expect(peopleReached(input([duty()], parts))).toEqual([]);
  const late = [duty({ dueOn: '2026-11-27' })];
  expect(peopleReached(input(late, parts))).toEqual(['D1']);
  expect(dayOf('D1', late, parts).late.units).toMatchObject([{ unit: 'U1', groups: [{ tone: 'overdue' }] }]);
  expect(dayOf('D1', late, parts).late.units[0]).not.toHaveProperty('lineManager');
});

test('a group is as serious as the most serious of its duties, and due when the first of them is', () => {
  const later = screening('M2', { openedOn: '2026-11-30', dueOn: '2026-12-11' });
  const group = (one: Duty) => dayOf('L1', [one, later]).units[0]?.groups[0];
  expect(group(screening('M1', { dueOn: '2026-11-27' }))).toMatchObject({
    tone: 'overdue',
    dueOn: '2026-11-27',
    workdaysLeft: -1,
  });
  expect(group(screening('M1', { dueOn: '2026-11-26' }))).toMatchObject({ tone: 'overdue', workdaysLeft: -2 });
  expect(group(screening('M1', { dueOn: '2026-11-25' }))).toMatchObject({ tone: 'late', workdaysLeft: -3 });
  expect(group(screening('M1', { dueOn: '2026-12-04' }))).toMatchObject({ tone: 'opened', dueOn: '2026-12-04' });
});

test('what was said about why it is late is told with the bank’s day, the latest of it', () => {
  const said = (reason: string, at: string, one = duty({ dueOn: '2026-11-26' })) =>
    decided(explainDuty(one, reason, actor({ commandId: reason, at }), sha256));
  const twice = said('参会人员出差', '2026-11-29T16:30:00.000Z', said('出差', '2026-11-28T02:00:00.000Z'));
  expect(dayOf('D1', [twice]).late.units[0]?.groups[0]?.explained).toEqual({
    on: '2026-11-30',
    reason: '参会人员出差',
  });
});

test('an earlier month’s open duties stand first; what was done then is not counted again', () => {
  const september = { period: '2026-09', openedOn: '2026-09-01', dueOn: '2026-09-30' };
  const duties = [screening('M1'), duty(september), screening('M2', { ...september, state: 'confirmed' })];
  const unit = dayOf('L1', duties).units[0];
  expect(unit?.groups.map(({ period, kind }) => `${period} ${kind}`)).toEqual(['2026-09 meeting', '2026-11 screening']);
  expect(unit?.done).toEqual([]);
});

test('closed duties, duties of unknown units and kinds the catalogue no longer has are in no mail', () => {
  const odd = [duty({ state: 'closed' }), duty({ unit: 'U9' }), duty({ kind: 'gone' })];
  expect(peopleReached(input(odd))).toEqual([]);
  const day = dayOf('L1', [...odd, screening('M1'), screening('M2', { state: 'closed' })]);
  expect(day.units[0]?.groups).toMatchObject([{ kind: 'screening', total: 1, done: 0 }]);
});

test('the mail is in the reader’s language, and says when it is a make-up working day', () => {
  const roster = rosterOf({ officers: officers({ locale: 'en' }) });
  const calendar = aCalendar({ makeUp: ['2026-11-28'] });
  const parts = { roster, calendar, date: '2026-11-28', rules: [rule()] };
  expect(dayOf('L1', [duty({ dueOn: '2026-11-28' })], parts)).toMatchObject({ locale: 'en', makeUpDay: true });
});
