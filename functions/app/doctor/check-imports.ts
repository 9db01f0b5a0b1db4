import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { ImportRecord, ImportRecords } from '../ports.ts';
import { recordsAge } from '../records-age.ts';
import type { Moment } from './deps.ts';
import { counted, type Finding, ok, problem, warning } from './finding.ts';

/** An import that has not finished after so long was cut off. */
const CUT_OFF_AFTER_SECONDS = 3600;

/**
 * How old the records are, by the newest import that was taken whole: older than the bank allows is a warning, more than twice as old a problem. Also
 * told: a newer import that was set aside, and one that was cut off half way. `allowed` counts working days.
 */
export async function checkImports(
  records: ImportRecords,
  { calendar, allowed }: { calendar: Calendar; allowed: number },
  at: Moment,
): Promise<Finding[]> {
  const newest = await recordsAge(records, calendar, at.date);
  const findings = [age(newest, allowed)];
  const imports: ImportRecord[] = [];
  for await (const one of records.list()) imports.push(one);
  const later = imports.filter(({ asOf }) => newest === undefined || asOf >= newest.asOf);
  const cut = latest(later.filter((one) => one.state === 'applying' && olderThan(one, at.now)));
  if (cut !== undefined)
    findings.push(
      problem('import', `the import of ${cut.asOf} was cut off`, 'Drop or import the same files again: it goes on'),
    );
  const aside = latest(later.filter(({ state, asOf }) => state === 'quarantined' && asOf !== newest?.asOf));
  if (aside !== undefined)
    findings.push(
      warning(
        'import',
        `the files of ${aside.asOf} were set aside whole: ${aside.quarantinedBecause ?? 'no reason is kept'}`,
        'Read the import’s report, and ask whoever exports the files',
      ),
    );
  return findings;
}

function age(newest: Awaited<ReturnType<typeof recordsAge>>, allowed: number): Finding {
  if (newest === undefined) {
    const how = 'Import the bank’s files: docs/runbook.md#from-nothing-to-the-first-mail';
    return problem('age of records', 'nothing has been imported', how);
  }
  const { asOf, workdays: days } = newest;
  const found = `as of ${asOf}, ${days === 0 ? 'of this day' : `${counted(days, 'working day')} old`}`;
  if (days <= allowed) return ok('age of records', found);
  const said = `${found}; the bank allows ${allowed}`;
  const mend = 'Ask why no newer export arrived, and drop it; until then the mails go on with what is known';
  return days > 2 * allowed ? problem('age of records', said, mend) : warning('age of records', said, mend);
}

function latest(imports: readonly ImportRecord[]): ImportRecord | undefined {
  return imports.reduce<ImportRecord | undefined>(
    (last, one) => (last && last.asOf >= one.asOf ? last : one),
    undefined,
  );
}

function olderThan({ startedAt }: ImportRecord, now: string): boolean {
  return Date.parse(now) - Date.parse(startedAt) > CUT_OFF_AFTER_SECONDS * 1000;
}
