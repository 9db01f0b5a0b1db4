import type { IndexRecords } from '../../app/ports.ts';
import { BrokenRecord } from './errors.ts';
import { readVersioned, versionedItemOf } from './item.ts';
import { indexPartKey } from './keys.ts';
import { checkIndexPart } from './readers/index-part.ts';
import type { Table } from './table.ts';

/** What is known of the due index: one item per part. */
export function indexRecords(table: Table): IndexRecords {
  return {
    async get(part) {
      const key = indexPartKey(part);
      const item = await table.get(key);
      if (item === undefined) return undefined;
      const read = readVersioned(item, `${key.pk} / ${key.sk}`, checkIndexPart);
      if (!read.ok) throw new BrokenRecord(read.id, read.problem);
      return read.value;
    },
    async put(part, expected) {
      const key = indexPartKey(part.part);
      const id = `${key.pk} / ${key.sk}`;
      return table.put(versionedItemOf({ key, id, value: part, expected }, checkIndexPart), expected);
    },
  };
}
