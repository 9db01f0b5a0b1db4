import { RECORD_KINDS, type RecordKind } from '../../domain/import/record-kinds.ts';
import { type Fault, type Reject, reject } from '../../domain/import/reject.ts';
import { type Place, SeenIds } from '../../domain/import/seen.ts';
import type { RosterEntry } from '../../domain/roster.ts';
import type { PlannedFile } from './plan.ts';

/** A holding whose client had not been read when the holding was: to be looked for once all files are read. */
type Waiting = { holdingId: string; clientId: string; column?: string; place: Place };

/** What is known of one file while it is read. */
export type FileTally = {
  file: PlannedFile;
  rows: number;
  bad: Set<number>;
  badKnockOn: Set<number>;
  yields: Partial<Record<RecordKind, number>>;
};

/** What the first reading of the files collects: ids and counts, and the roster, which is small. */
export type Tally = {
  seen: Record<RecordKind, SeenIds>;
  files: FileTally[];
  roster: RosterEntry[];
  waiting: Waiting[];
  /** Clients that have a row of holdings. */
  owners: Set<string>;
  /** How many clients each manager has in these files. */
  managers: Map<string, number>;
  /** Rows that should have given a record of this kind, but not even whose could be read. */
  anonymous: Partial<Record<RecordKind, number>>;
  /** Why files cannot be trusted, one line each. */
  breaks: string[];
  reject(place: Place, record: RecordKind, fault: Fault, knockOn?: boolean): void;
};

/** An empty tally that hands each reject on as it comes. */
export function newTally(files: readonly PlannedFile[], onReject: (reject: Reject) => void): Tally {
  const tallies = files.map(
    (file): FileTally => ({ file, rows: 0, bad: new Set(), badKnockOn: new Set(), yields: {} }),
  );
  return {
    seen: Object.fromEntries(RECORD_KINDS.map((kind) => [kind, new SeenIds()])) as Record<RecordKind, SeenIds>,
    files: tallies,
    roster: [],
    waiting: [],
    owners: new Set(),
    managers: new Map(),
    anonymous: {},
    breaks: [],
    reject({ file, line }, record, fault, knockOn = false) {
      const tally = tallies[file];
      if (tally === undefined) return;
      (knockOn ? tally.badKnockOn : tally.bad).add(line);
      onReject(reject(tally.file.name, line, record, fault));
    },
  };
}

/** Rows of a file with anything rejected. */
export function rejectedRows({ bad, badKnockOn }: FileTally): number {
  return new Set([...bad, ...badKnockOn]).size;
}
