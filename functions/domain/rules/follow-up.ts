import type { CivilDate } from '../civil-date.ts';
import type { Client } from '../client.ts';
import type { Task } from '../task.ts';
import type { DayRules } from './day.ts';
import { type DueContext, firstDue } from './first-due.ts';

/** The call the manager set a date for when recording a contact: from that date on, until a contact clears it. */
export function followUpTasks({ care }: Client, day: DayRules): Task[] {
  if (care.followUp === undefined || care.followUp.on > day.followUp.pulled) return [];
  const { tried, ...call } = care.followUp;
  return [
    {
      kind: 'follow-up',
      ...call,
      ...(tried && { notReached: true }),
      ...(call.on > day.followUp.plain && { early: true }),
    },
  ];
}

/** The first date on or after `from` on which the promised call is due. */
export function followUpDueOn({ care }: Client, { calendar }: DueContext, from: CivilDate): CivilDate | undefined {
  return care.followUp && firstDue(from, calendar, care.followUp.on);
}
