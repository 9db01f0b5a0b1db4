import type { ImportProgress } from '../functions/app/import/report.ts';
import type { Terminal } from './terminal.ts';

const EVERY_ROWS = 50_000;

const VERBS: Record<ImportProgress['phase'], string> = {
  read: 'rows read',
  save: 'clients looked at',
  sweep: 'clients compared',
};

/** Shows how far a long import is: one line on `stderr` for every 50,000 rows of a phase. Short imports stay silent. */
export function progressLines(stderr: Terminal['stderr']): (progress: ImportProgress) => void {
  let told = 0;
  let phase = '';
  return (progress) => {
    const key = `${progress.phase} ${progress.file ?? ''}`;
    if (key !== phase) told = 0;
    phase = key;
    const step = Math.floor(progress.rows / EVERY_ROWS);
    if (step <= told) return;
    told = step;
    const of = progress.file === undefined ? '' : ` of ${progress.file}`;
    stderr.write(`  ${(step * EVERY_ROWS).toLocaleString('en')} ${VERBS[progress.phase]}${of}\n`);
  };
}
