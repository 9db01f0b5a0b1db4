import type { CivilDate } from '../../domain/civil-date.ts';
import type { Contact } from '../../domain/client.ts';
import type { MessageRef, RunKind } from '../../domain/mail/run.ts';
import type { RosterEntry } from '../../domain/roster.ts';

export type Key = { pk: string; sk: string };

export const CLIENT = 'CLIENT';
export const CONTACT = 'CONTACT#';
export const ROSTER = 'ROSTER';
export const IMPORT = 'IMPORT';
export const INDEX = 'INDEX';

/** Partitions over which a run's messages are spread. Changing it hides the messages of earlier runs. */
export const SHARDS = 8;

const MAX_ID_BYTES = 512;

export function clientKey(id: string): Key {
  return { pk: `CLIENT#${checkedId(id)}`, sk: CLIENT };
}

/** The client's id in the partition key of a client item. */
export function clientIdOf(pk: string): string {
  return pk.startsWith('CLIENT#') ? pk.slice('CLIENT#'.length) : pk;
}

/** The instant is written with milliseconds always, so that the keys sort as the instants do. */
export function contactKey(contact: Contact): Key {
  const at = new Date(contact.at).toISOString();
  return { pk: clientKey(contact.clientId).pk, sk: `${CONTACT}${at}#${checkedId(contact.commandId)}` };
}

export function rosterKey(entry: RosterEntry['entry'], id: string): Key {
  return { pk: ROSTER, sk: `${entry.toUpperCase()}#${checkedId(id)}` };
}

export function runKey(kind: RunKind, date: CivilDate): Key {
  return { pk: `RUN#${date}#${kind}`, sk: 'RUN' };
}

export function messageKey({ kind, date, person }: MessageRef): Key {
  return { pk: messagePartition(kind, date, shardOf(person)), sk: `MESSAGE#${checkedId(person)}` };
}

export function messagePartition(kind: RunKind, date: CivilDate, shard: number): string {
  return `RUN#${date}#${kind}#${shard}`;
}

export function importKey(asOf: CivilDate, sha256: string): Key {
  return { pk: IMPORT, sk: `${asOf}#${checkedId(sha256)}` };
}

export function indexPartKey(part: number): Key {
  return { pk: INDEX, sk: `PART#${String(part).padStart(3, '0')}` };
}

/** The shard of a person: FNV-1a over the id's UTF-16 units, the same in every process and version. */
export function shardOf(person: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < person.length; i++) hash = Math.imul(hash ^ person.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % SHARDS;
}

/** Ids come from a bank's files: an empty, over-long or ill-formed one is refused here by name, not by the engine in riddles. */
function checkedId(id: string): string {
  if (id === '') throw new RangeError('an id is empty');
  if (!id.isWellFormed()) throw new RangeError(`the id ${JSON.stringify(id)} is not well-formed Unicode`);
  if (Buffer.byteLength(id) > MAX_ID_BYTES) {
    throw new RangeError(`the id ${id.slice(0, 20)}… is longer than ${MAX_ID_BYTES} bytes`);
  }
  return id;
}
