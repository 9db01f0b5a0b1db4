import { applyClients, sweepClients } from './apply-clients.ts';
import { putRoster, removeFromRoster, rosterChange } from './apply-roster.ts';
import { remember } from './history.ts';
import type { ImportReport } from './report.ts';
import type { ImportDeps, ImportRequest } from './request.ts';
import { readingWarnings, rosterWarnings } from './warnings.ts';
import { type ImportWork, recordOf, reportOf } from './work.ts';

/** Second pass: brings what was set aside into the records, or in a dry run only finds out what that would change. */
export async function applyImport(deps: ImportDeps, request: ImportRequest, work: ImportWork): Promise<ImportReport> {
  const { dryRun, onProgress } = request;
  const { tally, modes, stage, parts, asOf, importId } = work;
  if (!dryRun) await remember(deps.imports, recordOf(work, 'applying', reportOf(work, { state: 'done' })), deps.now());

  const { roster } = await deps.roster.load();
  const change = rosterChange(roster, tally, modes);
  if (!dryRun) await putRoster(deps.roster, change);

  const counts = { saved: change.put.length + change.remove.length, unchanged: change.unchanged, left: 0 };
  const broken: string[] = [];
  const saving = {
    clients: deps.clients,
    reindex: deps.reindex,
    asOf,
    importId,
    dryRun,
    counts,
    onBroken: (id: string) => broken.push(id),
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
    ...[...new Set(broken)].map((id) => `client ${id}: the stored record cannot be understood; it was left as it is`),
  ];
  const report = reportOf(work, { ...counts, state: dryRun ? 'dry-run' : 'done', warnings });
  if (!dryRun) await remember(deps.imports, recordOf(work, 'done', report), deps.now());
  return report;
}
