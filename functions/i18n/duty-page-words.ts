import type { CivilDate } from '../domain/civil-date.ts';
import type { DutyState } from '../domain/duty/duty.ts';
import type { Named } from '../domain/duty/duty-day.ts';
import type {
  DutyForm,
  DutyFormProblem,
  DutyReceipt,
  DutyRefusal,
  NotMePage,
  ToldDuty,
} from '../domain/duty/duty-pages.ts';
import type { EvidenceType } from '../domain/duty/evidence-type.ts';
import type { ManagerWork } from '../domain/duty/manager-work.ts';
import type { Period } from '../domain/duty/period.ts';

type AnyForm = DutyForm | 'not-me';
type Until = Named & { until: CivilDate };

/** What a problem needs to be said of: whether the field is chosen or written, how long it may be, and which answers ask for a note. */
export type ProblemOf = { chosen?: boolean; most?: number; notable?: readonly string[] };

/** How far a list of duties is: kinds, not people. */
export type DutyCounts = { total: number; done: number; late: number };

/** The words that every page of duties shares. */
export type DutyWords = {
  /** 11月 / 2026年第四季度 / 2026年度 */
  period(period: Period): string;
  state: Record<DutyState | 'late', string>;
  /** 11月30日 周一 前，还有 5 个工作日 */
  due(dueOn: CivilDate, workdaysLeft: number): string;
  progress(done: number, total: number): string;
  /** 已由您在 11月23日 09:12 确认 */
  told(told: ToldDuty, state: DutyState): string;
  /** What was said about why it is late, or why it was waived or reopened. */
  reason(reason: string, state: DutyState): string;
  onBehalfOf(who: Until): string;
  /** After a label, with its punctuation. */
  optional: string;
  employeeNo: string;
  employeeNoHint: string;
  problem(why: DutyFormProblem, of?: ProblemOf): string;
  notSent: string;
  /** Between names. */
  comma: string;
};

/** The words of the month at a glance. */
export type DutiesWords = {
  title: string;
  summary(counts: DutyCounts): string;
  nothing: string;
  own: string;
  /** Who has not yet done it, or about whom it is not yet done. */
  still(names: readonly string[], more: number): string;
  act: string;
  look: string;
  work: {
    title: string;
    columns: { manager: string; had: string; did: string; postponed: string; open: string; rolledOver: string };
    manager(who: Named): string;
    /** 陈经理有 5 件顺延超过 3 个工作日，最久的自 11月16日 起… */
    longest(work: ManagerWork & { longest: NonNullable<ManagerWork['longest']> }): string;
    /** What is counted, under the table. */
    hint: string;
  };
};

/** The words of one duty's page and its forms. */
export type DutyOneWords = {
  back: string;
  everybody(done: number, total: number): string;
  fedBy(name: string, done: number, total: number): string;
  form: Record<DutyForm, { title: string; submit: string }>;
  formReason: Record<Exclude<DutyForm, 'confirm'>, string>;
  waiveHint: string;
  /** Over the boxes of those a waiver can be for. */
  waiveWhom: string;
  /** Over a form that asks about several people. */
  several: string;
  /** Over what each row of answers is about. */
  rowHints: string;
  askedLater(count: number): string;
  /** A deputy may be one of those whom a duty is about. */
  notBySelf: string;
  notifies(options: readonly string[]): string;
  whenNotable(options: readonly string[]): string;
  /** Files of evidence: brought before the form is filled in, kept with the confirmation. */
  upload: {
    title(label: string): string;
    choose: string;
    hint: string;
    submit: string;
    brought(type: EvidenceType, bytes: number): string;
    notKept: string;
    save(label: string, type: EvidenceType, bytes: number): string;
  };
  agree: string;
  version(hash: string): string;
  allDone: string;
  /** 已由您在 11月23日 09:12 确认，无需重复。 */
  settled(told: ToldDuty, state: DutyState): string;
};

/** The words of a duty's receipt and of the page behind a "not me" link. */
export type DutyReceiptWords = {
  title: Record<AnyForm, string>;
  /** In place of the title, where all that was confirmed has been opened again. */
  reopened: string;
  /** 已由 李经理 在 11月23日 10:02 重新打开，请重新填写。 `owed`: whether it is still asked for. */
  takenBack(told: ToldDuty, owed: boolean): string;
  by(receipt: Pick<DutyReceipt, 'by' | 'at' | 'form'>): string;
  signature: string;
  signedAs(name: string, version: string): string;
  reason: string;
  left(count: number): string;
  toDuty: string;
  toDuties: string;
  mailed: string;
  notMe: {
    title: string;
    state: Record<NotMePage['state'], string>;
    formTitle: string;
    formHint: string;
    reason: string;
    submit: string;
  };
};

export type DutyPageWords = {
  duty: DutyWords;
  duties: DutiesWords;
  dutyPage: DutyOneWords;
  dutyReceipt: DutyReceiptWords;
  dutyRefusal(refusal: DutyRefusal): { title: string; text: string };
};
