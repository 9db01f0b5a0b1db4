import { accountRun } from '../functions/app/account-run.ts';
import { readDigestContent } from '../functions/app/digest-content.ts';
import type { ImportReport } from '../functions/app/import/report.ts';
import { planRun } from '../functions/app/plan-run.ts';
import { calendarWarning } from '../functions/domain/calendar-warning.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import type { MessageRef } from '../functions/domain/run.ts';
import type { TaskKind } from '../functions/domain/task.ts';
import { createHandler as planRunHandler } from '../functions/plan-run.ts';
import { dayPageLink, planRunContainer, sendMailContainer } from '../functions/runtime/container.ts';
import { createHandler as sendMailHandler } from '../functions/send-mail.ts';
import { countPeople, type LocalBank } from './bank.ts';
import { createLocalQueue, type DeadLetter } from './queue.ts';
import { type DaySummary, daySummary } from './summary.ts';

const DIGEST = 'digest';
/** The store holds no duties: none are opened yet. */
const NO_DUTIES = { open: 0, confirmed: 0, overdue: 0 };

/** Runs one business day as AWS would: a message on the run queue, the Lambdas' own handlers, and the account at the end. */
export async function runDay(bank: LocalBank, date: CivilDate, before: Before = {}): Promise<DaySummary> {
  const { records } = bank.engines;
  const units = records.units();
  const deadLetters = await runPipeline(bank, date, before.only);
  const run = await records.runs.get(DIGEST, date);
  const account = await accountRun(records, { kind: DIGEST, date });
  const now = records.units();
  const imported = before.imported;
  return daySummary({
    date,
    workday: run?.workday ?? false,
    dayOff: run?.dayOff,
    ...(await countPeople(bank)),
    imported,
    account,
    tasks: await taskCounts(bank, date),
    duties: NO_DUTIES,
    units: {
      read: now.read - units.read + (before.units?.read ?? 0),
      written: now.written - units.written + (before.units?.written ?? 0),
    },
    warnings: [...warningsOf(bank, date), ...(imported?.warnings ?? [])],
    problems: [...(before.problems ?? []), ...deadLetters.map(({ body }) => `given up after three tries: ${body}`)],
  });
}

/** What happened before the day's run and belongs in its account; `only` sends these managers' mails alone. */
export type Before = {
  imported?: ImportReport;
  units?: { read: number; written: number };
  problems?: readonly string[];
  only?: readonly string[];
};

async function runPipeline(
  bank: LocalBank,
  date: CivilDate,
  only: readonly string[] | undefined,
): Promise<DeadLetter[]> {
  const { engines, ...rest } = bank;
  const base = { ...rest, records: engines.records };
  const runs = createLocalQueue<{ kind: string; date: CivilDate }>();
  const messages = createLocalQueue<MessageRef>();
  const plan = planRunContainer({ ...base, queue: messages });
  runs.attach(planRunHandler(plan));
  messages.attach(sendMailHandler(sendMailContainer({ ...base, mailer: engines.mailer, ...dayPageOf(bank) })));
  if (only === undefined) await runs.send([{ kind: DIGEST, date }]);
  else await planRun(plan.deps, { kind: DIGEST, date, now: bank.clock(), commandId: `only-${date}`, only });
  const planned = await runs.drained();
  const sent = await messages.drained();
  return [...planned.deadLetters, ...sent.deadLetters];
}

const dayPageOf = ({ config, links }: LocalBank) => (links ? { dayPage: dayPageLink({ config, links }) } : {});

/** The task counts of each digest of the day, as its Message holds them. */
async function taskCounts(
  { engines: { records } }: LocalBank,
  date: CivilDate,
): Promise<Partial<Record<TaskKind, number>>[]> {
  const counts: Partial<Record<TaskKind, number>>[] = [];
  for await (const { content } of records.messages.ofRun(DIGEST, date)) {
    if (content !== undefined) counts.push(readDigestContent(content).digest.taskCounts);
  }
  return counts;
}

function warningsOf({ config: { calendar } }: LocalBank, date: CivilDate): string[] {
  const unknown = calendarWarning(calendar, date);
  if (unknown === undefined) return [];
  return [
    `The holidays of ${unknown.year} are not known: its days run as Monday to Friday. Add them to config/holidays.ts once they are announced.`,
  ];
}
