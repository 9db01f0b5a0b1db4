import type { Instant } from '../../domain/civil-date.ts';
import type { RunKind } from '../../domain/mail/run.ts';
import { runTimes } from '../../domain/schedule/schedule.ts';
import { accountRun, type RunAccount } from '../account-run.ts';
import type { DoctorDeps, Moment } from './deps.ts';
import { counted, type Finding, ok, problem, someOf, warning } from './finding.ts';

type Deps = Pick<DoctorDeps, 'records' | 'calendar' | 'policy' | 'schedules' | 'byHand'>;

/**
 * What became of the mails of the last working day before the date, and of the date itself. A working day that has no run by the time the watch would
 * have made it up is a problem, once there were records to plan from.
 */
export async function checkRuns(deps: Deps, kind: RunKind, at: Moment): Promise<Finding[]> {
  const { calendar } = deps;
  const days = [calendar.addWorkdays(at.date, -1), ...(calendar.isWorkday(at.date) ? [at.date] : [])];
  const findings = await Promise.all(days.map((date) => checkRun(deps, { kind, date, now: at.now }, date === at.date)));
  return findings.flat();
}

async function checkRun(
  deps: Deps,
  { kind, date, now }: Moment & { kind: RunKind },
  isToday: boolean,
): Promise<Finding[]> {
  const about = `${kind} ${date}`;
  const times = runTimes(deps.schedules.mails[kind], date, deps.policy.timeZone);
  const account = await accountRun(deps.records, { kind, date });
  if (account !== undefined) return [told(about, account, now >= times.accountAt)];
  if (now < times.missingFrom) return [ok(about, `not planned yet: it is at ${deps.schedules.mails[kind].at}`)];
  if (!(await hadRecords(deps, times.missingFrom))) return [];
  const mend = isToday
    ? deps.byHand.run(kind, date)
    : 'docs/runbook.md#run-absent: look for the cause; the next run brings what was due';
  return [problem(about, 'a working day without a run: nobody got mail', mend)];
}

/** Whether anything had been imported by then: before, there was nobody to plan for. */
async function hadRecords({ records }: Deps, by: Instant): Promise<boolean> {
  for await (const { startedAt } of records.imports.list()) if (startedAt < by) return true;
  return false;
}

function told(about: string, account: RunAccount, isOver: boolean): Finding {
  const { planned, sent, skipped, failed, unresolved, bounced, inFlight, missing } = account;
  const why = Object.entries(account.skippedBecause).map(([reason, count]) => `${count} ${reason}`);
  const parts = [
    `${sent} sent`,
    `${skipped} skipped${why.length > 0 ? ` (${why.join(', ')})` : ''}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(unresolved > 0 ? [`${unresolved} unresolved`] : []),
    ...(bounced > 0 ? [`${bounced} not delivered`] : []),
    ...(inFlight > 0 ? [`${inFlight} under way`] : []),
    ...(missing.length > 0 ? [`${missing.length} not begun`] : []),
  ];
  const found = `${counted(planned, 'mail')} planned: ${parts.join(', ')}`;
  const lost = [...account.problems.filter(({ state }) => state !== 'SKIPPED').map(({ person }) => person), ...missing];
  const open = inFlight > 0 || missing.length > 0;
  if (failed + unresolved + bounced > 0 || (open && isOver))
    return problem(about, `${found}; of ${someOf(lost)}`, 'docs/runbook.md#did-everybody-get-their-mail');
  const holes = account.problems.length > 0 && !open;
  if (holes) return warning(about, found, 'Mend the roster: skipped mails other than nothing-due reached nobody');
  return ok(about, found);
}
