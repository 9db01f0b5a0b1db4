import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMappingFile } from '../functions/adapters/files/mapping-file.ts';
import type { ImportProgress, ImportReport } from '../functions/app/import/report.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import { type Reject, rejectLine } from '../functions/domain/import/reject.ts';
import type { Records } from './arguments/start.ts';
import { importInto, type LocalBank, recordContacts } from './bank.ts';
import { sampleContacts } from './sample-bank/contacts.ts';
import { writeSampleBank } from './sample-bank/sample-bank.ts';

/** What came of loading: the import's report, with what went wrong one line each; or why it could not begin. */
export type Loaded =
  | { ok: true; report: ImportReport; rejects: Reject[]; problems: string[] }
  | { ok: false; line: string };

export type LoadRequest = {
  files: readonly string[];
  mapping: string;
  asOf?: CivilDate | undefined;
  dryRun?: boolean;
  onProgress?: (progress: ImportProgress) => void;
};

/** Imports files through a mapping file into the bank's store. */
export async function loadFiles(bank: LocalBank, request: LoadRequest): Promise<Loaded> {
  const mapping = await readMappingFile(request.mapping);
  if (!mapping.ok) return mapping;
  const rejects: Reject[] = [];
  const report = await importInto(bank, {
    files: request.files,
    mapping: mapping.content,
    asOf: request.asOf,
    dryRun: request.dryRun ?? false,
    onReject: (reject) => rejects.push(reject),
    ...(request.onProgress && { onProgress: request.onProgress }),
  });
  if (report.state === 'refused') {
    const { where, line } = report;
    return { ok: false, line: where === 'mapping' ? `${request.mapping}: ${line}` : line };
  }
  const because = report.because.map((why) => `nothing was imported (${report.state}): ${why}`);
  return { ok: true, report, rejects, problems: [...because, ...rejects.map(rejectLine)] };
}

/** Whether the bank's store has taken in an import before, whole. */
export async function holdsRecords({ engines: { records } }: LocalBank): Promise<boolean> {
  for await (const { state } of records.imports.list()) if (state === 'done') return true;
  return false;
}

/** Loads what `npm start` runs on: a bank's own export, or the sample bank with the contacts its managers have recorded. */
export async function load(
  bank: LocalBank,
  records: Records,
  date: CivilDate,
  onProgress: LoadRequest['onProgress'],
): Promise<Loaded> {
  const progress = onProgress && { onProgress };
  if (records.from === 'export')
    return loadFiles(bank, { files: [records.directory], mapping: records.mapping, ...progress });
  const directory = await mkdtemp(join(tmpdir(), 'steward-sample-'));
  try {
    const sample = await writeSampleBank({ directory, clients: records.clients, date });
    const loaded = await loadFiles(bank, { ...sample, ...progress });
    const { timeZone } = bank.config.policy;
    if (loaded.ok) await recordContacts(bank, sampleContacts({ clients: records.clients, date, timeZone }));
    return loaded;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
