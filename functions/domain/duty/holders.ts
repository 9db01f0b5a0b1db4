import type { CivilDate } from '../civil-date.ts';
import { personOf, type Recipient, standInOf } from '../recipient.ts';
import type { Roster, RosterLookup, Unit } from '../roster.ts';
import type { DutyRef } from './duty.ts';
import type { DutyReader } from './duty-pages.ts';
import type { DutyRule } from './duty-rule.ts';

export type SupervisingRole = 'supervising' | 'supervising-head';

/** Who has a unit's duties on a day: its line manager, on leave the deputy. Nobody when the unit names no line manager the roster knows. */
export function dutyHolder(unit: Unit, roster: RosterLookup, date: CivilDate): Recipient | undefined {
  const lineManager = personOf(unit.lineManagerId, roster);
  return lineManager && standInOf(lineManager, roster, date);
}

/**
 * Those of the supervising department (主管部门) who answer for a unit, or those who head it: officers of that role whose department is the unit's, or
 * who name none; on leave their deputies. Only those with a mail address count. A department without such officers is its head, and one without a head
 * its officers: what goes up reaches somebody. In the order of their ids, each once.
 */
export function departmentOf(unit: Unit, roster: Roster, role: SupervisingRole, date: CivilDate): Recipient[] {
  const named = reachedOf(unit, roster, role, date);
  const reached = named.length > 0 ? named : reachedOf(unit, roster, other(role), date);
  const byId = new Map(reached.map((recipient) => [recipient.person.id, recipient]));
  for (const recipient of reached) if (recipient.standsIn === undefined) byId.set(recipient.person.id, recipient);
  return [...byId.values()].sort((a, b) => (a.person.id < b.person.id ? -1 : 1));
}

/** The group of duties somebody opens: of which unit, by which rule; about whom, where that is read already. */
export type GroupOpened = {
  unit: Unit;
  rule: Pick<DutyRule, 'by'>;
  person: string;
  duties?: readonly Pick<DutyRef, 'subject'>[];
};

/**
 * What somebody may do with a group of duties on a day. Whoever has them does them: the line manager, on leave the deputy; what a client manager has to
 * sign or note, they alone (where the duties are not read yet, any client manager who has nothing else to do with the unit may turn out to be one).
 * The supervising department excuses and sends back. Whoever has the unit's duties looks on at those of its client managers. Undefined for everybody
 * else, a line manager whose deputy has the duties among them.
 */
export function readerOf(opened: GroupOpened, roster: Roster, date: CivilDate): DutyReader | undefined {
  const { unit, rule, person, duties } = opened;
  const holds = dutyHolder(unit, roster, date)?.person.id === person;
  const own = rule.by === 'client-manager';
  const manager = roster.managers.get(person);
  const isAbout = duties?.some(({ subject }) => subject === person) ?? manager?.unitId === unit.id;
  if (own ? isAbout : holds) return 'assignee';
  const roles: readonly SupervisingRole[] = ['supervising', 'supervising-head'];
  const department = roles.flatMap((role) => departmentOf(unit, roster, role, date));
  if (department.some((one) => one.person.id === person)) return 'department';
  if (holds) return 'onlooker';
  return own && duties === undefined && manager !== undefined ? 'assignee' : undefined;
}

function reachedOf(unit: Unit, roster: Roster, role: SupervisingRole, date: CivilDate): Recipient[] {
  const answers = (departmentId: string | undefined) =>
    departmentId === undefined || departmentId === unit.departmentId;
  return [...roster.officers.values()]
    .filter((officer) => officer.role === role && answers(officer.departmentId))
    .map((officer) => standInOf(officer, roster, date))
    .filter(({ person }) => person.mail !== undefined);
}

function other(role: SupervisingRole): SupervisingRole {
  return role === 'supervising' ? 'supervising-head' : 'supervising';
}
