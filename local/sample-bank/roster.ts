import { addDays, type CivilDate } from '../../functions/domain/civil-date.ts';
import type { OfficerRole } from '../../functions/domain/roster.ts';
import { drawFor } from './draw.ts';
import { personName } from './names.ts';
import { type Book, lineManagerId, managerId, managerNo, officerNo, unitId } from './size.ts';

export type SampleUnit = { id: string; name: string; lineManagerId: string; departmentId: string };
type SamplePerson = { id: string; employeeNo: string; name: string; mail: string; deputyId?: string };
export type SampleManager = SamplePerson & { unitId: string; leave?: { from: CivilDate; to: CivilDate } };
export type SampleOfficer = SamplePerson & { role: OfficerRole; departmentId?: string };

const DEPARTMENT = '个人金融部';
const STREETS = '泰山 黄河 长江 珠江 松花江 太湖 洞庭 峨眉 衡山 华山 昆仑 黄山 庐山 天山 雁荡'.split(' ');
/** The manager who is away on the business date. */
const AWAY = 2;

const unitName = (unit: number): string => {
  const round = Math.floor(unit / STREETS.length);
  return `${STREETS[unit % STREETS.length]}路${round === 0 ? '' : `第${round + 1}`}支行`;
};
const mail = (id: string): string => `${id.toLowerCase()}@yungang-bank.example`;

function person(id: string, family: 'manager' | 'officer', number: number): SamplePerson {
  const draw = drawFor(family, number);
  const employeeNo = family === 'manager' ? managerNo(number) : officerNo(number);
  return { id, employeeNo, name: personName(draw, draw.pick(['female', 'male'])), mail: mail(id) };
}

export function sampleUnits(books: readonly Book[]): SampleUnit[] {
  const units = [...new Set(books.map(({ unit }) => unit))];
  return units.map((unit) => ({
    id: unitId(unit),
    name: unitName(unit),
    lineManagerId: lineManagerId(unit),
    departmentId: DEPARTMENT,
  }));
}

/** The client managers: each stands in for the one before in the same unit, and one is on leave around the date. */
export function sampleManagers(books: readonly Book[], date: CivilDate): SampleManager[] {
  return books.map(({ manager, unit }) => {
    const colleagues = books.filter((other) => other.unit === unit && other.manager !== manager);
    const deputy = colleagues.find((other) => other.manager > manager) ?? colleagues[0];
    return {
      ...person(managerId(manager), 'manager', manager),
      unitId: unitId(unit),
      ...(deputy && { deputyId: managerId(deputy.manager) }),
      ...(manager === AWAY && { leave: { from: addDays(date, -2), to: addDays(date, 5) } }),
    };
  });
}

/** The officers: a line manager per unit, each standing in for another; two in the supervising department (one heads it); and an inspector. */
export function sampleOfficers(units: readonly SampleUnit[]): SampleOfficer[] {
  const others: [string, OfficerRole][] = [
    ['D01', 'supervising-head'],
    ['D02', 'supervising'],
    ['J01', 'inspector'],
  ];
  const lines = units.map((unit): [string, OfficerRole] => [unit.lineManagerId, 'line-manager']);
  return [...lines, ...others].map(([id, role], number) => ({
    ...person(id, 'officer', number),
    role,
    ...(role.startsWith('supervising') && { departmentId: DEPARTMENT }),
    ...deputyOf(id, units),
  }));
}

function deputyOf(id: string, units: readonly SampleUnit[]): { deputyId?: string } {
  if (id === 'D01') return { deputyId: 'D02' };
  const unit = units.findIndex(({ lineManagerId }) => lineManagerId === id);
  const next = units[(unit + 1) % units.length];
  return unit < 0 || next === undefined || next.lineManagerId === id ? {} : { deputyId: next.lineManagerId };
}
