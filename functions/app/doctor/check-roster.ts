import type { CivilDate } from '../../domain/civil-date.ts';
import { departmentOf } from '../../domain/duty/holders.ts';
import type { OfficerRole, Roster } from '../../domain/roster.ts';
import { counted, type Finding, ok, problem, someOf, warning } from './finding.ts';

const ABOUT = 'roster';
const SUPERVISING: readonly OfficerRole[] = ['supervising', 'supervising-head'];
const MEND = 'Mend it in the bank’s roster files, and import them again';

/**
 * Holes in the roster: nobody in it, client managers without a mail address, in units the roster does not know, with deputies it
 * does not know; units without a line manager it knows; officers who supervise without a mail address, and units for which none can be told.
 */
export function checkRoster(roster: Roster, date: CivilDate): Finding[] {
  const { units, managers, officers } = roster;
  if (managers.size === 0)
    return [problem(ABOUT, 'there are no client managers', 'Import the roster: nobody gets mail without it')];
  const known = (id: string) => managers.has(id) || officers.has(id);
  const idsOf = <T extends { id: string }>(all: Iterable<T>, lacks: (one: T) => boolean) =>
    [...all].filter(lacks).map(({ id }) => id);

  const without = idsOf(managers.values(), ({ mail }) => mail === undefined);
  const homeless = idsOf(managers.values(), ({ unitId }) => !units.has(unitId));
  const headless = idsOf(units.values(), ({ lineManagerId: id }) => id === undefined || !known(id));
  const unwritten = idsOf(officers.values(), ({ role, mail }) => SUPERVISING.includes(role) && mail === undefined);
  const unwatched = idsOf(units.values(), (unit) => departmentOf(unit, roster, 'supervising', date).length === 0);
  const people = [...managers.values(), ...officers.values()];
  const deputies = idsOf(people, ({ deputyId }) => deputyId !== undefined && !known(deputyId));

  const holes: Finding[] = [];
  if (without.length > 0)
    holes.push(problem(ABOUT, hole(without, 'client manager', 'without a mail address'), `${MEND}: they get no mail`));
  if (homeless.length > 0)
    holes.push(warning(ABOUT, hole(homeless, 'client manager', 'in a unit that is not in the roster'), MEND));
  if (headless.length > 0) {
    const why = 'no line manager stands in when a client manager and the deputies are away';
    holes.push(warning(ABOUT, hole(headless, 'unit', 'without a line manager in the roster'), `${MEND}: ${why}`));
  }
  if (unwritten.length > 0)
    holes.push(warning(ABOUT, hole(unwritten, 'officer', 'who supervises, without a mail address', 'officers'), MEND));
  if (unwatched.length > 0) {
    const why = 'nobody is told of what is abnormal or late in their duties';
    holes.push(
      warning(ABOUT, hole(unwatched, 'unit', 'without a supervising department that can be told'), `${MEND}: ${why}`),
    );
  }
  if (deputies.length > 0) {
    const found = hole(deputies, 'person', 'whose deputy is not in the roster', 'people');
    holes.push(warning(ABOUT, found, `${MEND}: their mail finds nobody while they are on leave`));
  }
  if (holes.length > 0) return holes;
  return [
    ok(ABOUT, `${counted(managers.size, 'client manager')} in ${counted(units.size, 'unit')}, all with an address`),
  ];
}

function hole(ids: readonly string[], one: string, lack: string, many?: string): string {
  return `${counted(ids.length, one, many)} ${lack}: ${someOf(ids)}`;
}
