import type { CivilDate } from '../domain/civil-date.ts';
import type { DutyDay, DutyGroup, Named, UnitDuties } from '../domain/duty/duty-day.ts';
import type { ManagerWork } from '../domain/duty/manager-work.ts';
import type { Period } from '../domain/duty/period.ts';

/** What a mail of duties is about, in numbers: its subject and its first sentence say no more than this. */
export type DutyMailCounts = {
  /** The period that what is open belongs to, as far as it is one; a year's duty goes with the month's. */
  period?: Period;
  /** What is not done, in the reader's units and by the reader themself. */
  open: number;
  late: number;
  dueToday: number;
  /** All that the reader does was opened today: a period begins. */
  opened: boolean;
  /** What comes next of what is not late. `all`: everything that is not late is due then. */
  next?: { on: CivilDate; workdaysLeft: number; all: boolean };
  /** The reader only stands in for somebody. */
  standsIn: boolean;
  /** The reader only does their own, as a client manager. */
  own: boolean;
  /** What the supervising department is told of. */
  above?: { units: number; items: number; head: boolean; dated: boolean };
  /** Of what is open, how much the reader's client managers do themselves. */
  theirs?: { items: number; late: number; dueToday: number };
};

export type NextStep = NonNullable<DutyGroup['next']> & {
  /** Of which duties: of all that are late, due today, or both; or of these. */
  which: 'late' | 'today' | 'both' | readonly string[];
};

/** The latest of so many days. */
export type DayList = { latest: readonly CivilDate[]; total: number };

/** Somebody in a mail: the surname, or the end of their number. */
export type Shown = Named & { id?: string };

/** The words of the mail about duties. */
export type DutyMailWords = {
  subject(counts: DutyMailCounts): string;
  greeting(day: DutyDay): string;
  summary(counts: DutyMailCounts): string;
  when(counts: DutyMailCounts): string | undefined;
  above(counts: DutyMailCounts): string | undefined;
  /** The button. */
  open: string;
  /** 11月 / 第四季度 / 2026年度; the year of a month only where it is not this one. */
  period(period: Period): string;
  inPeriod(name: string, period: Period): string;
  /** 刘** */
  who(who: Shown): string;
  /** Several who are written alike: 刘**（2 人） */
  alike(name: string, count: number): string;
  onBehalfOf(who: NonNullable<UnitDuties['onBehalfOf']>): string;
  ownHeading: string;
  lineManager(who: string): string;
  /** 应完成 6 项，已完成 4 项：例会、3 人排查。 */
  done(total: number, done: readonly UnitDuties['done'][number][]): string;
  /** How much time is left, in a few words. */
  timeLeft(workdaysLeft: number): string;
  due(dueOn: CivilDate, workdaysLeft: number): string;
  openedToday: string;
  everybody(total: number): string;
  /** 还差 2 人（共 5 人）：陈**、刘** */
  still(count: number, total: number, names: readonly string[], more: number): string;
  /** That it is not the line manager's to do, and on which days whoever it is was reminded: one person, or several. */
  byThemselves(reminded: DayList | undefined, one: boolean): string;
  /** On which days whoever is to do it was mailed, for the supervising department. */
  mailedOn(days: DayList): string;
  /** For the supervising department: on which days client managers were mailed of what they do themselves, and whoever stands in for the line manager. */
  mailedSelf(days: DayList, one: boolean): string;
  mailedDeputy(days: DayList): string;
  /** That client managers themselves are to be asked: what, and who. */
  remind(input: { items: number; late: boolean; names: readonly string[]; more: number }): string;
  /** That the late ones, or these, went up today. */
  upToday(which: 'late' | readonly string[], to: readonly ('department' | 'department-head')[]): string;
  /** Without a reason where it cannot be quoted safely. */
  explained(explained: NonNullable<DutyGroup['explained']>): string;
  notExplained: string;
  /** The way to a duty: for whoever has the unit, for whoever does it themself, for whoever only looks. */
  act: string;
  actSelf: string;
  look: string;
  /** What can be done about it, and what happens otherwise. */
  otherwise(input: { explain: boolean; steps: readonly NextStep[] }): string | undefined;
  mayWaive: string;
  /** In place of what the mail has no room for. */
  more(items: number, people: number): string;
  moreUnits(units: readonly { name: string; items: number }[], rest: { units: number; items: number }): string;
  work: {
    /** By the Monday of the week told. */
    heading(from: CivilDate | undefined): string;
    done(week: Pick<ManagerWork, 'had' | 'did' | 'postponed'> & { tried: number; percent: number }): string;
    /** Somebody who did little, with nobody waiting long. */
    didLittle(work: ManagerWork): string;
    needsWord(work: ManagerWork & { longest: NonNullable<ManagerWork['longest']> }): string;
    moreNeedWord(count: number): string;
    nobody: string;
  };
  howTo: string;
  makeUpDay: string;
  footer: string;
};
