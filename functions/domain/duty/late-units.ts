import type { CivilDate } from '../civil-date.ts';
import { greetingName } from '../masking/masking.ts';
import { personOf } from '../recipient.ts';
import type { Roster, Unit } from '../roster.ts';
import { isOwed } from './duty.ts';
import type { DutyDay, LateUnit } from './duty-day.ts';
import { type DutyDayInput, dutyGroup, type Grouped } from './duty-groups.ts';
import type { LadderTarget } from './duty-rule.ts';
import { departmentOf, type SupervisingRole } from './holders.ts';
import { toldBy } from './reached.ts';

type Level = Extract<LadderTarget, 'department' | 'department-head'>;

/**
 * The units that are late, for one of the supervising department or its head: every duty that went up as far as them by now, whether it did so today or
 * before. Nothing for anybody else. `head` also for whoever stands in for the head and has no other part in the department.
 */
export function lateUnits(person: string, groups: readonly Grouped[], input: DutyDayInput): DutyDay['late'] {
  const { roster, date, calendar } = input;
  const units = new Map<string, LateUnit>();
  let head = true;
  for (const group of groups) {
    const { unit, rule, duties } = group;
    const levels = levelsOf(person, unit, roster, date);
    if (levels.length === 0) continue;
    const open = duties.filter((duty) => {
      const told = toldBy(duty, { rule, unit, roster, date }, calendar);
      return isOwed(duty) && levels.some((level) => told.includes(level));
    });
    const reader = { person, yours: false, known: ['line-manager', 'department', ...levels] as const };
    const line = dutyGroup(group, reader, input, open);
    if (line === undefined) continue;
    const late = units.get(unit.id) ?? { ...heading(unit, roster), groups: [] };
    units.set(unit.id, { ...late, groups: [...late.groups, line] });
    head &&= !levels.includes('department');
  }
  const isHead = roster.officers.get(person)?.role === 'supervising-head';
  return { units: [...units.values()], head: isHead || (head && units.size > 0) };
}

function levelsOf(person: string, unit: Unit, roster: Roster, date: CivilDate): Level[] {
  const answers = (role: SupervisingRole) =>
    departmentOf(unit, roster, role, date).some((one) => one.person.id === person);
  return [
    ...(answers('supervising') ? (['department'] as const) : []),
    ...(answers('supervising-head') ? (['department-head'] as const) : []),
  ];
}

function heading(unit: Unit, roster: Roster): Omit<LateUnit, 'groups'> {
  const lineManager = personOf(unit.lineManagerId, roster);
  return {
    unit: unit.id,
    unitName: unit.name,
    ...(lineManager && { lineManager: { id: lineManager.id, ...greetingName(lineManager.name) } }),
  };
}
