import type { Calendar } from '../calendar/calendar.ts';
import { type CivilDate, dateInZone } from '../civil-date.ts';
import type { Locale } from '../locale.ts';
import { maskReason } from '../masking/mask-reason.ts';
import { greetingName } from '../masking/masking.ts';
import { personOf } from '../recipient.ts';
import type { Roster, Unit } from '../roster.ts';
import { explanationOf } from './commands.ts';
import { dueOf } from './due.ts';
import { type Duty, isOwed } from './duty.ts';
import type { DutyGroup, DutyTone, OpenSubject } from './duty-day.ts';
import type { DutyCatalogue, DutyRule, LadderTarget } from './duty-rule.ts';
import { nextStep, workdaysLeft } from './ladder.ts';
import type { Period } from './period.ts';
import { meant, stepFor } from './reached.ts';

/** What a day's mails about duties are decided from: every duty stored of the periods in play. `locale`: for whoever names none. */
export type DutyDayInput = {
  date: CivilDate;
  calendar: Calendar;
  /** IANA time zone in which an instant of a history is a day. */
  timeZone: string;
  roster: Roster;
  rules: DutyCatalogue;
  duties: readonly Duty[];
  locale: Locale;
};

/** All duties of one kind in one unit and period that anybody is or was asked for. */
export type Grouped = { unit: Unit; rule: DutyRule; period: Period; duties: [Duty, ...Duty[]] };

/** The groups of all units the roster knows. Closed duties, and kinds the catalogue no longer has, are in none. */
export function groupsOf({ duties, rules, roster }: Pick<DutyDayInput, 'duties' | 'rules' | 'roster'>): Grouped[] {
  const groups = new Map<string, Grouped>();
  for (const duty of duties) {
    const unit = roster.units.get(duty.unit);
    const rule = rules.find(({ kind }) => kind === duty.kind);
    if (unit === undefined || rule === undefined || duty.state === 'closed') continue;
    const key = JSON.stringify([duty.unit, duty.period, duty.kind]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { unit, rule, period: duty.period, duties: [duty] });
    else group.duties.push(duty);
  }
  return [...groups.values()];
}

/** Whom a group is shown to: whether it is theirs to do, and whom they need not be told that it reaches. */
export type Reader = { person: string; yours: boolean; known: readonly LadderTarget[] };

/** How serious a tone is: a group takes the most serious of its duties'. */
const TONES: readonly DutyTone[] = ['overdue', 'late', 'due-today', 'reminder', 'opened', 'open'];

/**
 * A group as one line of a reader's mail, about the open ones given; the rest of it is counted. Due when the first of them is. A step that does not
 * reach the reader is none of theirs: for them the group is merely open, or late. Undefined when nothing is open.
 */
export function dutyGroup(
  group: Grouped,
  { person, yours, known }: Reader,
  input: DutyDayInput,
  open: readonly Duty[] = group.duties.filter(isOwed),
): DutyGroup | undefined {
  const { unit, rule, period, duties } = group;
  const { date, calendar, roster } = input;
  const dueOn = open.map(dueOf).sort()[0];
  if (dueOn === undefined) return undefined;
  const tones = open.map((duty) => toneFor(person, duty, group, input));
  const nexts = open.flatMap((duty) => nextStep(duty, rule, date, calendar, known) ?? []);
  const next = nexts.sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  const said = open.flatMap((duty) => explanationOf(duty) ?? []).sort((a, b) => (a.at > b.at ? -1 : 1))[0];
  const reason = said && maskReason(said.reason ?? '', namesOf(group, roster));
  const explained = said && {
    on: dateInZone(said.at, input.timeZone),
    ...(reason !== undefined && { reason }),
  };
  const upToday = UP.filter((level) =>
    open.some((duty) => stepFor(duty, { rule, unit, roster, date }, calendar).reaches.includes(level)),
  );
  return {
    ...{ unit: unit.id, period, kind: rule.kind, name: rule.name },
    tone: TONES.find((tone) => tones.includes(tone)) ?? 'open',
    dueOn,
    workdaysLeft: workdaysLeft(dueOn, date, calendar),
    total: duties.length,
    done: duties.filter((duty) => !isOwed(duty)).length,
    open: open.flatMap((duty) => subjectOf(duty, roster)),
    yours,
    ...(rule.by === 'client-manager' && { bySelf: true as const }),
    ...(upToday.length > 0 && { upToday }),
    ...(next && { next }),
    ...(explained && { explained }),
  };
}

const UP = ['department', 'department-head'] as const;

/** The names of the unit's people: any of them may be in what somebody writes. */
function namesOf({ unit, duties }: Grouped, roster: Roster): (string | undefined)[] {
  const asked = duties.map(({ subject }) => personOf(subject, roster));
  const unitsOwn = [...roster.managers.values()].filter(({ unitId }) => unitId === unit.id);
  return [...asked, ...unitsOwn, personOf(unit.lineManagerId, roster)].map((one) => one?.name);
}

function toneFor(
  person: string,
  duty: Duty,
  { unit, rule }: Grouped,
  { roster, date, calendar }: DutyDayInput,
): DutyTone {
  const { tone, reaches } = stepFor(duty, { rule, unit, roster, date }, calendar);
  if (reaches.some((target) => meant(target, { duty, rule, unit, roster, date }).includes(person))) return tone;
  return workdaysLeft(dueOf(duty), date, calendar) < 0 ? 'late' : 'open';
}

function subjectOf({ subject }: Duty, { managers }: Roster): OpenSubject[] {
  return subject === undefined ? [] : [{ id: subject, ...greetingName(managers.get(subject)?.name) }];
}
