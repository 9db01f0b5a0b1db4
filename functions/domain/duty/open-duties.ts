import type { Calendar } from '../calendar/calendar.ts';
import type { CivilDate, Instant } from '../civil-date.ts';
import type { Roster } from '../roster.ts';
import { dutyId } from './anchor.ts';
import { closeDuty, openAgain, openDuty } from './commands.ts';
import { type Duty, type DutyRef, isOwed, type Sha256 } from './duty.ts';
import type { DutyCatalogue, DutyRule } from './duty-rule.ts';
import { isRunning, type Period, periodOf, workdayOf } from './period.ts';

/** What opening reads: the catalogue, the roster, and every duty stored of the periods in play, settled and closed ones among them. */
export type OpeningInput = {
  rules: DutyCatalogue;
  roster: Roster;
  stored: readonly Duty[];
  /** Ids of units and client managers whose entry in the roster cannot be read: they are not taken for gone. */
  unreadable?: ReadonlySet<string>;
  date: CivilDate;
  calendar: Calendar;
  now: Instant;
  commandId: string;
  sha256: Sha256;
};

/** A duty to write if the stored version is still `expected`; 0 when there is none. */
export type DutyToWrite = { duty: Duty; expected: number };

/** Why nobody is asked any more for a duty. */
type ClosedBecause = 'left' | 'moved' | 'unit-gone';

/**
 * What to write so that everybody in the roster has the duties of the periods that run on a day, once. Of a unit with a line manager or client
 * managers its own, and of each of its client managers theirs: a joiner's are opened with the others in place. A client manager who left is asked for
 * no more; who moved takes what is open along to the new unit, and nothing that was settled in the old one; what is open of earlier periods stays
 * where it was owed while there is that unit. Who comes back is asked for again, with the time a joiner has. On a day off, and with no unit in the roster, nothing is opened or closed. Writing it
 * twice, late, or only the first part of it and then again, ends in the same duties.
 */
export function dutiesToOpen(input: OpeningInput): DutyToWrite[] {
  const { roster, calendar, date } = input;
  if (!calendar.isWorkday(date) || roster.units.size === 0) return [];
  return [...closing(input), ...opening(input)];
}

/** The due date of a duty opened on a day: the working day its rule names, or later, so that there are as many working days as the rule gives. */
export function dueOnOf(
  rule: Pick<DutyRule, 'dueWorkday' | 'atLeastWorkdays'>,
  period: Period,
  date: CivilDate,
  calendar: Calendar,
): CivilDate {
  const due = workdayOf(period, rule.dueWorkday, calendar);
  const earliest = calendar.addWorkdays(date, rule.atLeastWorkdays);
  return due > earliest ? due : earliest;
}

function opening(input: OpeningInput): DutyToWrite[] {
  const { rules, stored, date, calendar, now: at, commandId, sha256 } = input;
  const byId = new Map(stored.map((duty) => [dutyId(duty), duty]));
  const settled = settledAnywhere(stored);
  return rules.flatMap((rule) =>
    refsOf(rule, input).flatMap((ref): DutyToWrite[] => {
      const before = byId.get(dutyId(ref));
      if (before !== undefined && before.state !== 'closed') return [];
      if (ref.subject !== undefined && settled.has(anywhere(ref))) return [];
      const days = { openedOn: date, dueOn: dueOnOf(rule, ref.period, date, calendar) };
      if (before === undefined)
        return [{ duty: openDuty({ ...ref, ...days }, { at, commandId }, sha256), expected: 0 }];
      const again = openAgain(before, days, { at, commandId }, sha256);
      return again.ok ? [{ duty: again.duty, expected: before.version }] : [];
    }),
  );
}

function refsOf({ kind, period: every, per }: DutyRule, { roster, date }: OpeningInput): DutyRef[] {
  const period = periodOf(date, every);
  const units = [...roster.units.keys()].filter((unit) => hasPeople(unit, roster)).sort();
  if (per === 'unit') return units.map((unit) => ({ unit, period, kind }));
  const managers = [...roster.managers.values()].filter(({ unitId }) => roster.units.has(unitId));
  const refs = managers.map(({ id, unitId }) => ({ unit: unitId, period, kind, subject: id }));
  return refs.sort((a, b) => (dutyId(a) < dutyId(b) ? -1 : 1));
}

function closing(input: OpeningInput): DutyToWrite[] {
  const { stored, now: at, commandId, sha256 } = input;
  const settled = settledAnywhere(stored);
  return stored.filter(isOwed).flatMap((duty) => {
    const doneElsewhere = duty.subject !== undefined && settled.has(anywhere(duty));
    const because = doneElsewhere ? 'moved' : closedBecause(duty, input);
    const closed = because && closeDuty(duty, because, { at, commandId }, sha256);
    return closed?.ok ? [{ duty: closed.duty, expected: duty.version }] : [];
  });
}

function closedBecause({ unit, subject, period }: Duty, input: OpeningInput): ClosedBecause | undefined {
  const { roster, unreadable, date } = input;
  if (unreadable?.has(unit) || (subject !== undefined && unreadable?.has(subject))) return undefined;
  if (subject === undefined) return hasPeople(unit, roster) ? undefined : 'unit-gone';
  const manager = roster.managers.get(subject);
  if (manager === undefined) return 'left';
  if (manager.unitId !== unit && isRunning(period, date)) return 'moved';
  return roster.units.has(unit) ? undefined : 'unit-gone';
}

function hasPeople(id: string, { units, managers }: Roster): boolean {
  const unit = units.get(id);
  if (unit === undefined) return false;
  return unit.lineManagerId !== undefined || [...managers.values()].some(({ unitId }) => unitId === id);
}

function settledAnywhere(stored: readonly Duty[]): ReadonlySet<string> {
  return new Set(stored.filter(({ state }) => state === 'confirmed' || state === 'waived').map(anywhere));
}

/** One client manager's duty of one kind and period, in whatever unit. */
function anywhere({ period, kind, subject }: DutyRef): string {
  return JSON.stringify([period, kind, subject]);
}
