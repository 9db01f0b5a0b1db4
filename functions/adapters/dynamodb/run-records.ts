import type { RunRecords } from '../../app/ports.ts';
import { BrokenRecord } from './errors.ts';
import { readVersioned, versionedItemOf } from './item.ts';
import { runKey } from './keys.ts';
import { checkRun } from './readers/run.ts';
import type { Table } from './table.ts';

/** Runs: one item per kind and date. */
export function runRecords(table: Table): RunRecords {
  return {
    async get(kind, date) {
      const key = runKey(kind, date);
      const item = await table.get(key);
      if (item === undefined) return undefined;
      const read = readVersioned(item, key.pk, checkRun);
      if (!read.ok) throw new BrokenRecord(read.id, read.problem);
      return read.value;
    },
    async put(run, expected) {
      const key = runKey(run.kind, run.date);
      return table.put(versionedItemOf({ key, id: key.pk, value: run, expected }, checkRun), expected);
    },
  };
}
