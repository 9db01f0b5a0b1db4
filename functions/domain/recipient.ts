import type { CivilDate } from './civil-date.ts';
import type { ClientManager, Officer, Roster } from './roster.ts';

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
export function recipientOf(manager: ClientManager, roster: Roster, date: CivilDate): Recipient {
  const leave = leaveOn(manager, date);
  if (leave === undefined) return { person: manager };
  const passed = new Set<string>([manager.id]);
  let person = find(manager.deputyId, roster);
  while (person !== undefined && !passed.has(person.id)) {
    if (isReachable(person, date)) return { person, standsIn: leave };
    passed.add(person.id);
    person = find(person.deputyId, roster);
  }
  const lineManager = find(roster.units.get(manager.unitId)?.lineManagerId, roster);
  if (lineManager !== undefined && isReachable(lineManager, date)) return { person: lineManager, standsIn: leave };
  return { person: manager };
}

/** Somebody who is there, and has an address: a mail to a deputy without one would reach nobody. */
function isReachable(person: Person, date: CivilDate): boolean {
  return person.mail !== undefined && leaveOn(person, date) === undefined;
}

function find(id: string | undefined, { managers, officers }: Roster): Person | undefined {
  return id === undefined ? undefined : (managers.get(id) ?? officers.get(id));
}
