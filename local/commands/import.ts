import { rejectLine } from '../../functions/domain/import/reject.ts';
import type { ImportOptions } from '../arguments/steward-options.ts';
import type { LocalBank } from '../bank.ts';
import { loadFiles } from '../load.ts';
import { progressLines } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

/** `steward import`: reads a bank's files into the store, and tells every row it could not take. 0 all taken, 1 with problems, 2 could not begin. */
export async function importCommand(bank: LocalBank, options: ImportOptions, terminal: Terminal): Promise<number> {
  const onProgress = progressLines(terminal.stderr);
  const loaded = await loadFiles(bank, { ...options, onProgress });
  if (!loaded.ok) {
    terminal.stderr.write(`${loaded.line}\n`);
    return 2;
  }
  const { report, rejects, problems } = loaded;
  for (const line of [...report.warnings, ...problems]) terminal.stderr.write(`${line}\n`);
  if (options.json) {
    const object = { ...report, rejects: rejects.map((reject) => ({ ...reject, text: rejectLine(reject) })), problems };
    terminal.stdout.write(`${JSON.stringify(object)}\n`);
  } else {
    const verb = report.state === 'dry-run' ? 'would be saved' : 'saved';
    const counts = `${report.read} rows read, ${report.saved} records ${verb}, ${report.unchanged} unchanged, ${report.rejected} rows rejected`;
    terminal.stdout.write(`${report.state}, as of ${report.asOf}: ${counts}\n`);
  }
  return problems.length > 0 ? 1 : 0;
}
