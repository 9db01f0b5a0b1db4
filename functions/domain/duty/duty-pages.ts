import type { CivilDate } from '../civil-date.ts';
import type { Locale, Localized } from '../locale.ts';
import type { DutyState } from './duty.ts';
import type { Named } from './duty-day.ts';
import type { DutyRule } from './duty-rule.ts';
import type { Agreement, Evidence, Signature } from './evidence-field.ts';
import type { EvidenceType } from './evidence-type.ts';
import type { ManagerWork } from './manager-work.ts';
import type { Period } from './period.ts';

/** Who did something and when, on the bank's clock, as a page tells its reader. */
export type ToldDuty = { by: 'you' | Named; on: CivilDate; time: string };

/** A person of the roster on a page, with the whole name: pages show more than mails. */
export type PersonShown = { id: string; name: string };

/** How one duty stands: about whom, if it is about somebody, and who settled it when. */
export type DutyStanding = {
  subject?: PersonShown;
  state: DutyState;
  told?: ToldDuty;
  /** The latest explanation of why it is late, or the reason it was waived or reopened. */
  reason?: string;
  /** Files of its standing evidence, by field. */
  files?: { field: string; type: EvidenceType; bytes: number }[];
};

/** All duties of one kind in one unit and period. */
export type StandingGroup = {
  kind: string;
  name: Localized;
  period: Period;
  dueOn: CivilDate;
  workdaysLeft: number;
  done: number;
  total: number;
  standings: DutyStanding[];
  /** The token of its page, when the reader may open it. */
  token?: string;
  /** Whether the reader is the one to do it. */
  yours?: true;
};

export type UnitStanding = {
  unit: string;
  unitName: string;
  onBehalfOf?: Named & { until: CivilDate };
  groups: StandingGroup[];
  work: ManagerWork[];
};

/** The page of a person's duties: the month at a glance. For the supervising department: the units of the department in which something is late. */
export type DutiesPage = {
  date: CivilDate;
  locale: Locale;
  greet: Named;
  units: UnitStanding[];
  /** What the reader, a client manager, does themself. */
  own: StandingGroup[];
};

/** What a reader may do with the duties of a page: do them; excuse from them or send them back (the supervising department); only look. */
export type DutyReader = 'assignee' | 'department' | 'onlooker';

/** A file of evidence: the form by which the browser brings it, and what it has brought so far; `type` is absent when that is nothing that is kept. */
export type DutyUpload = {
  field: string;
  form: { action: string; fields: Record<string, string> };
  brought?: { bytes: number; type?: EvidenceType };
};

/** The page of one kind of duty in one unit and period, with the form of its evidence. */
export type DutyPage = {
  date: CivilDate;
  locale: Locale;
  rule: DutyRule;
  unitName: string;
  period: Period;
  dueOn: CivilDate;
  workdaysLeft: number;
  reader: DutyReader;
  /** Every duty of the group, settled or not: nobody is left out. */
  standings: DutyStanding[];
  /** Those the form asks about now: at most ten people at a time. */
  asked: DutyStanding[];
  askedLater: number;
  /** One of those still owed is about the reader: somebody else has to do that one. */
  notBySelf?: true;
  /** The unit's client managers, for attendance. */
  people: PersonShown[];
  /** The text to sign. */
  agreement?: Agreement;
  /** The duties that feed this one, as the notes of client managers feed the education. */
  fedBy: { name: Localized; standings: DutyStanding[] }[];
  onBehalfOf?: Named & { until: CivilDate };
  /** Files that may be brought, by field; absent where the reader is not asked for any. */
  uploads?: DutyUpload[];
  /** A token that says when the page was shown: it stands in the form, so that the history knows how long it was open. */
  shownAt: string;
  /** The link to the month. */
  dutiesToken: string;
};

/**
 * Why a field of a duty's form was not taken. `future-date`: a date that has not come. `before-period`: one before the first day of the duty's period.
 * `other-name`: not the name of whoever signs. `text-changed`: the text to sign is another by now than the one that was shown.
 */
export type EvidenceProblem =
  | 'missing'
  | 'missing-note'
  | 'not-a-date'
  | 'future-date'
  | 'before-period'
  | 'too-long'
  | 'not-an-option'
  | 'nobody-attended'
  | 'other-name'
  | 'not-agreed'
  | 'text-changed'
  /** The file that was to be kept is not there, or is neither a PDF nor a picture. */
  | 'no-file'
  | 'not-a-kept-type';

