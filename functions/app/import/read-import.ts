import { tooFewRows, tooManyBadRows } from '../../domain/import/quarantine.ts';
import { readJoins } from './joins.ts';
import { kindsOf } from './modes.ts';
import { rejectUnknownOwners } from './owners.ts';
import { FileBreak } from './ports.ts';
import { readFile } from './read-file.ts';
import type { ImportDeps, ImportRequest } from './request.ts';
import { type ImportWork, rowsPerKind } from './work.ts';

async function readAll(deps: ImportDeps, request: ImportRequest, work: ImportWork): Promise<void> {
  const { tally, mapping, stage, parts } = work;
  const planned = tally.files.map(({ file }) => file);
  const lookup = await readJoins(deps.files, planned, mapping);
  const onRows = (file: string, rows: number) => request.onProgress?.({ phase: 'read', file, rows });
  for (const [index, file] of tally.files.entries())
    await readFile(index, file, { files: deps.files, mapping, lookup, stage, parts, tally, onRows });
}

/** Why the files of an import, once read, are not to be trusted. */
function suspicions({ tally, mapping, modes, history }: ImportWork): string[] {
  const lines = tally.files.flatMap(({ file, rows, bad }) => {
    const why = tooManyBadRows(rows, bad.size, mapping.limits);
    return why === undefined ? [] : [`${file.name}: ${why}`];
  });
  const rows = rowsPerKind({ modes, tally });
  for (const kind of kindsOf(modes).filter((one) => modes[one] === 'snapshot')) {
    const why = tooFewRows(kind, rows[kind] ?? 0, history.lastTime[kind], mapping.limits);
    if (why !== undefined) lines.push(why);
  }
  return lines;
}

/**
 * First pass: reads all files, rejects bad rows and sets the good ones aside. Returns why the import is to be quarantined,
 * one line each; none when it can be trusted.
 */
export async function readImport(deps: ImportDeps, request: ImportRequest, work: ImportWork): Promise<string[]> {
  try {
    await readAll(deps, request, work);
  } catch (error) {
    if (!(error instanceof FileBreak)) throw error;
    return [error.message];
  }
  if (work.tally.breaks.length > 0) return work.tally.breaks;
  await rejectUnknownOwners(deps.clients, work.tally);
  return suspicions(work);
}
