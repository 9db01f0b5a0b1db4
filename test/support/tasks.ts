import type { Calendar } from '../../functions/domain/calendar/calendar.ts';
import type { CivilDate } from '../../functions/domain/civil-date.ts';
import type { Client } from '../../functions/domain/client.ts';
import type { Policy } from '../../functions/domain/policy.ts';
import { compileDay, nextDueOn, tasksOf } from '../../functions/domain/rules/index.ts';
import type { Task } from '../../functions/domain/task.ts';
import { aCalendar } from './calendar.ts';
import { aPolicy } from './clients.ts';

type Rules = { policy?: Policy; calendar?: Calendar };

/** The client's tasks on a day, under the shipped policy and plain Monday–Friday unless said otherwise. */
export function tasksOn(client: Client, today: CivilDate, rules: Rules = {}): Task[] {
  return tasksOf(client, compileDay(rules.policy ?? aPolicy(), rules.calendar ?? aCalendar(), today));
}

/** The first due date, under the same rules. */
export function firstDueFrom(client: Client, from: CivilDate, rules: Rules = {}): CivilDate | undefined {
  return nextDueOn(client, rules.policy ?? aPolicy(), rules.calendar ?? aCalendar(), from);
}
