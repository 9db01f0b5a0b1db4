import { nextBirthday } from '../calendar/birthdays.ts';
import { type CivilDate, daysBetween } from '../civil-date.ts';
import type { Birthday, Client } from '../client.ts';
import type { Task } from '../task.ts';
import type { DayRules } from './day.ts';
import { type DueContext, earliest } from './first-due.ts';

type Celebrant = { whose: 'client' | 'family'; relation?: string; birthday: Birthday };

/**
 * Birthdays of the client and of the family members noted, solar or lunar, up to the policy's number of working days ahead.
 * A birthday on a day off counts as on the last working day before; `daysAhead` is in calendar days.
 */
export function birthdayTasks(client: Client, day: DayRules): Task[] {
  const tasks: Task[] = [];
  for (const celebrant of celebrants(client)) {
    const on = nextBirthday(celebrant.birthday, day.today);
    if (on > day.birthdayThrough) continue;
    const early = on > day.today && on <= day.horizon;
    tasks.push({ kind: 'birthday', ...celebrant, on, daysAhead: daysBetween(day.today, on), ...(early && { early }) });
  }
  return tasks;
}

/** The first date on or after `from` on which a birthday around the client is announced. */
export function birthdayDueOn(
  client: Client,
  { policy, calendar }: DueContext,
  from: CivilDate,
): CivilDate | undefined {
  return earliest(
    celebrants(client).map(({ birthday }) => {
      const on = calendar.workdayOnOrBefore(nextBirthday(birthday, from));
      const announced = calendar.addWorkdays(on, -policy.birthday.workingDaysAhead);
      return announced < from ? from : announced;
    }),
  );
}

function celebrants({ bank, care }: Client): Celebrant[] {
  const family = care.family.flatMap(({ relation, birthday }): Celebrant[] =>
    birthday ? [{ whose: 'family', relation, birthday }] : [],
  );
  return bank.birthday ? [{ whose: 'client', birthday: bank.birthday }, ...family] : family;
}
