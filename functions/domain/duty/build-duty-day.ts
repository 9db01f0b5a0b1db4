import { greetingName } from '../masking/masking.ts';
import { personOf } from '../recipient.ts';
import type { DutyDay } from './duty-day.ts';
import { type DutyDayInput, type Grouped, groupsOf } from './duty-groups.ts';
import { lateUnits } from './late-units.ts';
import { isRunning } from './period.ts';
import { meant, stepFor } from './reached.ts';
import { ownDuties, unitsHeld } from './unit-duties.ts';

export type { DutyDayInput } from './duty-groups.ts';

/** Whom a step of the ladder reaches on the day, by id and in their order: to each of them one mail goes out, and to nobody else. */
export function peopleReached(input: DutyDayInput): string[] {
  return [...new Set(groupsOf(input).flatMap((group) => reachedFor(group, input)))].sort();
}

/**
 * Everything one person is mailed about duties on a day: their units' and their own open duties, and what is late in the units they supervise, those
 * without a step today among them. Undefined when no step reaches them (any more), or they are not in the roster. How the client managers follow up
 * their tasks, and when whoever is late was told, is not known here: `work` is empty, `toldOn` absent.
 */
export function buildDutyDay(person: string, input: DutyDayInput): DutyDay | undefined {
  const { date, calendar, roster } = input;
  const who = personOf(person, roster);
  const groups = inOrder(groupsOf(input), input);
  if (who === undefined || !groups.some((group) => reachedFor(group, input).includes(person))) return undefined;
  return {
    date,
    locale: who.locale ?? input.locale,
    greet: greetingName(who.name),
    makeUpDay: calendar.isMakeUpDay(date),
    units: unitsHeld(person, groups, input),
    own: ownDuties(person, groups, input),
    late: lateUnits(person, groups, input),
  };
}

function reachedFor({ unit, rule, duties }: Grouped, { roster, date, calendar }: DutyDayInput): string[] {
  const aimed = { unit, rule, roster, date };
  return duties.flatMap((duty) =>
    stepFor(duty, aimed, calendar).reaches.flatMap((target) => meant(target, { ...aimed, duty })),
  );
}

/** Unit by unit; what is of an earlier period first, then as the catalogue has it. */
function inOrder(groups: readonly Grouped[], { rules, date }: DutyDayInput): Grouped[] {
  const place = ({ unit, rule, period }: Grouped) =>
    [unit.id, isRunning(period, date) ? '1' : `0${period}`, String(rules.indexOf(rule)).padStart(4, '0')].join('\n');
  return [...groups].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
