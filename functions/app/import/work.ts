import type { CivilDate } from '../../domain/civil-date.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import type { RecordKind } from '../../domain/import/record-kinds.ts';
import type { ImportRecord } from '../ports.ts';
import { changesOf, type History } from './history.ts';
import { kindsOf, type Modes } from './modes.ts';
import type { Stage } from './ports.ts';
import type { ImportReport } from './report.ts';
import { rejectedRows, type Tally } from './tally.ts';

/** One import under way. */
export type ImportWork = {
  asOf: CivilDate;
  sha256: string;
  importId: string;
  mapping: Mapping;
  modes: Modes;
  history: History;
  tally: Tally;
  /** What planning found, one line each. */
  warnings: string[];
  stage: Stage;
  parts: number;
};

/** Rows read per kind of record, over all files. */
export function rowsPerKind({
  modes,
  tally,
}: Pick<ImportWork, 'modes' | 'tally'>): Partial<Record<RecordKind, number>> {
  return Object.fromEntries(
    kindsOf(modes).map((kind) => [kind, tally.files.reduce((sum, file) => sum + (file.yields[kind] ?? 0), 0)]),
  );
}

type Outcome = Pick<ImportReport, 'state'> &
  Partial<Pick<ImportReport, 'saved' | 'unchanged' | 'left' | 'warnings' | 'because'>>;

/** The report on an import, from what was read and what came of it. */
export function reportOf(work: Omit<ImportWork, 'stage' | 'parts'>, outcome: Outcome): ImportReport {
  const { asOf, importId, tally } = work;
  const perFile = tally.files.map((one) => ({
    file: one.file.name,
    rows: one.rows,
    rejected: rejectedRows(one),
    yields: one.yields,
  }));
  return {
    asOf,
    importId,
    read: perFile.reduce((sum, { rows }) => sum + rows, 0),
    rejected: perFile.reduce((sum, { rejected }) => sum + rejected, 0),
    perFile,
    clients: tally.seen.client.taken,
    holdings: tally.seen.holding.taken,
    units: tally.seen.unit.taken,
    managers: tally.seen.manager.taken,
    officers: tally.seen.officer.taken,
    saved: 0,
    unchanged: 0,
    left: 0,
    because: [],
    ...outcome,
    warnings: [...work.warnings, ...(outcome.warnings ?? [])],
  };
}

/** What is remembered of an import. */
export function recordOf(
  work: Omit<ImportWork, 'stage' | 'parts'>,
  state: ImportRecord['state'],
  {
    read,
    saved,
    unchanged,
    rejected,
    because,
  }: Pick<ImportReport, 'read' | 'saved' | 'unchanged' | 'rejected' | 'because'>,
) {
  const rows: Record<string, number> = {};
  for (const [kind, count] of Object.entries(rowsPerKind(work)))
    rows[work.modes[kind as RecordKind] === 'changes' ? changesOf(kind as RecordKind) : kind] = count;
  const why = because.length > 0 ? { quarantinedBecause: because.join('; ') } : {};
  return { asOf: work.asOf, sha256: work.sha256, state, rows, read, saved, unchanged, rejected, ...why };
}
