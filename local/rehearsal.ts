import type { ContentBuilder } from '../functions/app/content.ts';
import { readStoredDigest } from '../functions/app/stored-digest.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import type { RunKind } from '../functions/domain/mail/run.ts';
import type { TaskKind } from '../functions/domain/task.ts';
import { mailLinks } from '../functions/runtime/containers/links.ts';
import { planRunContainer } from '../functions/runtime/containers/plan-run.ts';
import { contentBuilders } from '../functions/runtime/content-builders.ts';
import type { LocalBank } from './bank.ts';
import { brokenLines, notedLog } from './noted-log.ts';
import { rehearsedDuties } from './rehearsed-duties.ts';
import { MAIL_OF } from './summary.ts';

/** What a day would do. */
export type Rehearsal = {
  date: CivilDate;
  kind: RunKind;
  dryRun: true;
  workday: boolean;
  planned: number;
  wouldSend: number;
  wouldSkip: number;
  skippedBecause: Record<string, number>;
  tasks: Partial<Record<TaskKind, number>>;
  problems: string[];
};

type Asked = { kind: RunKind; date: CivilDate };

/**
 * The builder of a kind of mail over records that nothing can be written to, and whose mails a day's run would plan. Duties that the day would open are
 * open to the builder.
 */
export async function rehearse(bank: LocalBank, asked: Asked): Promise<{ builder: ContentBuilder; people: string[] }> {
  const { links, ...rest } = readOnly(bank);
  const { engines, config, clock } = rest;
  const base = { ...rest, records: engines.records };
  const { deps } = planRunContainer({ ...base, queue: { send: async () => {} }, startsOn: asked.date });
  const workday = config.calendar.isWorkday(asked.date);
  const plan = { date: asked.date, now: clock(), commandId: `rehearsal-${asked.date}` };
  const people = workday ? await deps.people[asked.kind](plan) : [];
  const builders = contentBuilders({ ...base, ...(links && mailLinks({ ...base, links })) });
  return { builder: builders[asked.kind], people };
}

/** The bank with a store that only says it was written to; duties that are put are read back, for mails are built from them. */
function readOnly(bank: LocalBank): LocalBank {
  const { records } = bank.engines;
  const over = <T extends object>(store: T): T => Object.assign(Object.create(store), { put: async () => 'saved' });
  const { clients, messages, duties } = records;
  const kept = { clients: over(clients), messages: over(messages), duties: rehearsedDuties(duties) };
  return { ...bank, engines: { ...bank.engines, records: { ...records, ...kept } } };
}

/** Builds and renders every mail of the day, of everybody or of some, without sending or storing anything. */
export async function rehearseDay(
  bank: LocalBank,
  { kind, date, only }: Asked & { only?: readonly string[] | undefined },
): Promise<Rehearsal> {
  const workday = bank.config.calendar.isWorkday(date);
  const noted = notedLog(bank.log);
  const { builder, people: all } = await rehearse({ ...bank, log: noted.log }, { kind, date });
  const people = only === undefined ? all : all.filter((person) => only.includes(person));
  const rehearsal: Rehearsal = {
    ...{ date, kind, dryRun: true, workday, planned: people.length, wouldSend: 0, wouldSkip: 0 },
    ...{ skippedBecause: {}, tasks: {}, problems: [] },
  };
  for (const person of people) await rehearseMail(builder, person, rehearsal, bank);
  rehearsal.problems.push(...brokenLines(noted.broken));
  return rehearsal;
}

async function rehearseMail(builder: ContentBuilder, person: string, sums: Rehearsal, bank: LocalBank): Promise<void> {
  const { kind, date } = sums;
  const content = await builder.build({ kind, date, person }, bank.clock());
  const of = MAIL_OF[kind];
  if (content.outcome === 'skip') {
    sums.wouldSkip += 1;
    sums.skippedBecause[content.reason] = (sums.skippedBecause[content.reason] ?? 0) + 1;
    if (content.reason !== 'nothing-due') sums.problems.push(`${of} ${person}: would be skipped (${content.reason})`);
    return;
  }
  if (kind === 'digest') addTasks(sums.tasks, content.compact);
  try {
    builder.render(content.compact);
    sums.wouldSend += 1;
  } catch (error) {
    sums.problems.push(`${of} ${person}: cannot be rendered (${error instanceof Error ? error.name : typeof error})`);
  }
}

function addTasks(tasks: Rehearsal['tasks'], compact: string): void {
  const counts = Object.entries(readStoredDigest(compact).digest.taskCounts) as [TaskKind, number][];
  for (const [kind, count] of counts) tasks[kind] = (tasks[kind] ?? 0) + count;
}
