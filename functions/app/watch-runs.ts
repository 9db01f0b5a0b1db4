import { addDays, type CivilDate, dateInZone, type Instant } from '../domain/civil-date.ts';
import type { Run, RunKind } from '../domain/mail/run.ts';
import { isForEverybody, RUN_KINDS } from '../domain/mail/run.ts';
import { noticeDaysOpenOn, noticesGivenUpAt, runTimes } from '../domain/schedule/schedule.ts';
import { WATCH_LOG } from './log-events.ts';
import { type PlanRunDeps, planRun } from './plan-run.ts';
import { type RunDueDeps, whyNotDue } from './run-due.ts';
import { type SettleReport, settleMessages } from './settle-messages.ts';

export type WatchRunsDeps = PlanRunDeps & RunDueDeps;

/** So many days back a run that is not closed is looked after: longer than a watch may be away. */
const DAYS_BACK = 7;

/** `madeUp`: runs planned because their schedule had not fired. `settled`, `requeued`, `open`: messages, as `settleMessages` counts. */
export type WatchReport = { madeUp: number; settled: number; requeued: number; open: number };

/**
 * Looks after the runs of today and of the week before: plans what is missing 15 minutes after its time, unless it is not due; settles what
 * nobody marked, sends again what may be, and gives up what had its time. A run whose mails are all settled is closed and not looked at
 * again. Safe at any moment, and twice at once.
 */
export async function watchRuns(deps: WatchRunsDeps, by: { now: Instant; commandId: string }): Promise<WatchReport> {
  const today = dateInZone(by.now, deps.timeZone);
  const days = Array.from({ length: DAYS_BACK + 1 }, (_, n) => addDays(today, n - DAYS_BACK));
  const report: WatchReport = { madeUp: 0, settled: 0, requeued: 0, open: 0 };
  const add = ({ settled, requeued, open }: SettleReport) => {
    report.settled += settled;
    report.requeued += requeued;
    report.open += open;
  };
  for (const kind of RUN_KINDS) {
    if (await makeUp(deps, { kind, date: today }, by)) report.madeUp++;
    for (const date of days) {
      const run = await deps.runs.get(kind, date);
      if (run !== undefined && run.closedAt === undefined) add(await settleRun(deps, run, by));
    }
  }
  for (const date of noticeDaysOpenOn(today, deps.calendar)) add(await settleNotices(deps, date, by.now));
  return report;
}

/** Notices belong to no run: whatever is stored of a day is to be settled, and nothing is closed. */
function settleNotices(deps: WatchRunsDeps, date: CivilDate, now: Instant): Promise<SettleReport> {
  return settleMessages(deps, {
    ...{ kind: 'notice', date, planned: [], now },
    giveUpAt: noticesGivenUpAt(date, deps.calendar, deps.timeZone),
  });
}

/** Settles a run's mails; when there was nothing left to do, closes it. Who closes second finds it closed, which is as well. */
async function settleRun(
  deps: WatchRunsDeps,
  run: Run,
  { now, commandId }: { now: Instant; commandId: string },
): Promise<SettleReport> {
  const { kind, date, version } = run;
  const { giveUpAt } = runTimes(deps.schedules.mails[kind], date, deps.timeZone);
  const report = await settleMessages(deps, { kind, date, planned: run.people, now, giveUpAt: giveUpAt(run) });
  if (report.settled + report.requeued + report.open === 0)
    await deps.runs.put({ ...run, version: version + 1, lastCommand: commandId, closedAt: now }, version);
  return report;
}

async function makeUp(
  deps: WatchRunsDeps,
  { kind, date }: { kind: RunKind; date: CivilDate },
  { now, commandId }: { now: Instant; commandId: string },
): Promise<boolean> {
  if (now < runTimes(deps.schedules.mails[kind], date, deps.timeZone).missingFrom) return false;
  if ((await deps.runs.get(kind, date)) !== undefined) return false;
  if ((await whyNotDue(deps, { kind, date, now })) !== undefined) return false;
  const { run } = await planRun(deps, { kind, date, now, commandId });
  // With nobody to write to nothing was stored: that is told as what it is, not as a run made up.
  if (run.workday && run.people.length === 0 && isForEverybody(kind)) return false;
  deps.log.warn(WATCH_LOG.runMadeUp, { kind, date });
  return true;
}
