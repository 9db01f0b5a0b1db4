import type { CivilDate } from '../../domain/civil-date.ts';
import type { Contact } from '../../domain/client.ts';
import type { DutyRef } from '../../domain/duty/duty.ts';
import type { Period } from '../../domain/duty/period.ts';
import { isToldApart, type MessageKind, type MessageRef, type RunKind } from '../../domain/mail/run.ts';
import type { RosterEntry } from '../../domain/roster.ts';

export type Key = { pk: string; sk: string };

export const CLIENT = 'CLIENT';
export const CONTACT = 'CONTACT#';
export const ROSTER = 'ROSTER';
export const IMPORT = 'IMPORT';
export const INDEX = 'INDEX';
/** The partition that lists the units which have or had duties. */
export const UNITS = 'UNITS';
const NOTED = 'UNIT#';
/** How the sort key of every duty of a unit begins. */
export const UNIT_DUTIES = 'DUTY#';

/** Partitions over which a run's messages are spread. Changing it hides the messages of earlier runs. */
export const SHARDS = 8;

const MAX_ID_BYTES = 512;
const PLAIN = /^[A-Za-z0-9-]{1,100}$/;

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

/** What a notice is about stands last and has no `#`, and only notices have it: no two messages meet, whatever the ids of people hold. */
export function messageKey({ kind, date, person, about }: MessageRef): Key {
  if (!isToldApart({ kind, about }))
    throw new RangeError(`a mail of the kind ${kind} cannot be about ${JSON.stringify(about)}`);
  const sk = `MESSAGE#${checkedId(person)}${about === undefined ? '' : `#${about}`}`;
  return { pk: messagePartition(kind, date, shardOf(person)), sk };
}

export function messagePartition(kind: MessageKind, date: CivilDate, shard: number): string {
  return `RUN#${date}#${kind}#${shard}`;
}

export function importKey(asOf: CivilDate, sha256: string): Key {
  return { pk: IMPORT, sk: `${asOf}#${checkedId(sha256)}` };
}

export function indexPartKey(part: number): Key {
  return { pk: INDEX, sk: `PART#${String(part).padStart(3, '0')}` };
}

/** Period and kind hold no `#`, so that a unit's duties sort by them, and no two meet whatever the subject's id holds. */
export function dutyKey({ unit, period, kind, subject }: DutyRef): Key {
  const last = subject === undefined ? '' : checkedId(subject);
  return { pk: unitPartition(unit), sk: `${dutyPrefix(period, kind)}${last}` };
}

export function unitPartition(unit: string): string {
  return `UNIT#${checkedId(unit)}`;
}

export function notedUnitKey(unit: string): Key {
  return { pk: UNITS, sk: `${NOTED}${checkedId(unit)}` };
}

/** The unit's id in the sort key of what notes it. */
export function notedUnitOf(sk: string): string {
  return sk.slice(NOTED.length);
}

/** How the sort keys of a period's duties begin, or of those of one kind in it: never another period's or kind's. */
export function dutyPrefix(period: Period, kind?: string): string {
  const parts = [period, ...(kind === undefined ? [] : [kind])];
  for (const part of parts)
    if (!isPlain(part)) throw new RangeError(`${JSON.stringify(part)} cannot stand in a duty's key`);
  return `${UNIT_DUTIES}${parts.join('#')}#`;
}

/** Whether a text may stand between other parts of a key: letters, digits and `-`. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** `link` is a hash of the link. */
export function linkTriesKey(link: string): Key {
  return { pk: `LINK#${checkedId(link)}`, sk: 'TRIES' };
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
