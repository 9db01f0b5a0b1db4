import type { Calendar } from '../calendar/calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import { dueOf, openedOnOf } from './due.ts';
import { type Duty, isOwed } from './duty.ts';
import type { DutyTone } from './duty-day.ts';
import type { DutyRule, LadderTarget, OverdueStep } from './duty-rule.ts';

/** What the ladder does about a duty on one day: how it stands, and whom a mail reaches because of it. */
export type LadderStep = { tone: DutyTone; reaches: LadderTarget[] };

/** What the ladder reads of a duty. */
export type OnLadder = Pick<Duty, 'state' | 'openedOn' | 'dueOn' | 'history'>;

/** The next step that tells somebody new, and when it comes if nothing is done. */
export type NextStep = { on: CivilDate; to: Exclude<LadderTarget, 'assignee'> };

/** Working days until the due date; negative when it is past. A due date that became a day off is met on the working day before. */
export function workdaysLeft(dueOn: CivilDate, date: CivilDate, calendar: Calendar): number {
  return date <= dueOn ? calendar.workdaysBetween(date, dueOn) : -calendar.workdaysBetween(dueOn, date);
}

/**
 * The step of the ladder (提醒与上报) on a day. Whoever has the duty hears of it on the day it was opened, so many working days before it is due as
 * the rule says (not before the day after the opening), and on the due day. So many working days after, as the rule says, others are told, and
 * everybody told before hears again; after the last of these steps all of them, every few working days. Nobody is reached on other days, on days
 * off, or when the duty is settled.
 */
export function stepOn(duty: OnLadder, rule: DutyRule, date: CivilDate, calendar: Calendar): LadderStep {
  const left = workdaysLeft(dueOf(duty), date, calendar);
  const silent: LadderStep = { tone: left < 0 ? 'late' : 'open', reaches: [] };
  if (!isOwed(duty) || date < openedOnOf(duty) || !calendar.isWorkday(date)) return silent;
  if (left < 0) return isOverdueStep(rule, -left) ? { tone: 'overdue', reaches: toldAfter(rule, -left) } : silent;
  if (left === 0) return { tone: 'due-today', reaches: ['assignee'] };
  if (date === openedOnOf(duty)) return { tone: 'opened', reaches: ['assignee'] };
  return rule.reminders.includes(left) ? { tone: 'reminder', reaches: ['assignee'] } : silent;
}

/** Who has been told of a late duty by now, if every step was taken; nobody while it is not late. */
export function reachedBy(duty: OnLadder, rule: DutyRule, date: CivilDate, calendar: Calendar): LadderTarget[] {
  const left = workdaysLeft(dueOf(duty), date, calendar);
  const [first] = inOrder(rule);
  if (!isOwed(duty) || left >= 0 || (first !== undefined && -left < first.workdays)) return [];
  return toldAfter(rule, -left);
}

/** The next step after `date` that tells somebody not among `known`; undefined when there is none. */
export function nextStep(
  duty: OnLadder,
  rule: DutyRule,
  date: CivilDate,
  calendar: Calendar,
  known: readonly LadderTarget[],
): NextStep | undefined {
  if (!isOwed(duty)) return undefined;
  for (const { workdays, to } of inOrder(rule)) {
    if (to === 'assignee' || known.includes(to)) continue;
    const on = calendar.addWorkdays(dueOf(duty), workdays);
    if (on > date) return { on, to };
  }
  return undefined;
}

function inOrder({ overdue }: DutyRule): OverdueStep[] {
  return [...overdue].sort((a, b) => a.workdays - b.workdays);
}

function isOverdueStep(rule: DutyRule, late: number): boolean {
  const last = inOrder(rule).at(-1)?.workdays ?? 0;
  return late > last ? (late - last) % rule.overdueEvery === 0 : rule.overdue.some(({ workdays }) => workdays === late);
}

function toldAfter(rule: DutyRule, late: number): LadderTarget[] {
  const told = inOrder(rule).filter(({ workdays }) => workdays <= late);
  return [...new Set<LadderTarget>(['assignee', ...told.map(({ to }) => to)])];
}
