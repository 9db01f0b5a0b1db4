import type { Calendar, DayOff } from '../domain/calendar/calendar.ts';
import type { CivilDate, Instant } from '../domain/civil-date.ts';
import type { Locale } from '../domain/locale.ts';
import { isSettled } from '../domain/mail/message.ts';
import { isForEverybody, type Run, type RunKind } from '../domain/mail/run.ts';
import { MAIL_LOG, WATCH_LOG } from './log-events.ts';
import type { Log, MessageQueue, MessageRecords, RunRecords } from './ports.ts';

/** Who gets a kind of mail on a working day. It may write what the day asks for (duties are opened): it is asked again after a crash. */
export type PeopleOf = (plan: Pick<PlanRun, 'date' | 'now' | 'commandId'>) => Promise<string[]>;

export type PlanRunDeps = {
  calendar: Calendar;
  /** In which language a holiday's name is kept with the run. */
  locale: Locale;
  people: Record<RunKind, PeopleOf>;
  runs: RunRecords;
  messages: MessageRecords;
  queue: MessageQueue;
  log: Log;
};

export type PlanRun = {
  kind: RunKind;
  date: CivilDate;
  now: Instant;
  commandId: string;
  /** Put only these people's mails on the queue. The run itself is always planned whole. */
  only?: readonly string[];
};

/** `notPlanned`: people asked for by `only` who are not in the run. */
export type PlanReport = { run: Run; enqueued: number; alreadySettled: number; notPlanned: string[] };

/**
 * Plans a day's mails of one kind and puts every mail that is not settled on the queue. There is one Run per kind and date:
 * planning again, at the same time or after a crash half way, finds it and only fills the queue again, which is harmless.
 * The first plan decides who gets mail that day: people who join the roster later are served from the next run on.
 * On a day off the Run is stored with the reason, and nothing is asked nor sent. On a working day with nobody to write to, a kind of mail that is for
 * everybody is not stored: a roster that comes later that day is served. For the others that is a day like any other.
 */
export async function planRun(deps: PlanRunDeps, plan: PlanRun): Promise<PlanReport> {
  const run = await planOnce(deps, plan);
  const ids = { kind: run.kind, date: run.date };
  if (!run.workday) {
    deps.log.info(MAIL_LOG.runDayOff, ids);
    return { run, enqueued: 0, alreadySettled: 0, notPlanned: [] };
  }
  const settled = new Set<string>();
  for await (const message of deps.messages.ofRun(run.kind, run.date)) {
    if (isSettled(message)) settled.add(message.person);
  }
  const planned = new Set(run.people);
  const asked = plan.only === undefined ? run.people : [...new Set(plan.only)].filter((person) => planned.has(person));
  const due = asked.filter((person) => !settled.has(person));
  if (due.length > 0) await deps.queue.send(due.map((person) => ({ ...ids, person })));
  const report = {
    enqueued: due.length,
    alreadySettled: asked.length - due.length,
    notPlanned: (plan.only ?? []).filter((person) => !planned.has(person)),
  };
  deps.log.info(MAIL_LOG.runPlanned, {
    ...ids,
    people: run.people.length,
    enqueued: report.enqueued,
    alreadySettled: report.alreadySettled,
  });
  return { run, ...report };
}

async function planOnce(deps: PlanRunDeps, { kind, date, now, commandId }: PlanRun): Promise<Run> {
  const stored = await deps.runs.get(kind, date);
  if (stored !== undefined) return stored;
  const dayOff = deps.calendar.dayOff(date);
  const run: Run = {
    kind,
    date,
    version: 1,
    lastCommand: commandId,
    plannedAt: now,
    workday: dayOff === undefined,
    people: dayOff === undefined ? await deps.people[kind]({ date, now, commandId }) : [],
    ...(dayOff !== undefined && { dayOff: nameOf(dayOff, deps.locale) }),
  };
  if (run.workday && run.people.length === 0 && isForEverybody(kind)) {
    deps.log.error(WATCH_LOG.runEmpty, { kind, date });
    return run;
  }
  if ((await deps.runs.put(run, 0)) === 'saved') return run;
  const first = await deps.runs.get(kind, date);
  if (first === undefined) throw new Error(`The run ${kind} ${date} was stored by another plan and cannot be found`);
  return first;
}

function nameOf(dayOff: DayOff, locale: Locale): string {
  return dayOff.why === 'weekend' ? 'weekend' : dayOff.name[locale];
}
