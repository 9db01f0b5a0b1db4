import type { Read, RosterRecords } from '../../app/ports.ts';
import type { ClientManager, Officer, RosterEntry, RosterValue, Unit } from '../../domain/roster.ts';
import { differs, type Item, itemOf, readBody } from './item.ts';
import { ROSTER, rosterKey } from './keys.ts';
import { checkRosterEntry } from './readers/roster.ts';
import { readable } from './report-broken.ts';
import type { Table } from './table.ts';

/** The roster: one partition, one item per unit, client manager and officer. */
export function rosterRecords(table: Table): RosterRecords {
  return {
    async get<E extends RosterEntry['entry']>(entry: E, id: string): Promise<Read<RosterValue<E>> | undefined> {
      const item = await table.get(rosterKey(entry, id));
      if (item === undefined) return undefined;
      const read = readEntry(item);
      // The key holds the kind of the entry, and was compared with it.
      return read.ok ? { ok: true, value: read.value.value as RosterValue<E> } : read;
    },
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