/**
 * A field of a form that needs mending, by the name it has in the form. `nothing-given`: no field was filled at all. `too-many`: more people were filled
 * in than a form asks about. `explained-enough`: the duty has been explained as often as it may be. `nobody-ticked`: a waiver is for those who are ticked.
 */
export type DutyFormProblem =
  | { field: string; why: EvidenceProblem; subject?: PersonShown }
  | { field: 'employeeNo'; why: 'missing' }
  | { field: 'employeeNo'; why: 'wrong'; triesLeft: number }
  | { field: typeof WAIVED; why: 'nobody-ticked' }
  | { field: 'form'; why: 'nothing-given' | 'too-many' }
  | { field: 'reason'; why: 'missing' | 'too-long' | 'explained-enough' };

/** So many people are asked about at a time: a form of more is not filled in with care. */
export const ASKED_AT_ONCE = 10;

/** So many bytes a form of evidence may have, as a browser sends it. */
export const EVIDENCE_BYTES = 65_536;

/** Which form of a duty's page. */
export const DUTY_FORMS = ['confirm', 'explain', 'waive'] as const;
export type DutyForm = (typeof DUTY_FORMS)[number];

/** A form as it came back: what was typed, and what needs mending. */
export type DutyFormReturned = {
  form: DutyForm | 'not-me';
  typed: ReadonlyMap<string, string>;
  problems: readonly DutyFormProblem[];
};

/** The name of a field in a form that asks about several people. */
export function fieldName(field: string, subject?: string): string {
  return subject === undefined ? field : `${field}.${subject}`;
}

/** The name of the box that ticks one client manager as having attended; ticked, it is `yes`. */
export function attendedName(field: string, manager: string, subject?: string): string {
  return fieldName(`${field}.${manager}`, subject);
}

/** The name of the box that agrees to a text; ticked, it is `yes`. The field itself holds the typed name. */
export function agreedName(field: string, subject?: string): string {
  return fieldName(`${field}.agree`, subject);
}

/** The name of the hidden field that says which version of a text was shown: the hash of it. */
export function shownTextName(field: string, subject?: string): string {
  return fieldName(`${field}.hash`, subject);
}

/** The name of the box that ticks whom a waiver is for; ticked, it is `yes`. */
export function waivedName(subject: string): string {
  return fieldName(WAIVED, subject);
}

/** What the boxes of a waiver are called together. */
export const WAIVED = 'waived';

/**
 * What one command did to one duty, as its receipt tells. `already`: found settled by somebody else. `reopened`: it confirmed the duty, and that was
 * taken back since; `owed` while it is still asked for. `told`: who confirmed, settled, or took it back.
 */
export type DutyOutcome = {
  subject?: PersonShown;
  outcome: 'recorded' | 'already' | 'reopened';
  owed?: true;
  told: ToldDuty;
  evidence?: Evidence;
};

/** The receipt of a command, shown after it and on the page of a "not me" link. */
export type DutyReceipt = {
  date: CivilDate;
  locale: Locale;
  rule: DutyRule;
  unitName: string;
  period: Period;
  form: DutyForm | 'not-me';
  by: Named | 'you';
  at: { on: CivilDate; time: string };
  outcomes: DutyOutcome[];
  /** Names of the client managers that ids in the evidence stand for. */
  people: PersonShown[];
  signature?: Signature & { title: Localized };
  reason?: string;
  /** Whether there is somebody in the supervising department who is told of an abnormal answer. */
  departmentTold?: true;
  /** How many of the group are still to be done, and the way back to it. */
  left: number;
  dutyToken?: string;
  dutiesToken?: string;
};

/** The page behind a "not me" link: what was confirmed in somebody's name, and a form to say that it was not them. */
export type NotMePage = { receipt: DutyReceipt; state: 'standing' | 'reopened' };

/** Why a page of duties cannot be shown, or a form not be taken. `locked`: five wrong employee numbers were typed. */
export type DutyRefusal =
  | { reason: 'invalid' | 'expired' | 'revoked' | 'locked' | 'duty-gone' | 'unreadable' }
  /** Somebody else has the unit's duties now. */
  | { reason: 'not-your-unit'; holder?: Named };
