import type { CivilDate } from '../../domain/civil-date.ts';
import type { RecordKind } from '../../domain/import/record-kinds.ts';

/** One file of an import: rows read, rows with anything rejected, and rows read per kind of record it yields. */
type FileReport = { file: string; rows: number; rejected: number; yields: Partial<Record<RecordKind, number>> };

/**
 * What came of an import. `older` and `quarantined` wrote nothing (but for an import that was overtaken while it was being
 * written: `older` as well, and the later one stands); `dry-run` wrote nothing and tells what would have been saved. `read` and `rejected` count rows of the files, each once whatever it yields; `saved` and `unchanged` count records:
 * clients and roster entries.
 */
export type ImportReport = {
  state: 'done' | 'dry-run' | 'quarantined' | 'older';
  asOf: CivilDate;
  importId: string;
  read: number;
  saved: number;
  unchanged: number;
  rejected: number;
  perFile: FileReport[];
  /** Distinct records taken over from the files. */
  clients: number;
  holdings: number;
  units: number;
  managers: number;
  officers: number;
  /** Clients newly marked as gone from the bank's full export. */
  left: number;
  /** Each one line. */
  warnings: string[];
  /** Why nothing was written, when `quarantined` or `older`: each one line. */
  because: string[];
};

/** The import could not begin: a mistake in the mapping or in which files were given, as one line. */
export type ImportRefused = { state: 'refused'; where: 'mapping' | 'files'; line: string };

/** How far an import is; `rows` counts within the phase. */
export type ImportProgress = { phase: 'read' | 'save' | 'sweep'; file?: string; rows: number };
