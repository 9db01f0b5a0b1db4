import type { Calendar } from '../calendar/calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Care, Client } from '../client.ts';
import type { Task } from '../task.ts';
import type { DayRules } from './day.ts';
import { type DueContext, firstDue } from './first-due.ts';

/**
 * The call the manager set a date for when recording a contact: from that date on, until a contact clears it. On a day off it is pulled to the
 * working day before, unless that is the day it was set or earlier: then it waits for the next working day.
 */
export function followUpTasks({ care }: Client, day: DayRules): Task[] {
  if (care.followUp === undefined || care.followUp.on > day.followUp.pulled) return [];
  const { tried, ...call } = care.followUp;
  const early = call.on > day.followUp.plain;
  if (early && !isPulled(care, call.on, day.calendar)) return [];
  return [
    {
      kind: 'follow-up',
      ...call,
      ...(tried && { notReached: true }),
      ...(early && { early: true }),
    },
  ];
}

/** The first date on or after `from` on which the promised call is due. */
export function followUpDueOn({ care }: Client, { calendar }: DueContext, from: CivilDate): CivilDate | undefined {
  if (care.followUp === undefined) return undefined;
  const { on } = care.followUp;
  if (isPulled(care, on, calendar)) return firstDue(from, calendar, on);
  return on < from ? from : on;
}

function isPulled({ followUp, lastContact }: Care, on: CivilDate, calendar: Calendar): boolean {
  const setOn = followUp?.tried?.on ?? lastContact?.on;
  return setOn === undefined || calendar.workdayOnOrBefore(on) > setOn;
}
