import type { CivilDate } from '../../domain/civil-date.ts';
import type { Client } from '../../domain/client.ts';
import type { Reject } from '../../domain/import/reject.ts';
import type { ClientRecords, Clock, ImportRecords, Log, RosterRecords } from '../ports.ts';
import type { BankFiles, Staging } from './ports.ts';
import type { ImportProgress } from './report.ts';

/** What an import works with. `reindex` recomputes a client's `nextDueOn`. */
export type ImportDeps = {
  clients: ClientRecords;
  roster: RosterRecords;
  imports: ImportRecords;
  files: BankFiles;
  staging: Staging;
  reindex: (client: Client) => Client;
  log: Log;
  now: Clock;
};

/** What to import: paths of files or directories, and the content of the mapping file. */
export type ImportRequest = {
  files: readonly string[];
  mapping: unknown;
  asOf?: CivilDate | undefined;
  /** The day the files are of where neither `asOf` nor their names say so: goes before the mapping's own. */
  asOfUnlessNamed?: CivilDate | undefined;
  dryRun: boolean;
  onReject?(reject: Reject): void;
  onProgress?(progress: ImportProgress): void;
  /** Bytes of the files that are worked on at once, about: what bounds memory. */
  partBytes?: number;
};
