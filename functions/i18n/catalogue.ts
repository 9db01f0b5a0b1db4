import type { CivilDate } from '../domain/civil-date.ts';
import type { Birthday, Channel, HoldingKind, Outcome } from '../domain/client.ts';
import type { Card, Digest, MaskedClient } from '../domain/digest/digest.ts';
import type { Money } from '../domain/money.ts';
import type { Task, TaskKind } from '../domain/task.ts';
import type { ClientPageWords, ReceiptWords, RefusalWays, RefusalWords, SearchWords } from './client-page-words.ts';
import type { DutyMailWords } from './duty-mail-words.ts';
import type { DutyPageWords } from './duty-page-words.ts';
import type { NoticeMailWords } from './notice-mail-words.ts';

/** How dates and amounts are written. */
export type Format = {
  /** Month and day: 11月26日 / 26 Nov. */
  day(date: CivilDate): string;
  /** Month, day and weekday. */
  dayAndWeekday(date: CivilDate): string;
  weekday(date: CivilDate): string;
  /** As in a mail: ¥120万 / ¥1,200,000; a band when the policy says so. */
  money(amount: Money): string;
  /** Several currencies side by side. */
  /** In full, for pages: ¥1,234,567.89. */
  exactMoney(amount: Money): string;
  moneys(amounts: readonly Money[]): string;
  /** Punctuation between a label and its text, between items, and at a sentence's end. */
  colon: string;
  semicolon: string;
  stop: string;
};

/** How a client is called: 王先生 / Mr Smith. */
export type Naming = {
  client(client: MaskedClient): string;
  /** In a list of those left out: 孙* / Mr S. */
  short(client: MaskedClient): string;
  tier(tier: Card['tier']): string;
  phoneTail(tail: string): string;
  holding(kind: HoldingKind): string;
  channel(channel: Channel): string;
};

/** The words of the daily mail. */
export type DigestWords = {
  subject(digest: Digest): string;
  greeting(digest: Digest): string;
  onBehalfOf(digest: Digest): string | undefined;
  summary(digest: Digest): string;
  money(digest: Digest): string | undefined;
  open: string;
  taskLabel(kind: TaskKind): string;
  task(task: Task, card: Card, date: CivilDate): string;
  openerLabel: string;
  opener(card: Card, digest: Digest): { say: boolean; text: string };
  /** What stands above the cards: how many of each reason, over all due clients. */
  overview(digest: Digest): string;
  suggestionsLabel: string;
  /** What to have ready: the suggestions, or that an assessment comes first. */
  haveReady(card: Card): string[];
  /** In place of reasons beyond those a card shows. */
  moreReasons(count: number): string;
  talkingPointsLabel: string;
  cannotWait: string;
  waited(days: number): string;
  rolledOver(digest: Digest): string | undefined;
  makeUpDay(digest: Digest): string | undefined;
  pulledForward(digest: Digest): string | undefined;
  brokenRecords(digest: Digest): string | undefined;
  /** The three links of a card: the client was called, another day, the number is wrong. */
  actions: { contacted: string; later: string; wrongDetails: string };
  footer: string;
};

/** The words of the day's page. */
export type DayPageWords = {
  title: string;
  nothingDue: string;
  /** Over what is known of the client. */
  about: string;
  phone: string;
  address: string;
  clientNumber: string;
  call: string;
  numberInDoubt: string;
  noAnswerLastTime: string;
  /** 今天 09:00 已联系 */
  contactedToday(time: string | undefined): string;
  risk: string;
  riskLevel(tolerance: number | undefined, expiresOn: string | undefined): string;
  birthday: string;
  birthdayOn(birthday: Birthday): string;
  settlement: string;
  bankContact(day: string): string;
  waiting: string;
  moreWaiting(count: number): string;
  holdings: string;
  history: string;
  noHistory: string;
  family: string;
  score(total: number): string;
  scoreHow: string;
  urgency: string;
  value: string;
  scorePart(part: string): string;
  outcome: Record<Outcome, string>;
  maturesOn(day: string): string;
  /** In place of reasons or holdings beyond those a page shows. */
  more(count: number): string;
};

/** One language: a message missing from it does not compile. */
export type Catalogue = {
  format: Format;
  naming: Naming;
  digest: DigestWords;
  dutyMail: DutyMailWords;
  noticeMail: NoticeMailWords;
  dayPage: DayPageWords;
  clientPage: ClientPageWords;
  receipt: ReceiptWords;
  search: SearchWords;
  refusal: RefusalWords;
  refusalWays: RefusalWays;
} & DutyPageWords;

/** What changes the wording: the bank's policy on amounts, and the day on which it is read (far dates carry their year). */
export type Wording = { amountBands: boolean; today: CivilDate };
