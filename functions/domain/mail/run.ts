import type { CivilDate, Instant } from '../civil-date.ts';

/** The kinds of mail. Adding one means adding a content builder and a view. */
export const RUN_KINDS = ['digest'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

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

/** What travels on the queue for one mail: ids only, never client data. */
export type MessageRef = { kind: RunKind; date: CivilDate; person: string };
