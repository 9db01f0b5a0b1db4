import type { CivilDate } from '../domain/civil-date.ts';
import type { DutyReceipt, ToldDuty } from '../domain/duty/duty-pages.ts';
import type { NoticeTopic } from '../domain/duty/notice.ts';
import type { Locale } from '../domain/locale.ts';

/** What a notice is about, in numbers. `people` is absent where the duty is the unit's as a whole; `concerned`: those with an answer that stands out. */
export type NoticeCounts = { people?: number; concerned: number; aspects: number };

type Form = DutyReceipt['form'];

/** The words of the mails that do not wait for the morning. */
export type NoticeMailWords = {
  subject(topic: NoticeTopic, at: DutyReceipt['at'], counts: NoticeCounts): string;
  greeting: string;
  title(topic: NoticeTopic, form: Form, name: string, counts: NoticeCounts): string;
  /** 由 李** 在 11月23日 周一 09:12 确认。 */
  by(receipt: Pick<DutyReceipt, 'by' | 'at' | 'form'>): string;
  /** What the reader is asked to do, if anything. */
  asked(topic: NoticeTopic): string | undefined;
  people(count: number, names: readonly string[], more: number): string;
  already(count: number | undefined, told: ToldDuty): string;
  /** What was confirmed was opened again since: of people, of how many. */
  takenBack(count: number | undefined): string;
  date(label: string, on: CivilDate): string;
  attended(label: string, count: number): string;
  files(count: number): string;
  /** So many answers that a note was asked for. */
  chosen(option: string, people: number | undefined, notifies: boolean): string;
  signed(title: string, version: string, locale: Locale): string;
  reason(reason: string): string;
  /** Where the mail cannot quote it safely. */
  reasonOnPage: string;
  /** How much of the duty is still to do; of people, where it is about people. */
  left(count: number, people: boolean): string;
  aspect(label: string, option: string): string;
  /** In place of those the mail has no room for. */
  morePeople(count: number): string;
  open: string;
  notMe: Record<'receipt' | 'receipt-copy', { title: string; text: string; link: string }>;
  footer: string;
};
