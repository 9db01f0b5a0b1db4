import type { CivilDate } from '../civil-date.ts';
import type { Locale, Localized } from '../locale.ts';
import type { ManagerWork } from './manager-work.ts';
import type { Period } from './period.ts';

/** How a person is greeted or named in a mail: surname alone. */
export type Named = { surname?: string; han: boolean };

/**
 * How a group of duties stands today. `opened`, `reminder`, `due-today`, `overdue`: the ladder has a step today, and that is why the mail goes out.
 * `open`, `late`: no step today; it is listed because one mail holds everything.
 */
export type DutyTone = 'opened' | 'reminder' | 'due-today' | 'overdue' | 'open' | 'late';

/** One whom an open duty is about, as a mail may show them. */
export type OpenSubject = { id: string } & Named;

/** All duties of one kind in one unit and period, as one line of a mail. */
export type DutyGroup = {
  unit: string;
  period: Period;
  kind: string;
  name: Localized;
  tone: DutyTone;
  dueOn: CivilDate;
  /** Working days until the due date; negative when it is past. */
  workdaysLeft: number;
  total: number;
  done: number;
  /** About whom the open ones are; empty when the duty is the unit's as a whole. */
  open: OpenSubject[];
  /** Whether the reader of the mail is the one to do it. */
  yours: boolean;
  /** Client managers do it themselves. */
  bySelf?: true;
  /** The next step of the ladder that reaches somebody else, for a mail that says what happens otherwise. */
  next?: { on: CivilDate; to: 'line-manager' | 'department' | 'department-head' };
  /** To whom it goes up today, beyond the unit: they get a mail as well. */
  upToday?: ('department' | 'department-head')[];
  /** What the assignee said about why it is late, the latest, masked for a mail; no reason where a mail cannot quote it safely. */
  explained?: { on: CivilDate; reason?: string };
  /** On which days the one who is to do it was sent a mail about it, as far as their mails tell. */
  toldOn?: CivilDate[];
  /** On which days whoever stands in for the line manager was. */
  deputyToldOn?: CivilDate[];
};

/** One unit's period of duties, for its line manager or whoever stands in. */
export type UnitDuties = {
  unit: string;
  unitName: string;
  /** Whom the reader stands in for. */
  onBehalfOf?: Named & { until: CivilDate };
  /** Kinds of duty that are wholly done, by name; they are counted as one each, as the open groups are. */
  done: { kind: string; name: Localized; total: number }[];
  groups: DutyGroup[];
  /** How the unit's client managers follow up their tasks this week. */
  work: ManagerWork[];
};

/** One unit that is late, as the supervising department is told: facts, and who was told when. */
export type LateUnit = {
  unit: string;
  unitName: string;
  lineManager?: Named & { id: string };
  groups: DutyGroup[];
};

/** Everything one person is mailed about duties on one day. */
export type DutyDay = {
  date: CivilDate;
  locale: Locale;
  greet: Named;
  makeUpDay: boolean;
  /** The units the reader heads, or stands in for. */
  units: UnitDuties[];
  /** What the reader, a client manager, does themself: sign, note. */
  own: (DutyGroup & { unitName: string })[];
  /** For the supervising department and its head. `head`: the reader is the head. */
  late: { units: LateUnit[]; head: boolean };
};
