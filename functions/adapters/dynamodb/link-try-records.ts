import type { LinkTryRecords } from '../../app/ports.ts';
import { BrokenRecord } from './errors.ts';
import { differs, readVersioned, versionedItemOf } from './item.ts';
import { linkTriesKey } from './keys.ts';
import { checkLinkTries } from './readers/link-tries.ts';
import type { Table } from './table.ts';

/** Wrong employee numbers: one item per link. One that cannot be read throws: it must not pass for a link with all its tries. */
export function linkTryRecords(table: Table): LinkTryRecords {
  return {
    async get(link) {
      const key = linkTriesKey(link);
      const item = await table.get(key);
      if (item === undefined) return undefined;
      const read = readVersioned(item, key.pk, checkLinkTries);
      const found = read.ok && read.value.link !== link ? differs(key.pk, 'id') : read;
      if (!found.ok) throw new BrokenRecord(found.id, found.problem);
      return found.value;
    },
    async put(tries, expected) {
      const key = linkTriesKey(tries.link);
      return table.put(versionedItemOf({ key, id: key.pk, value: tries, expected }, checkLinkTries), expected);
    },
  };
}
