import { sameRecord } from '../../domain/import/same-record.ts';
import type { Roster, RosterEntry } from '../../domain/roster.ts';
import type { RosterRecords } from '../ports.ts';
import type { Modes } from './modes.ts';
import type { Tally } from './tally.ts';

type Kind = RosterEntry['entry'];
const KINDS = ['unit', 'manager', 'officer'] as const satisfies readonly Kind[];

/** What an import changes in the roster, and the roster as it will be. */
export type RosterChange = {
  put: RosterEntry[];
  remove: { entry: Kind; id: string }[];
  unchanged: number;
  after: Roster;
};

const storedOf = (roster: Roster, kind: Kind): ReadonlyMap<string, RosterEntry['value']> => roster[`${kind}s`];

/** Compares the roster in the files with the stored one. Entries missing from a full export of their kind are removed. */
export function rosterChange(stored: Roster, tally: Tally, modes: Modes): RosterChange {
  const after = {
    units: new Map(stored.units),
    managers: new Map(stored.managers),
    officers: new Map(stored.officers),
  };
  const change: RosterChange = { put: [], remove: [], unchanged: 0, after };
  for (const entry of tally.roster) {
    const { id } = entry.value;
    if (tally.seen[entry.entry].isRejected(id)) continue;
    if (sameRecord(storedOf(stored, entry.entry).get(id), entry.value)) change.unchanged += 1;
    else change.put.push(entry);
    if (entry.entry === 'unit') after.units.set(id, entry.value);
    else if (entry.entry === 'manager') after.managers.set(id, entry.value);
    else after.officers.set(id, entry.value);
  }
  for (const kind of KINDS) {
    if (modes[kind] !== 'snapshot' || (tally.anonymous[kind] ?? 0) > 0) continue;
    for (const id of storedOf(stored, kind).keys()) {
      if (tally.seen[kind].has(id)) continue;
      change.remove.push({ entry: kind, id });
      after[`${kind}s`].delete(id);
    }
  }
  return change;
}

/** Writes what is new or different in the roster. */
export async function putRoster(roster: RosterRecords, { put }: RosterChange): Promise<void> {
  for (const entry of put) await roster.put(entry);
}

/** Removes what is gone from the roster: after the clients, so that nobody's manager is gone before they have a new one. */
export async function removeFromRoster(roster: RosterRecords, { remove }: RosterChange): Promise<void> {
  for (const { entry, id } of remove) await roster.remove(entry, id);
}
