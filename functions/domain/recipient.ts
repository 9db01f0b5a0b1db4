import type { CivilDate } from './civil-date.ts';
import type { ClientManager, Officer, RosterLookup } from './roster.ts';

/** Who gets a manager's mail on a day. `standsIn` with the last day of the manager's leave, when it is somebody else. */
export type Recipient = { person: ClientManager | Officer; standsIn?: { until: CivilDate } };

type Person = ClientManager | Officer;

/** The leave the person is on that day, if any. */
function leaveOn({ leave = [] }: Person, date: CivilDate): { until: CivilDate } | undefined {
  const current = leave.filter(({ from, to }) => from <= date && date <= to).map(({ to }) => to);
  return current.length === 0 ? undefined : { until: current.reduce((last, to) => (to > last ? to : last)) };
}

/**
 * Who looks after a manager's book on a day: the manager; on leave the deputy (代理人); with the deputy on leave too, or without
 * a mail address, the deputy's deputy, and so on; at last the unit's line manager. Where everybody is away, nobody is named or
 * deputies go in a circle, the mail stays with the manager: it must not reach nobody.
 */
export function recipientOf(manager: ClientManager, roster: RosterLookup, date: CivilDate): Recipient {
  const leave = leaveOn(manager, date);
  if (leave === undefined) return { person: manager };
  const deputy = deputyOf(manager, roster, date);
  if (deputy !== undefined) return { person: deputy, standsIn: leave };
  const lineManager = personOf(roster.units.get(manager.unitId)?.lineManagerId, roster);
  if (lineManager !== undefined && isReachable(lineManager, date)) return { person: lineManager, standsIn: leave };
  return { person: manager };
}

/**
 * Who does somebody's work on a day: they themself; on leave the deputy (代理人), or the deputy's deputy, and so on. Where nobody can stand in it
 * stays with them: it must not reach nobody.
 */
export function standInOf(person: Person, roster: RosterLookup, date: CivilDate): Recipient {
  const leave = leaveOn(person, date);
  const deputy = deputyOf(person, roster, date);
  return leave === undefined || deputy === undefined ? { person } : { person: deputy, standsIn: leave };
}

/** The first along the chain of deputies who is there and has an address. */
function deputyOf({ id, deputyId }: Person, roster: RosterLookup, date: CivilDate): Person | undefined {
  const passed = new Set<string>([id]);
  let person = personOf(deputyId, roster);
  while (person !== undefined && !passed.has(person.id)) {
    if (isReachable(person, date)) return person;
    passed.add(person.id);
    person = personOf(person.deputyId, roster);
  }
  return undefined;
}

/** Somebody who is there, and has an address: a mail to a deputy without one would reach nobody. */
function isReachable(person: Person, date: CivilDate): boolean {
  return person.mail !== undefined && leaveOn(person, date) === undefined;
}

/** Anybody in the roster, client manager or officer, by id. */
export function personOf(id: string | undefined, { managers, officers }: RosterLookup): Person | undefined {
  return id === undefined ? undefined : (managers.get(id) ?? officers.get(id));
}
