import type { Roster } from '../../domain/roster.ts';
import { counted, type Finding, ok, problem, someOf, warning } from './finding.ts';

const ABOUT = 'roster';
const MEND = 'Mend it in the bank’s roster files, and import them again';

/**
 * Holes in the roster: nobody in it, client managers without a mail address, in units the roster does not know, with deputies it
 * does not know; units without a line manager it knows.
 */
export function checkRoster(roster: Roster): Finding[] {
  const { units, managers, officers } = roster;
  if (managers.size === 0)
    return [problem(ABOUT, 'there are no client managers', 'Import the roster: nobody gets mail without it')];
  const known = (id: string) => managers.has(id) || officers.has(id);
  const idsOf = <T extends { id: string }>(all: Iterable<T>, lacks: (one: T) => boolean) =>
    [...all].filter(lacks).map(({ id }) => id);

  const without = idsOf(managers.values(), ({ mail }) => mail === undefined);
  const homeless = idsOf(managers.values(), ({ unitId }) => !units.has(unitId));
  const headless = idsOf(units.values(), ({ lineManagerId: id }) => id === undefined || !known(id));
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
