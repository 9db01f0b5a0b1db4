import type { Client } from '../../domain/client.ts';
import type { ImportRecords } from '../ports.ts';
import { readHistory } from './history.ts';
import { kindsOf } from './modes.ts';
import type { ImportWork } from './work.ts';

/** Thrown when, while an import is being written, one of a later day has begun to write the same kinds of record. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Looks whether an import may go on. `stored`: a client found to be of a later day than the import, which may be a sign. */
export type StillNewest = (stored?: Client) => Promise<void>;

/** Who wrote the client as it is: an import by its id, else nobody that matters beside the day. */
const writerOf = ({ lastCommand, asOf }: Client) => /^import-[^#]+/.exec(lastCommand)?.[0] ?? asOf;

/**
 * Keeps two imports of different days that run at once from mixing: each says that it has begun before it writes a client, so the
 * one of the earlier day, which asks here before its first write and whenever it meets a client of a later day, finds the other.
 * It throws Overtaken then. A client of a later day is no sign when it is so for another kind of record; each writer is looked up once.
 */
export function stillNewest(imports: ImportRecords, work: Pick<ImportWork, 'asOf' | 'sha256' | 'modes'>): StillNewest {
  const asked = new Map<string | undefined, Promise<void>>();
  const look = async () => {
    const { newer } = await readHistory(imports, work, kindsOf(work.modes));
    if (newer === undefined) return;
    throw new Overtaken(
      `overtaken: while these files of ${work.asOf} were being written, ${newer.kind} records of ${newer.asOf} began to come in; they stand`,
    );
  };
  return (stored) => {
    if (stored === undefined) return look();
    const writer = writerOf(stored);
    const answer = asked.get(writer) ?? look();
    asked.set(writer, answer);
    return answer;
  };
}
