import { checkMapping } from '../../domain/import/check-mapping.ts';
import { listDrop, othersLine } from './list-drop.ts';
import type { Drop, DropBucket, DropFile, Workspace } from './ports.ts';
import type { ImportRefused } from './report.ts';

/** A drop that can be imported: the content of its mapping, the files to fetch, and what else lies there as one line. */
export type DropChecked = { state: 'checked'; mapping: unknown; files: DropFile[]; others: string | undefined };

/** What an import lays down per byte of the files: the files, their rows set aside as JSON, and the rejects. */
const LAID_DOWN = 5;

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`;
const refused = (where: ImportRefused['where'], line: string): ImportRefused => ({ state: 'refused', where, line });

/** The path of a drop, as reports call it. */
export const placeOf = ({ feed, batch }: Drop): string => `drop/${feed}/${batch}`;

/** The same refusal with the mapping's own name before a mistake in it. */
export function namedRefusal(feed: string, { where, line }: ImportRefused): ImportRefused {
  return refused(where, where === 'mapping' ? `mappings/${feed}.json: ${line}` : line);
}

/**
 * Looks whether a drop can be imported, before anything is fetched. Refuses a drop without a mapping or with a mistaken one,
 * without files that the mapping describes, and with more than the disk has room for.
 */
export async function checkDrop(
  bucket: DropBucket,
  drop: Drop,
  space: Workspace,
): Promise<DropChecked | ImportRefused> {
  const read = await bucket.mapping(drop.feed);
  if (!read.ok) return refused('mapping', read.line);
  const checked = checkMapping(read.content);
  if (!checked.ok) return namedRefusal(drop.feed, refused('mapping', checked.line));

  const listed = await listDrop(bucket, drop, checked.mapping);
  const others = othersLine(listed);
  if (listed.wanted.length === 0) {
    const names = checked.mapping.files.map(({ name }) => name).join(', ');
    const line =
      others === undefined
        ? `${placeOf(drop)} has no files: deliver ${names}, and _DONE last`
        : `${placeOf(drop)} has none of the files the mapping describes: ${names}; ${others}`;
    return refused('files', line);
  }
  const room = Math.floor((await space.room()) / LAID_DOWN);
  if (listed.bytes > room) {
    const sizes = `the files have ${megabytes(listed.bytes)}, and there is room for ${megabytes(room)}`;
    return refused('files', `${sizes}: give import-file more ephemeral storage`);
  }
  return { state: 'checked', mapping: read.content, files: listed.wanted, others };
}
