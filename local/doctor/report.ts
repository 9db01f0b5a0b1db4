import type { Finding, Level } from '../../functions/app/doctor/finding.ts';
import { counted } from '../../functions/app/doctor/finding.ts';
import type { CivilDate } from '../../functions/domain/civil-date.ts';

/** Which stage or store was looked at. */
export type Place = { stage: string } | { store: string };

/** What `steward doctor --json` prints. Others script against it: fields are added, never renamed. */
export type DoctorReport = Place & { date: CivilDate; findings: Finding[]; problems: number; warnings: number };

const ORDER: readonly Level[] = ['problem', 'warning', 'ok'];

/** The findings as one report, the worst first. */
export function doctorReport(place: Place, date: CivilDate, findings: readonly Finding[]): DoctorReport {
  const ordered = ORDER.flatMap((level) => findings.filter((finding) => finding.level === level));
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  return { date, ...place, findings: ordered, problems: count('problem'), warnings: count('warning') };
}

/** The report for people: a line for each finding, the worst first, then what to do. */
export function doctorText(report: DoctorReport): string {
  const { date, findings, problems, warnings } = report;
  const place = 'stage' in report ? `stage ${report.stage}` : `store ${report.store}`;
  const wide = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.map(({ level, about, found }) => `  ${level.padEnd(7)}  ${about.padEnd(wide)}  ${found}`);
  const mends = findings.flatMap(({ about, mend }) => (mend === undefined ? [] : [`  ${about}: ${mend}`]));
  const sum =
    problems + warnings === 0
      ? 'Nothing is wrong.'
      : `${counted(problems, 'problem')}, ${counted(warnings, 'warning')}.`;
  const todo = mends.length === 0 ? [] : ['', 'What to do', ...mends];
  return `${[`${place}, ${date}: ${sum}`, '', ...lines, ...todo].join('\n')}\n`;
}
