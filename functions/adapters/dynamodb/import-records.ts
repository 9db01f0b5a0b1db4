import type { ImportRecords } from '../../app/ports.ts';
import { BrokenRecord } from './errors.ts';
import { type Item, readVersioned, versionedItemOf } from './item.ts';
import { IMPORT, importKey } from './keys.ts';
import { checkImport } from './readers/import.ts';
import { type ReportBroken, readable } from './report-broken.ts';
import type { Table } from './table.ts';

/** Imports: one partition, sorted by the date of the bank's export. */
export function importRecords(table: Table, report: ReportBroken): ImportRecords {
  return {
    async get(asOf, sha256) {
      const item = await table.get(importKey(asOf, sha256));
      if (item === undefined) return undefined;
      const read = readImport(item);
      if (!read.ok) throw new BrokenRecord(read.id, read.problem);
      return read.value;
    },
    async put(record, expected) {
      const key = importKey(record.asOf, record.sha256);
      const id = `${key.pk} / ${key.sk}`;
      return table.put(versionedItemOf({ key, id, value: record, expected }, checkImport), expected);
    },
    async *list() {
      const keys = { text: 'pk = :import', values: { ':import': IMPORT } };
      for await (const page of table.query({ keys, newestFirst: true })) yield* readable(page.map(readImport), report);
    },
  };
}

function readImport(item: Item) {
  return readVersioned(item, `${item.pk?.S} / ${item.sk?.S}`, checkImport);
}
