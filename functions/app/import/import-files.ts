import { checkMapping } from '../../domain/import/check-mapping.ts';
import { applyImport } from './apply-import.ts';
import { readHistory, remember } from './history.ts';
import { kindsOf, modesOf } from './modes.ts';
import { Overtaken } from './overtaken.ts';
import { planImport } from './plan.ts';
import { readImport } from './read-import.ts';
import type { ImportRefused, ImportReport } from './report.ts';
import type { ImportDeps, ImportRequest } from './request.ts';
import { newTally } from './tally.ts';
import { type ImportWork, recordOf, reportOf } from './work.ts';

const PART_BYTES = 4 * 1024 * 1024;
const MOST_PARTS = 512;

async function partsFor(deps: ImportDeps, paths: readonly string[], partBytes: number): Promise<number> {
  const sizes = await Promise.all(paths.map((path) => deps.files.size(path)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return Math.min(MOST_PARTS, Math.max(1, Math.ceil(total / partBytes)));
}

async function readThenApply(deps: ImportDeps, request: ImportRequest, work: ImportWork): Promise<ImportReport> {
  const because = await readImport(deps, request, work);
  if (because.length === 0) {
    try {
      return await applyImport(deps, request, work);
    } catch (error) {
      if (error instanceof Overtaken) return reportOf(work, { state: 'older', because: [error.message] });
      throw error;
    }
  }
  const report = reportOf(work, { state: 'quarantined', because });
  if (!request.dryRun) await remember(deps.imports, recordOf(work, 'quarantined', report), deps.now());
  return report;
}

/**
 * Imports a bank's files through a mapping, in two passes: first every row of every file is read, checked and set aside on
 * disk; then, only if all files can be trusted, the good rows are merged into the records. Refuses a mistaken mapping and
 * missing files; writes nothing for a file older than what is stored, for a quarantined one, and in a dry run. The same
 * files again change nothing, and a run that was cut off is completed by running it again.
 */
export async function importFiles(deps: ImportDeps, request: ImportRequest): Promise<ImportReport | ImportRefused> {
  const checked = checkMapping(request.mapping);
  if (!checked.ok) return { state: 'refused', where: 'mapping', line: checked.line };
  const { mapping } = checked;
  const plan = await planImport(deps.files, mapping, request);
  if (plan.state === 'refused') return plan;

  const { asOf, files } = plan;
  const paths = files.map(({ path }) => path);
  const sha256 = await deps.files.sha256(paths, JSON.stringify(request.mapping));
  const importId = `import-${asOf}-${sha256.slice(0, 12)}`;
  const modes = modesOf(files);
  const history = await readHistory(deps.imports, { asOf, sha256 }, kindsOf(modes));
  const tally = newTally(files, request.onReject ?? (() => {}));
  const known = { asOf, sha256, importId, mapping, modes, history, tally, warnings: plan.warnings };
  if (history.newer !== undefined) {
    const { newer } = history;
    deps.log.warn('import.older', { import: importId, newer: newer.asOf });
    const line = `older than what is stored: these files are of ${asOf}, and ${newer.kind} records of ${newer.asOf} are in; nothing written`;
    return reportOf(known, { state: 'older', because: [line] });
  }

  const parts = await partsFor(deps, paths, request.partBytes ?? PART_BYTES);
  const stage = await deps.staging.open(parts);
  deps.log.info('import.started', { import: importId, files: paths.length, dryRun: request.dryRun });
  try {
    const report = await readThenApply(deps, request, { ...known, stage, parts });
    const { state, read, saved, rejected } = report;
    deps.log.info(`import.${state}`, { import: importId, read, saved, rejected });
    return report;
  } finally {
    await stage.remove();
  }
}
