import { calendarWarning } from '../domain/calendar/calendar-warning.ts';
import { addDays, type CivilDate } from '../domain/civil-date.ts';
import { isForEverybody, type MessageKind, RUN_KINDS, type RunKind } from '../domain/mail/run.ts';
import { noticeDaysEndedOn, type Schedules } from '../domain/schedule/schedule.ts';
import { accountNotices, accountRun, type RunAccount } from './account-run.ts';
import { WATCH_LOG } from './log-events.ts';
import type { PlanRunDeps } from './plan-run.ts';
import type { ImportRecords } from './ports.ts';
import { recordsAge } from './records-age.ts';

export type GiveAccountDeps = Pick<PlanRunDeps, 'runs' | 'messages' | 'calendar' | 'log'> & {
  imports: ImportRecords;
  schedules: Schedules;
  startsOn: CivilDate;
};

/**
 * The account of a day, for the log that alarms and the dashboard read: for each kind of mail planned = sent + skipped + failed +
 * unresolved, or how many are not accounted for, and the same for the notices that were given up the day before, by their days, when there were any; a run that is absent on a working day; a day on which nobody was sent anything; records
 * older than the bank allows; and, from November on, that next year's holidays are not known yet. Reads only.
 */
export async function giveAccount(deps: GiveAccountDeps, date: CivilDate): Promise<void> {
  const { log, calendar } = deps;
  for (const kind of RUN_KINDS) await accountOf(deps, kind, date);
  for (const day of noticeDaysEndedOn(addDays(date, -1), calendar)) {
    const notices = await accountNotices(deps, day);
    if (notices.planned > 0) tell(deps, { kind: 'notice', date: day }, notices);
  }
  const unknown = calendarWarning(calendar, date);
  if (unknown !== undefined) log.warn(WATCH_LOG.calendarUnknown, { date, year: unknown.year });
  const age = await recordsAge(deps.imports, calendar, date);
  const allowed = deps.schedules.recordsMayBeWorkdaysOld;
  if (calendar.isWorkday(date) && (age === undefined || age.workdays > allowed))
    log.warn(WATCH_LOG.recordsOld, { date, asOf: age?.asOf, workdays: age?.workdays, allowed });
}

async function accountOf(deps: GiveAccountDeps, kind: RunKind, date: CivilDate): Promise<void> {
  const { log, calendar } = deps;
  const account = await accountRun(deps, { kind, date });
  const workday = calendar.isWorkday(date);
  if (account === undefined) {
    const ids = { kind, date, workday };
    const begun = date >= deps.startsOn;
    if (workday && begun) log.error(WATCH_LOG.runAbsent, ids);
    else log.info(WATCH_LOG.runAccount, { ...ids, ...NOTHING_PLANNED });
    if (!begun) log.info(WATCH_LOG.runNotYet, { kind, date });
    return;
  }
  tell(deps, { kind, date }, account);
  const { planned, sent } = account;
  // A mail about duties that were all done before it went out is not missed by anybody.
  if (isForEverybody(kind) && planned > 0 && sent === 0) log.warn(WATCH_LOG.nobodyServed, { kind, date, planned });
}

function tell(
  { log, calendar }: GiveAccountDeps,
  { kind, date }: { kind: MessageKind; date: CivilDate },
  { planned, sent, skipped, failed, unresolved, bounced, inFlight, missing }: RunAccount,
): void {
  const unaccounted = planned - sent - skipped - failed - unresolved;
  const counts = {
    planned,
    sent,
    skipped,
    failed,
    unresolved,
    bounced,
    inFlight,
    missing: missing.length,
    unaccounted,
  };
  const well = unaccounted + failed + unresolved + bounced === 0;
  log[well ? 'info' : 'error'](WATCH_LOG.runAccount, { kind, date, workday: calendar.isWorkday(date), ...counts });
}

const NOTHING_PLANNED = {
  planned: 0,
  sent: 0,
  skipped: 0,
  failed: 0,
  unresolved: 0,
  bounced: 0,
  inFlight: 0,
  missing: 0,
  unaccounted: 0,
};
