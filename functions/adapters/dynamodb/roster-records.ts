import type { Read, RosterRecords } from '../../app/ports.ts';
import type { ClientManager, Officer, RosterEntry, Unit } from '../../domain/roster.ts';
import { differs, type Item, itemOf, readBody } from './item.ts';
import { ROSTER, rosterKey } from './keys.ts';
import { checkRosterEntry } from './readers/roster.ts';
import { readable } from './report-broken.ts';
import type { Table } from './table.ts';

/** The roster: one partition, one item per unit, client manager and officer. */
export function rosterRecords(table: Table): RosterRecords {
  return {
    async load() {
      const units = new Map<string, Unit>();
      const managers = new Map<string, ClientManager>();
      const officers = new Map<string, Officer>();
      const broken: { id: string; problem: string }[] = [];
      const keys = { text: 'pk = :roster', values: { ':roster': ROSTER } };
      for await (const page of table.query({ keys })) {
        for (const { entry, value } of readable(page.map(readEntry), (one) => broken.push(one))) {
          if (entry === 'unit') units.set(value.id, value);
          else if (entry === 'manager') managers.set(value.id, value);
          else officers.set(value.id, value);
        }
      }
      return { roster: { units, managers, officers }, broken };
    },
    async put(entry) {
      const key = rosterKey(entry.entry, entry.value.id);
      await table.replace(itemOf(key, key.sk, entry, checkRosterEntry));
    },
    remove: (entry, id) => table.remove(rosterKey(entry, id)),
  };
}

function readEntry(item: Item): Read<RosterEntry> {
  const id = item.sk?.S ?? '';
  const read = readBody(item, id, checkRosterEntry);
  if (read.ok && rosterKey(read.value.entry, read.value.value.id).sk !== id) return differs(id, 'id');
  return read;
}
