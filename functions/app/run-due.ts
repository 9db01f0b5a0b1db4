import type { CivilDate, Instant } from '../domain/civil-date.ts';
import type { RunKind } from '../domain/mail/run.ts';
import { runTimes, type Schedules } from '../domain/schedule/schedule.ts';
import type { ImportRecords } from './ports.ts';

/** `startsOn`: the first business day on which the bank wants mails to go out. */
export type RunDueDeps = { imports: ImportRecords; schedules: Schedules; timeZone: string; startsOn: CivilDate };

/** Why a schedule's run is not planned. `not-yet`: mails have not begun, or there are no records. `too-late`: the day is over. */
export type NotDue = 'not-yet' | 'too-late';

/**
 * Whether a run that a schedule or the watch asks for may be planned now: not before the day the bank begins, not before the first import has
 * come to its end (a half-filled bank would have nothing to tell and call the day done), and not when the day is over. A run
 * that an operator asks for by its date is not asked about here.
 */
export async function whyNotDue(
  { imports, schedules, timeZone, startsOn }: RunDueDeps,
  { kind, date, now }: { kind: RunKind; date: CivilDate; now: Instant },
): Promise<NotDue | undefined> {
  if (date < startsOn) return 'not-yet';
  if (now > runTimes(schedules.mails[kind], date, timeZone).notAfter) return 'too-late';
  for await (const { state } of imports.list()) if (state === 'done') return undefined;
  return 'not-yet';
}
