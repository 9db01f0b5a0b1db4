import type { ContentBuilder } from '../functions/app/content.ts';
import { readStoredDigest } from '../functions/app/stored-digest.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import type { TaskKind } from '../functions/domain/task.ts';
import { contentBuilders } from '../functions/runtime/content-builders.ts';
import type { LocalBank } from './bank.ts';
import { brokenLines, notedLog } from './noted-log.ts';

/** What a day would do. */
export type Rehearsal = {
  date: CivilDate;
  dryRun: true;
  workday: boolean;
  planned: number;
  wouldSend: number;
  wouldSkip: number;
  skippedBecause: Record<string, number>;
  tasks: Partial<Record<TaskKind, number>>;
  problems: string[];
};

/** The builder of the daily mail over records that nothing can be written to. */
export function rehearsalBuilder(bank: LocalBank): ContentBuilder {
  const { records } = bank.engines;
  const clients = Object.assign(Object.create(records.clients), { put: async () => 'saved' as const });
  return contentBuilders({ ...bank, records: { ...records, clients } }).digest;
}

/** Builds and renders every mail of the day, of everybody or of some, without sending or storing anything. */
export async function rehearseDay(bank: LocalBank, date: CivilDate, only?: readonly string[]): Promise<Rehearsal> {
  const workday = bank.config.calendar.isWorkday(date);
  const { roster } = await bank.engines.records.roster.load();
  const people = workday ? (only ?? [...roster.managers.keys()].sort()) : [];
  const rehearsal: Rehearsal = {
    ...{ date, dryRun: true, workday, planned: people.length, wouldSend: 0, wouldSkip: 0 },
    ...{ skippedBecause: {}, tasks: {}, problems: [] },
  };
  const noted = notedLog(bank.log);
  const builder = rehearsalBuilder({ ...bank, log: noted.log });
  for (const person of people) await rehearse(builder, person, rehearsal, bank);
  rehearsal.problems.push(...brokenLines(noted.broken));
  return rehearsal;
}

async function rehearse(builder: ContentBuilder, person: string, sums: Rehearsal, bank: LocalBank): Promise<void> {
  const content = await builder.build({ kind: 'digest', date: sums.date, person }, bank.clock());
  if (content.outcome === 'skip') {
    sums.wouldSkip += 1;
    sums.skippedBecause[content.reason] = (sums.skippedBecause[content.reason] ?? 0) + 1;
    if (content.reason !== 'nothing-due') sums.problems.push(`mail of ${person}: would be skipped (${content.reason})`);
    return;
  }
  const counts = Object.entries(readStoredDigest(content.compact).digest.taskCounts) as [TaskKind, number][];
  for (const [kind, count] of counts) sums.tasks[kind] = (sums.tasks[kind] ?? 0) + count;
  try {
    builder.render(content.compact);
    sums.wouldSend += 1;
  } catch (error) {
    sums.problems.push(`mail of ${person}: cannot be rendered (${error instanceof Error ? error.name : typeof error})`);
  }
}
