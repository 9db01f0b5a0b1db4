import type { CivilDate, Instant } from '../civil-date.ts';

/** The kinds of mail that go out in a run, once a day. Adding one means adding who gets it, a content builder and a view. */
export const RUN_KINDS = ['digest', 'duties'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** The kinds of mail: those of runs, and notices, which go out as soon as something has happened and belong to no run. */
export const MESSAGE_KINDS = [...RUN_KINDS, 'notice'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Run: one day's planned mails of one kind. There is one per kind and business date, however often it is planned. */
export type Run = {
  kind: RunKind;
  date: CivilDate;
  version: number;
  lastCommand: string;
  plannedAt: Instant;
  workday: boolean;
  /** Why nothing was planned on a day off: the holiday's or weekday's name. */
  dayOff?: string;
  /** Whose mails were planned: ids of people. */
  people: string[];
  /** When the watch found every mail of it settled, and stopped looking. */
  closedAt?: Instant;
};

/**
 * What travels on the queue for one mail: ids only, never client data. A person may get several notices a day: `about` tells them apart. It is short,
 * of letters and digits, and a run's mail has none.
 */
export type MessageRef = { kind: MessageKind; date: CivilDate; person: string; about?: string };

const ABOUT = /^[A-Za-z0-9]{1,32}$/;

/** Whether a mail is told apart as its kind asks: a notice by what it is about, in letters and digits; a run's mail by kind, date and person alone. */
export function isToldApart({ kind, about }: { kind: MessageKind; about?: string | undefined }): boolean {
  return kind === 'notice' ? about !== undefined && ABOUT.test(about) : about === undefined;
}

/** Whether a working day with nobody to write to is a mistake: everybody in the roster gets a digest; of duties only those hear whom one reaches that day. */
export function isForEverybody(kind: RunKind): boolean {
  return kind === 'digest';
}
