import type { Calendar } from '../calendar/calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Roster, Unit } from '../roster.ts';
import type { Duty } from './duty.ts';
import type { DutyRule, LadderTarget } from './duty-rule.ts';
import { departmentOf, dutyHolder } from './holders.ts';
import { type LadderStep, reachedBy, stepOn } from './ladder.ts';

/** Whose duty it is and where, on which day. */
export type Aimed = {
  duty: Pick<Duty, 'subject'>;
  rule: Pick<DutyRule, 'by'>;
  unit: Unit;
  roster: Roster;
  date: CivilDate;
};

/**
 * Whom a step of the ladder means, by id. Somebody's own duty means them, and never a deputy. Where a unit has no line manager nobody has its
 * duties, and nobody is meant.
 */
export function meant(target: LadderTarget, { duty, rule, unit, roster, date }: Aimed): string[] {
  if (target === 'department') return departmentOf(unit, roster, 'supervising', date).map(({ person }) => person.id);
  if (target === 'department-head')
    return departmentOf(unit, roster, 'supervising-head', date).map(({ person }) => person.id);
  if (target === 'assignee' && rule.by === 'client-manager')
    return duty.subject !== undefined && roster.managers.has(duty.subject) ? [duty.subject] : [];
  const holder = dutyHolder(unit, roster, date);
  return holder === undefined ? [] : [holder.person.id];
}

/** The ladder's step on a day, with whom it means. An overdue step that would reach nobody in the unit goes up to the supervising department. */
export function stepFor(duty: Duty, aimed: Omit<Aimed, 'duty'> & { rule: DutyRule }, calendar: Calendar): LadderStep {
  const step = stepOn(duty, aimed.rule, aimed.date, calendar);
  return step.tone === 'overdue' ? { ...step, reaches: goingUp(step.reaches, { ...aimed, duty }) } : step;
}

/** Who has been told of a late duty by now, the department in place of somebody the unit has not. */
export function toldBy(
  duty: Duty,
  aimed: Omit<Aimed, 'duty'> & { rule: DutyRule },
  calendar: Calendar,
): LadderTarget[] {
  return goingUp(reachedBy(duty, aimed.rule, aimed.date, calendar), { ...aimed, duty });
}

function goingUp(targets: LadderTarget[], aimed: Aimed): LadderTarget[] {
  const within = targets.filter((target) => target === 'assignee' || target === 'line-manager');
  const lost = within.some((target) => meant(target, aimed).length === 0);
  return lost && !targets.includes('department') ? [...targets, 'department'] : targets;
}
