import type { ActionRefusal, ClientAction } from '../domain/care/client-action.ts';
import type {
  ClientForm,
  ClientRefusal,
  Colleague,
  Done,
  FormProblem,
  NotTicked,
  ReceiptPage,
  Told,
} from '../domain/care/client-page.ts';
import type { Noted } from '../domain/care/noted.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Care, Channel, Outcome, Preference } from '../domain/client.ts';

type Choice<T extends string> = Record<T, string>;
type DetailsAction = Extract<ClientAction, { kind: 'details' }>;

/** The words of a client's page and its forms. */
export type ClientPageWords = {
  title: string;
  /** Over the reasons for a call. */
  whyToday: string;
  nothingDue: string;
  backToDay: string;
  onBehalfOf(who: Colleague): string;
  /** 已由您在 11月23日 09:12 记录（电话：已联系上），无需重复。 */
  recorded(told: Told, did: Done): string;
  /** 已改到 11月30日 周一：出差 */
  postponed(postponed: NonNullable<Care['postponed']>): string;
  followUp(followUp: NonNullable<Care['followUp']>): string;
  riskReview(arrangedFor: CivilDate): string;
  /** What was set for a day off comes back on a working day, before or after it. */
  shownOn(set: CivilDate, shown: CivilDate): string;
  toUndo: string;
  form: Record<ClientForm, { title: string; submit: string }>;
  /** After a label, with its punctuation. */
  optional: string;
  outcome: string;
  outcomes: Choice<Outcome>;
  channel: string;
  channels: Choice<Channel>;
  handled: string;
  handledOne(what: string, on: CivilDate): string;
  /** In place of the maturities beyond the first few. */
  handledMore(count: number): string;
  /** What else can be said of a contact. */
  contactMore: string;
  note: string;
  noteHint: string;
  followUpOn: string;
  until: string;
  untilHint(postponable: { latest: CivilDate; because: 'limit' | 'maturity' }): string;
  cannotPostpone: string;
  /** Over what was typed in a form that is no longer there. */
  kept: string;
  reason: string;
  detail: string;
  details: Choice<DetailsAction['detail']>;
  finding: string;
  findings: Choice<DetailsAction['finding']>;
  /** Which of the things noted is not so. */
  forget: string;
  forgetHint: string;
  forgetNone: string;
  /** 家人：女儿，生日 农历 8月15日 */
  notedOne(noted: Noted): string;
  relation: string;
  relationHint: string;
  birthday: string;
  calendar: string;
  calendars: Choice<'solar' | 'lunar'>;
  month: string;
  day: string;
  hobby: string;
  preference: string;
  preferences: Choice<Preference>;
  arrangedFor: string;
  arrangedHint: string;
  problem(why: FormProblem['why'] | ActionRefusal): string;
  notRecorded: string;
  since(told: Told): string;
};

/** The words of a receipt. */
export type ReceiptWords = {
  title: Record<ReceiptPage['state'], string>;
  /** What was recorded, in one line. */
  did(did: Done): string;
  recorded(told: Told, once: boolean): string;
  /** 三年期定期 11月26日 到期未勾选，仍会提醒。 */
  notTicked(maturity: NotTicked): string;
  notTickedMore(count: number): string;
  shownOn(set: CivilDate, shown: CivilDate): string;
  undoUntil(time: string): string;
  undo: string;
  undoTick: string;
  undoUnticked: string;
  undone: string;
  changedSince: string;
  noUndo: string;
  toDay: string;
  toClient: string;
};

/** The words of the search of a manager's book. */
export type SearchWords = {
  title: string;
  words: string;
  wordsHint: string;
  tier: string;
  reason: string;
  any: string;
  submit: string;
  found(count: number): string;
  more(count: number): string;
  notDue: string;
  lastContact(day: CivilDate | undefined): string;
  postponed(until: CivilDate): string;
};

/** `not-opened`, `not-saved`: something failed while a page was read, or a form was taken. */
export type OwnRefusal = 'cross-site' | 'not-a-form' | 'not-yours' | 'not-opened' | 'not-saved';

/** What stands on a page in place of a client or a receipt, or of what a form was to do. */
export type RefusalWords = (refusal: ClientRefusal | { reason: OwnRefusal }) => {
  title: string;
  text: string;
};

/** The buttons under a refusal: to the page it came from, to the reader’s own day. */
export type RefusalWays = { again: string; day: string };
