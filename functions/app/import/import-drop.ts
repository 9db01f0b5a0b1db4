import { checkMapping } from '../../domain/import/check-mapping.ts';
import { dateOfBatch, plainName } from '../../domain/import/drop-key.ts';
import { rejectsRow } from '../../domain/import/rejects-csv.ts';
import { DROP_LOG } from '../log-events.ts';
import { type DropReport, summaryOf } from './drop-report.ts';
import { importFiles } from './import-files.ts';
import { listDrop, othersLine } from './list-drop.ts';
import { inParallel } from './pool.ts';
import type { Drop, DropBucket, Workspace, Workspaces } from './ports.ts';
import type { ImportRefused, ImportReport } from './report.ts';
import type { ImportDeps } from './request.ts';

export type ImportDropDeps = Omit<ImportDeps, 'files' | 'staging'> & { bucket: DropBucket; workspaces: Workspaces };

const FETCH_AT_ONCE = 4;
/** What an import lays down per byte of the files: the files, their rows set aside as JSON, and the rejects. */
const LAID_DOWN = 5;
/** As many as a spreadsheet shows; all are counted in the report. */
const MOST_REJECTS = 1_000_000;

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`;
const refused = (where: ImportRefused['where'], line: string): ImportRefused => ({ state: 'refused', where, line });

async function importInto(
  deps: ImportDropDeps,
  drop: Drop,
  place: string,
  space: Workspace,
): Promise<{ report: ImportReport | ImportRefused; rejects: number }> {
  const { bucket } = deps;
  const no = (where: ImportRefused['where'], line: string) => ({ report: refused(where, line), rejects: 0 });
  const read = await bucket.mapping(drop.feed);
  if (!read.ok) return no('mapping', read.line);
  const checked = checkMapping(read.content);
  if (!checked.ok) return no('mapping', `mappings/${drop.feed}.json: ${checked.line}`);

  const listed = await listDrop(bucket, drop, checked.mapping);
  const others = othersLine(listed);
  if (listed.wanted.length === 0) {
    const names = checked.mapping.files.map(({ name }) => name).join(', ');
    if (others === undefined) return no('files', `${place} has no files: deliver ${names}, and _DONE last`);
    return no('files', `${place} has none of the files the mapping describes: ${names}; ${others}`);
  }
  const room = Math.floor((await space.room()) / LAID_DOWN);
  if (listed.bytes > room)
    return no(
      'files',
      `the files have ${megabytes(listed.bytes)}, and there is room for ${megabytes(room)}: give import-file more ephemeral storage`,
    );

  await inParallel(listed.wanted, FETCH_AT_ONCE, (file) => bucket.fetch(drop, file, space.pathOf(file.name)));
  let rejects = 0;
  const report = await importFiles(
    { ...deps, files: space.files, staging: space.staging },
    {
      files: [place],
      mapping: read.content,
      asOfUnlessNamed: dateOfBatch(drop.batch),
      dryRun: false,
      onReject: (reject) => {
        rejects += 1;
        if (rejects <= MOST_REJECTS) space.rejects.add(rejectsRow(reject));
      },
    },
  );
  if (report.state === 'refused')
    return no(report.where, report.where === 'mapping' ? `mappings/${drop.feed}.json: ${report.line}` : report.line);
  return { report: others === undefined ? report : { ...report, warnings: [...report.warnings, others] }, rejects };
}

function log({ log }: ImportDropDeps, { feed, batch, ...report }: DropReport): void {
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
  const place = `drop/${drop.feed}/${drop.batch}`;
  const space = await deps.workspaces.open(place);
  try {
    const { report, rejects } = await importInto(deps, drop, place, space);
    space.rejects.close();
    if (rejects > 0) await deps.bucket.putRejects(drop, space.rejects.path);
    const whole: DropReport = {
      ...drop,
      summary: summaryOf(report),
      startedAt,
      finishedAt: deps.now(),
      ...(rejects > 0 && { rejects: `reports/${drop.feed}/${drop.batch}/rejects.csv` }),
      ...report,
    };
    await deps.bucket.putReport(drop, `${JSON.stringify(whole, null, 2)}\n`);
    log(deps, whole);
    return whole;
  } finally {
    await space.remove();
  }
}
