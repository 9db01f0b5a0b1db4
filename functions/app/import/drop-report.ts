import type { Instant } from '../../domain/civil-date.ts';
import type { Drop } from './ports.ts';
import type { ImportRefused, ImportReport } from './report.ts';

type Import = ImportReport | ImportRefused;

/** What came of a drop, as the bank's data team finds it. `rejects` is the key of the rejected rows, when there are any. */
export type DropReport = Import & Drop & { summary: string; startedAt: Instant; finishedAt: Instant; rejects?: string };

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** What came of an import in one line for a person: what was read, what changed, or why nothing was written. */
export function summaryOf(report: Import): string {
  if (report.state === 'refused') return `Refused, nothing written: ${report.line}`;
  const { state, because, asOf, read, saved, unchanged, rejected, perFile, warnings } = report;
  if (state === 'older') return `Nothing written: ${because[0] ?? 'newer records are stored'}`;
  if (state === 'quarantined') {
    const more = because.length > 1 ? ` (and ${counted(because.length - 1, 'more reason')})` : '';
    return `Quarantined, nothing written: ${because[0] ?? 'the files cannot be trusted'}${more}`;
  }
  const files = `${counted(read, 'row')} of ${counted(perFile.length, 'file')} as of ${asOf}`;
  const changes =
    saved === 0 ? 'nothing new' : `${counted(saved, 'record')} saved, ${unchanged.toLocaleString('en')} unchanged`;
  const bad = rejected === 0 ? '' : `, ${counted(rejected, 'row')} rejected`;
  const warned = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}`;
  return `Done: ${files}; ${changes}${bad}${warned}`;
}
