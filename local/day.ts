import type { ImportReport } from '../functions/app/import/report.ts';
import { readStoredDigest } from '../functions/app/stored-digest.ts';
import { calendarWarning } from '../functions/domain/calendar/calendar-warning.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import { RUN_KINDS, type RunKind } from '../functions/domain/mail/run.ts';
import type { TaskKind } from '../functions/domain/task.ts';
import { accountsOf } from './accounts.ts';
import { countPeople, type LocalBank } from './bank.ts';
import { countDuties } from './duty-counts.ts';
import { mailedOn } from './mailed.ts';
import { brokenLines, notedLog } from './noted-log.ts';
import { runPipeline } from './pipeline.ts';
import { type DaySummary, daySummary } from './summary.ts';

/** Runs one business day as AWS would: a message on the run queue, the Lambdas' own handlers, and the account at the end. */
export async function runDay(bank: LocalBank, date: CivilDate, before: Before = {}): Promise<DaySummary> {
  const { records, mails } = bank.engines;
  const units = records.units();
  const accepted = mails.length;
  const noted = notedLog(bank.log);
  const { only, kinds = RUN_KINDS, imported } = before;
  const undelivered = await runPipeline({ ...bank, log: noted.log }, { kinds, date, only });
  const [run] = (await Promise.all(kinds.map((kind) => records.runs.get(kind, date)))).filter(
    (one) => one !== undefined,
  );
  const { duties, broken: brokenDuties } = await countDuties(bank, date);
  const { clients, unmanaged, managers, broken } = await countPeople(bank);
  const accounts = await accountsOf(bank, { kinds, date, only });
  const mailed = await mailedOn(bank, date);
  const tasks = kinds.includes('digest') ? await taskCounts(bank, date, only) : [];
  const now = records.units();
  return daySummary({
    date,
    workday: run?.workday ?? bank.config.calendar.isWorkday(date),
    dayOff: run?.dayOff,
    clients,
    managers,
    imported,
    accounts,
    sentNow: mails.length - accepted,
    tasks,
    duties,
    mailed,
    units: {
      read: now.read - units.read + (before.units?.read ?? 0),
      written: now.written - units.written + (before.units?.written ?? 0),
    },
    warnings: [...warningsOf(bank, date), ...(imported?.warnings ?? [])],
    problems: [
      ...(before.problems ?? []),
      ...unmanagedLines(unmanaged),
      ...undelivered,
      ...brokenLines([...broken, ...brokenDuties, ...noted.broken]),
    ],
  });
}

/** What happened before the day's run and belongs in its account; `kinds` runs these kinds of mail alone, `only` sends these people's mails alone. */
export type Before = {
  kinds?: readonly RunKind[];
  imported?: ImportReport;
  units?: { read: number; written: number };
  problems?: readonly string[];
  only?: readonly string[];
};

/** Clients whom no mail can name: their manager is not in the roster. */
function unmanagedLines(clients: number): string[] {
  if (clients === 0) return [];
  const who = clients === 1 ? '1 client is' : `${clients.toLocaleString('en')} clients are`;
  return [`${who} in nobody's mail: their client manager is not in the roster; import the roster, or mend managerId`];
}

/** The task counts of each digest of the day, as its Message holds them; a content that cannot be read is a FAILED mail's, and counts nothing. */
async function taskCounts(
  { engines: { records } }: LocalBank,
  date: CivilDate,
  only: readonly string[] | undefined,
): Promise<Partial<Record<TaskKind, number>>[]> {
  const counts: Partial<Record<TaskKind, number>>[] = [];
  for await (const { content, person } of records.messages.ofRun('digest', date)) {
    if (content !== undefined && only?.includes(person) !== false) counts.push(countsOf(content));
  }
  return counts;
}

function countsOf(content: string): Partial<Record<TaskKind, number>> {
  try {
    return readStoredDigest(content).digest.taskCounts;
  } catch {
    return {};
  }
}

function warningsOf({ config: { calendar } }: LocalBank, date: CivilDate): string[] {
  const unknown = calendarWarning(calendar, date);
  if (unknown === undefined) return [];
  return [
    `The holidays of ${unknown.year} are not known: its days run as Monday to Friday. Add them to config/holidays.ts once they are announced.`,
  ];
}
