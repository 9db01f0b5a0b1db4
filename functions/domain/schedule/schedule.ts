import type { Calendar } from '../calendar/calendar.ts';
import { addDays, addSeconds, type CivilDate, type Instant, instantAt } from '../civil-date.ts';
import type { Run, RunKind } from '../mail/run.ts';

/** A time of day in the bank's time zone, `HH:MM`. */
type ClockTime = string;

/** When a kind of mail goes out on a business day, all in the bank's time zone. */
export type MailTimes = {
  /** The run is planned, and its mails begin to go out. */
  at: ClockTime;
  /** From then on nothing is sent any more: what is still open is given up, and told. */
  giveUpAt: ClockTime;
  /** Every planned mail is accounted for. */
  accountAt: ClockTime;
  /** A run that is missing is not made up after this: the day is over, and the next one is better. */
  notAfter: ClockTime;
};

/** The table of schedules: read by the stack that deploys them and by this computer's clock. */
export type Schedules = {
  mails: Record<RunKind, MailTimes>;
  watchEveryMinutes: number;
  /** When the due index is computed anew, as proof that it hides nobody. */
  sweepAt: ClockTime;
  /** When the day's anchor of the ledger is written. */
  anchorAt: ClockTime;
  /** The operator is told when the newest export is older than this. */
  recordsMayBeWorkdaysOld: number;
};

/** How long after its time a missing run is made up by the watch. */
const GRACE_SECONDS = 15 * 60;

/** When a day's run of a kind is planned, missed, no longer made up, given up and accounted for. */
export function runTimes(
  { at, giveUpAt, accountAt, notAfter }: MailTimes,
  date: CivilDate,
  timeZone: string,
): { missingFrom: Instant; notAfter: Instant; accountAt: Instant; giveUpAt: (run: Run) => Instant } {
  const instant = (time: ClockTime) => instantAt(date, time, timeZone);
  const [planned, given] = [instant(at), instant(giveUpAt)];
  const allowed = (Date.parse(given) - Date.parse(planned)) / 1000;
  return {
    missingFrom: addSeconds(planned, GRACE_SECONDS),
    notAfter: instant(notAfter),
    accountAt: instant(accountAt),
    // A run that was planned late has as long to be sent as one that was planned in time.
    giveUpAt: ({ plannedAt }) => {
      const late = addSeconds(plannedAt, allowed);
      return late > given ? late : given;
    },
  };
}

/** The longest row of days off there is, and those before and after it on which notices are still sent. */
const NOTICES_DAYS_BACK = 21;

/** So many working days after theirs notices are given up: what the morning after makes up, and a mail service that was down, have a day more. */
const NOTICES_WORKDAYS = 2;
/** So many days after they are given up notices are still looked after. */
const NOTICES_LOOKED_AFTER_DAYS = 7;
const NOTICES_GIVEN_UP_AT = '16:00';

/** From when on a day's notices are not sent any more: the afternoon of the second working day after. */
export function noticesGivenUpAt(date: CivilDate, calendar: Calendar, timeZone: string): Instant {
  return instantAt(calendar.addWorkdays(date, NOTICES_WORKDAYS), NOTICES_GIVEN_UP_AT, timeZone);
}

/** The days whose notices were given up on a day: on the morning after, every one of them is settled. */
export function noticeDaysEndedOn(date: CivilDate, calendar: Calendar): CivilDate[] {
  return noticeDays(date).filter((day) => calendar.addWorkdays(day, NOTICES_WORKDAYS) === date);
}

/** The days whose notices may still be sent, or had to be settled within the last days: longer than a watch may be away. */
export function noticeDaysOpenOn(date: CivilDate, calendar: Calendar): CivilDate[] {
  const settled = addDays(date, -NOTICES_LOOKED_AFTER_DAYS);
  return noticeDays(date).filter((day) => calendar.addWorkdays(day, NOTICES_WORKDAYS) >= settled);
}

/** Oldest first. */
function noticeDays(date: CivilDate): CivilDate[] {
  return Array.from({ length: NOTICES_DAYS_BACK + 1 }, (_, n) => addDays(date, n - NOTICES_DAYS_BACK));
}
