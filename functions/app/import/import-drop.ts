import { dateOfBatch, plainName } from '../../domain/import/drop-key.ts';
import { rejectsRow } from '../../domain/import/rejects-csv.ts';
import { inParallel } from '../in-parallel.ts';
import { DROP_LOG } from '../log-events.ts';
import { checkDrop, namedRefusal, placeOf } from './check-drop.ts';
import { type DropReport, summaryOf } from './drop-report.ts';
import { importFiles } from './import-files.ts';
import type { Drop, DropBucket, Workspace, Workspaces } from './ports.ts';
import type { ImportRefused, ImportReport } from './report.ts';
import type { ImportDeps } from './request.ts';

export type ImportDropDeps = Omit<ImportDeps, 'files' | 'staging'> & { bucket: DropBucket; workspaces: Workspaces };

type Imported = { report: ImportReport | ImportRefused; rejects: number };

const FETCH_AT_ONCE = 4;
/** As many as a spreadsheet shows; all are counted in the report. */
const MOST_REJECTS = 1_000_000;

async function importInto(deps: ImportDropDeps, drop: Drop, space: Workspace): Promise<Imported> {
  const checked = await checkDrop(deps.bucket, drop, space);
  if (checked.state === 'refused') return { report: checked, rejects: 0 };
  await inParallel(checked.files, FETCH_AT_ONCE, (file) => deps.bucket.fetch(drop, file, space.pathOf(file.name)));
  let rejects = 0;
  const report = await importFiles(
    { ...deps, files: space.files, staging: space.staging },
    {
      files: [placeOf(drop)],
      mapping: checked.mapping,
      asOfUnlessNamed: dateOfBatch(drop.batch),
      dryRun: false,
      onReject: (reject) => {
        rejects += 1;
        if (rejects <= MOST_REJECTS) space.rejects.add(rejectsRow(reject));
      },
    },
  );
  if (report.state === 'refused') return { report: namedRefusal(drop.feed, report), rejects };
  const others = checked.others === undefined ? [] : [checked.others];
  return { report: { ...report, warnings: [...report.warnings, ...others] }, rejects };
}

function logReport({ log }: ImportDropDeps, { feed, batch, ...report }: DropReport): void {
  const names = { feed: plainName(feed), batch: plainName(batch) };
  if (report.state === 'refused') {
    log.warn(DROP_LOG.refused, { ...names, where: report.where });
    return;
  }
  const { state, importId, asOf, read, saved, unchanged, rejected, left } = report;
  const ids = { ...names, import: importId, state, asOf, read, saved, unchanged, rejected, left };
  log[state === 'done' ? 'info' : 'warn'](DROP_LOG.reported, ids);
}

/**
 * Imports what the bank's job dropped, through the mapping its feed names, and puts the report (and the rejected rows) where
 * the bank finds them. What the bank has to mend (no mapping, a mistaken one, no files it describes, too much for the disk) is
 * a report as well. Throws only when bucket, disk or store fail; running it again then completes it. Leaves no client data on
 * the disk, nor what an earlier run that was killed left there.
 */
export async function importDrop(deps: ImportDropDeps, drop: Drop): Promise<DropReport> {
  const startedAt = deps.now();
  const space = await deps.workspaces.open(placeOf(drop));
  try {
    const { report, rejects } = await importInto(deps, drop, space);
    if (rejects > 0) {
      space.rejects.flush();
      await deps.bucket.putRejects(drop, space.rejects.path);
    }
    const whole: DropReport = {
      summary: summaryOf(report),
      ...drop,
      startedAt,
      finishedAt: deps.now(),
      ...(rejects > 0 && { rejects: `reports/${drop.feed}/${drop.batch}/rejects.csv` }),
      ...report,
    };
    await deps.bucket.putReport(drop, `${JSON.stringify(whole, null, 2)}\n`);
    logReport(deps, whole);
    return whole;
  } finally {
    await space.remove();
  }
}
