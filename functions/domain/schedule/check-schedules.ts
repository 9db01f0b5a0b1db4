import { refuse } from '../refuse.ts';
import type { MailTimes, Schedules } from './schedule.ts';

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** The times of a kind of mail, in the order they come in. */
const IN_ORDER = ['at', 'giveUpAt', 'accountAt', 'notAfter'] as const satisfies (keyof MailTimes)[];

/**
 * The table of schedules, when it can be kept. Throws an error that lists every time that is none (`HH:MM`, 24 hours), every kind of mail
 * whose times are not in their order, a watch that does not divide the hour evenly, and an age of records that is not in whole days.
 */
export function checkSchedules(schedules: Schedules): Schedules {
  const { mails, sweepAt, anchorAt, watchEveryMinutes, recordsMayBeWorkdaysOld } = schedules;
  const problems = Object.entries(mails).flatMap(([kind, times]) => problemsOf(kind, times));
  if (!CLOCK_TIME.test(sweepAt)) problems.push(noTime('sweepAt', sweepAt));
  if (!CLOCK_TIME.test(anchorAt)) problems.push(noTime('anchorAt', anchorAt));
  if (!Number.isInteger(watchEveryMinutes) || watchEveryMinutes < 1 || 60 % watchEveryMinutes !== 0)
    problems.push(`watchEveryMinutes is ${watchEveryMinutes}; give minutes that divide an hour evenly, such as 15`);
  if (!Number.isInteger(recordsMayBeWorkdaysOld) || recordsMayBeWorkdaysOld < 0)
    problems.push(`recordsMayBeWorkdaysOld is ${recordsMayBeWorkdaysOld}; give a whole number of working days`);
  refuse('config/schedules.ts', problems);
  return schedules;
}

function problemsOf(kind: string, times: MailTimes): string[] {
  const wrong = IN_ORDER.filter((name) => !CLOCK_TIME.test(times[name]));
  if (wrong.length > 0) return wrong.map((name) => noTime(`mails.${kind}.${name}`, times[name]));
  return IN_ORDER.flatMap((name, index) => {
    const next = IN_ORDER[index + 1];
    if (next === undefined || times[name] < times[next]) return [];
    return [`mails.${kind}.${next} is ${times[next]}, not after ${name}, ${times[name]}; give a later time of the day`];
  });
}

function noTime(where: string, time: unknown): string {
  return `${where} is ${JSON.stringify(time)}; give a time of day such as 07:30`;
}
