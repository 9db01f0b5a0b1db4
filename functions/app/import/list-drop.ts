import { isFileName } from '../../domain/import/drop-key.ts';
import { matchFileName } from '../../domain/import/file-name.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import type { Drop, DropBucket, DropFile } from './ports.ts';

/** What a drop holds: the files its mapping describes, and what else there is. */
export type Listed = { wanted: DropFile[]; bytes: number; others: number; shown: string[] };

const SHOWN = 5;

/** Looks through a drop, however many files it has, for those that the mapping describes. Only files directly in it count. */
export async function listDrop(bucket: DropBucket, drop: Drop, mapping: Mapping): Promise<Listed> {
  const listed: Listed = { wanted: [], bytes: 0, others: 0, shown: [] };
  for await (const file of bucket.files(drop)) {
    const { name, size } = file;
    if (name.endsWith('/') && size === 0) continue;
    if (isFileName(name) && mapping.files.some((one) => matchFileName(one.name, name).matches)) {
      listed.wanted.push(file);
      listed.bytes += size;
    } else {
      listed.others += 1;
      if (listed.shown.length < SHOWN) listed.shown.push(name);
    }
  }
  return listed;
}

/** The files that are not read, as one line; undefined when all are. */
export function othersLine({ others, shown }: Listed): string | undefined {
  if (others === 0) return undefined;
  const names = shown.map((name) => JSON.stringify(name.slice(0, 100))).join(', ');
  return `not described by the mapping, or not directly in the batch, and so not read: ${names}${others > shown.length ? ` and ${others - shown.length} more` : ''}`;
}
