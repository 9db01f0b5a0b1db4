import type { ClientManager, Officer, Roster, RosterLookup, Unit } from '../../domain/roster.ts';
import { askRoster } from '../ask-roster.ts';
import type { Log, RosterRecords } from '../ports.ts';

export type RosterNowDeps = { roster: Pick<RosterRecords, 'load' | 'get'>; log: Log };

/** A circle of deputies ends somewhere. */
const LONGEST_CHAIN = 12;

/**
 * The roster for deciding what a person may do in a unit: whoever the answer can depend on is read by key, so that a leave entered a moment ago counts;
 * the rest may be a minute old.
 */
export async function rosterNow(
  deps: RosterNowDeps,
  { unit, person }: { unit: string; person: string },
): Promise<Roster> {
  const { roster } = await deps.roster.load();
  const read = await askRoster(deps, (lookup) => concerned(lookup, roster, unit, person));
  return {
    units: replaced(roster.units, read.units),
    managers: replaced(roster.managers, read.managers),
    officers: replaced(roster.officers, read.officers),
  };
}

type Concerned = {
  units: Map<string, Unit | undefined>;
  managers: Map<string, ClientManager | undefined>;
  officers: Map<string, Officer | undefined>;
};

function concerned(lookup: RosterLookup, recent: Roster, unitId: string, person: string): Concerned {
  const unit = lookup.units.get(unitId);
  const found: Concerned = { units: new Map([[unitId, unit]]), managers: new Map(), officers: new Map() };
  const follow = (first: string | undefined) => {
    let id = first;
    for (let step = 0; id !== undefined && step < LONGEST_CHAIN; step += 1) {
      const manager = lookup.managers.get(id);
      const officer = lookup.officers.get(id);
      found.managers.set(id, manager);
      found.officers.set(id, officer);
      id = (manager ?? officer)?.deputyId;
    }
  };
  follow(person);
  follow(unit?.lineManagerId);
  for (const { id, role, deputyId } of recent.officers.values())
    if (deputyId === person || role === 'supervising' || role === 'supervising-head') follow(id);
  return found;
}

function replaced<T>(before: ReadonlyMap<string, T>, read: ReadonlyMap<string, T | undefined>): ReadonlyMap<string, T> {
  const after = new Map(before);
  for (const [id, value] of read) {
    if (value === undefined) after.delete(id);
    else after.set(id, value);
  }
  return after;
}
