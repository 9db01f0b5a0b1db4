import { addDays, type CivilDate, dateInZone, type Instant } from '../domain/civil-date.ts';
import { RUN_KINDS, type RunKind } from '../domain/mail/run.ts';
import { runTimes, type Schedules } from '../domain/schedule/schedule.ts';
import { WATCH_LOG } from './log-events.ts';
import { type PlanRunDeps, planRun } from './plan-run.ts';
import { settleMessages } from './settle-messages.ts';

export type WatchRunsDeps = PlanRunDeps & { schedules: Schedules; timeZone: string };

/** `madeUp`: runs planned because their schedule had not fired. `settled`, `requeued`, `open`: messages, as `settleMessages` counts. */
export type WatchReport = { madeUp: number; settled: number; requeued: number; open: number };

/**
 * Looks after the runs of today and of the day before: plans what is missing 15 minutes after its time, unless the day is over; settles what
 * nobody marked, sends again what may be, and gives up what had its time. Safe at any moment, and twice at once.
 */
export async function watchRuns(deps: WatchRunsDeps, by: { now: Instant; commandId: string }): Promise<WatchReport> {
  const today = dateInZone(by.now, deps.timeZone);
  const report: WatchReport = { madeUp: 0, settled: 0, requeued: 0, open: 0 };
  for (const kind of RUN_KINDS) {
    if (await makeUp(deps, { kind, date: today }, by)) report.madeUp++;
    for (const date of [addDays(today, -1), today]) {
      const run = await deps.runs.get(kind, date);
      if (run === undefined) continue;
      const { giveUpAt } = runTimes(deps.schedules.mails[kind], date, deps.timeZone);
      const { settled, requeued, open } = await settleMessages(deps, {
        kind,
        date,
        now: by.now,
        giveUpAt: giveUpAt(run),
      });
      report.settled += settled;
      report.requeued += requeued;
      report.open += open;
    }
  }
  return report;
}

async function makeUp(
  deps: WatchRunsDeps,
  { kind, date }: { kind: RunKind; date: CivilDate },
  { now, commandId }: { now: Instant; commandId: string },
): Promise<boolean> {
  const { missingFrom, notAfter } = runTimes(deps.schedules.mails[kind], date, deps.timeZone);
  if (now < missingFrom || now > notAfter) return false;
  if ((await deps.runs.get(kind, date)) !== undefined) return false;
  deps.log.warn(WATCH_LOG.runMadeUp, { kind, date });
  await planRun(deps, { kind, date, now, commandId });
  return true;
}
