import { applyClients, sweepClients } from './apply-clients.ts';
import { putRoster, removeFromRoster, rosterChange } from './apply-roster.ts';
import { remember } from './history.ts';
import { stillNewest } from './overtaken.ts';
import type { ImportReport } from './report.ts';
import type { ImportDeps, ImportRequest } from './request.ts';
import { readingWarnings, rosterWarnings } from './warnings.ts';
import { type ImportWork, recordOf, reportOf } from './work.ts';

/**
 * Second pass: brings what was set aside into the records, or in a dry run only finds out what that would change. Throws
 * Overtaken when an import of a later day begins meanwhile.
 */
export async function applyImport(deps: ImportDeps, request: ImportRequest, work: ImportWork): Promise<ImportReport> {
  const { dryRun, onProgress } = request;
  const { tally, modes, stage, parts, asOf, importId } = work;
  const mayGoOn = stillNewest(deps.imports, work);
  if (!dryRun) {
    await remember(deps.imports, recordOf(work, 'applying', reportOf(work, { state: 'done' })), deps.now());
    await mayGoOn();
  }

  const { roster } = await deps.roster.load();
  const change = rosterChange(roster, tally, modes);
  if (!dryRun) await putRoster(deps.roster, change);

  const counts = { saved: change.put.length + change.remove.length, unchanged: change.unchanged, left: 0 };
  const broken = new Map<string, string>();
  const saving = {
    clients: deps.clients,
    reindex: deps.reindex,
    asOf,
    importId,
    dryRun,
    stillNewest: mayGoOn,
    counts,
    onBroken: (id: string, why: string) => broken.set(id, why),
  };
  const applying = (phase: 'save' | 'sweep') => ({
    stage,
    parts,
    tally,
    modes,
    saving,
    onRows: (rows: number) => onProgress?.({ phase, rows }),
  });
  if (modes.client !== undefined || modes.holding !== undefined) {
    await applyClients(applying('save'));
    await sweepClients(applying('sweep'));
  }
  if (!dryRun) await removeFromRoster(deps.roster, change);

  const warnings = [
    ...readingWarnings(tally, modes),
    ...rosterWarnings(change.after, tally, modes),
    ...[...broken].map(([id, why]) => `client ${id}: ${why}; it was left as it is`),
  ];
  const report = reportOf(work, { ...counts, state: dryRun ? 'dry-run' : 'done', warnings });
  if (!dryRun) await remember(deps.imports, recordOf(work, 'done', report), deps.now());
  return report;
}
