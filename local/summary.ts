import type { RunAccount } from '../functions/app/account-run.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import { MESSAGE_KINDS, type MessageKind } from '../functions/domain/mail/run.ts';
import { TASK_KINDS, type TaskKind } from '../functions/domain/task.ts';
import type { MailedRow } from './mailed.ts';

/** Rows read and rejected, records saved and unchanged; and what was taken over, by kind of record. */
type ImportCounts = { read: number; saved: number; unchanged: number; rejected: number } & Partial<
  Record<(typeof TAKEN)[number], number>
>;
const TAKEN = ['clients', 'holdings', 'units', 'managers', 'officers', 'left'] as const;
type MailCounts = { planned: number; sent: number; skipped: number; failed: number; unresolved: number };
/** Duties in play as they stand: still owed, those of them past their due date, and confirmed. */
export type DutyCounts = { open: number; confirmed: number; overdue: number };
type Units = { read: number; written: number };

/** The day's summary: the one object that `--json` prints. Others script against it: fields are added, never renamed. */
export type DaySummary = {
  date: CivilDate;
  workday: boolean;
  /** Why nothing was planned on a day off. */
  dayOff?: string;
  clients: number;
  managers: number;
  import: ImportCounts;
  /** planned = sent + skipped + failed + unresolved, over every kind of mail; as the day stands now, however often it was run. */
  mails: MailCounts;
  mailsByKind: Record<MessageKind, MailCounts>;
  /** Mails that this very run sent: 0 when the day was done before. */
  sentNow: number;
  /** Why mails were skipped, counted. */
  skippedBecause: Record<string, number>;
  tasks: Record<TaskKind, number>;
  duties: DutyCounts;
  /** Who was sent a mail about duties that day, and how what it held stood. */
  mailed: MailedRow[];
  /** Capacity units of the store. */
  units: Units;
  /** What the operator should know; nothing has gone wrong yet. */
  warnings: string[];
  /** What went wrong; with any, the exit code is 1. */
  problems: string[];
  /** Where each sent mail was written, when that was asked for. */
  outbox?: string;
};

/** The account of each kind of mail; none of a kind that was not planned. */
export type Accounts = Partial<Record<MessageKind, RunAccount>>;

/** What a day's parts report. */
export type DayParts = Pick<
  DaySummary,
  'date' | 'workday' | 'clients' | 'managers' | 'sentNow' | 'duties' | 'units'
> & {
  dayOff?: string | undefined;
  imported?: ImportCounts | undefined;
  accounts: Accounts;
  mailed?: readonly MailedRow[];
  /** Task counts of each digest. */
  tasks: Iterable<Partial<Record<TaskKind, number>>>;
  warnings?: readonly string[];
  problems?: readonly string[];
  outbox?: string | undefined;
};

const NOTHING_READ: ImportCounts = { read: 0, saved: 0, unchanged: 0, rejected: 0 };

/**
 * Puts a day's summary together from its parts. A mail still in flight, or never begun, counts as unresolved, so that every
 * planned mail is accounted for; every mail that failed or is unresolved is named by its person's id among the problems.
 */
export function daySummary(parts: DayParts): DaySummary {
  const { accounts, imported = NOTHING_READ, dayOff, outbox } = parts;
  const byKind = Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, mailCounts(accounts[kind])]));
  return {
    date: parts.date,
    workday: parts.workday,
    ...(dayOff !== undefined && { dayOff }),
    clients: parts.clients,
    managers: parts.managers,
    import: importCounts(imported),
    mails: sums(Object.values(byKind)),
    mailsByKind: byKind as DaySummary['mailsByKind'],
    sentNow: parts.sentNow,
    skippedBecause: sums(MESSAGE_KINDS.map((kind) => accounts[kind]?.skippedBecause ?? {})),
    tasks: sumTasks(parts.tasks),
    duties: parts.duties,
    mailed: [...(parts.mailed ?? [])],
    units: parts.units,
    warnings: [...(parts.warnings ?? [])],
    problems: [...(parts.problems ?? []), ...MESSAGE_KINDS.flatMap((kind) => mailProblems(kind, accounts[kind]))],
    ...(outbox !== undefined && { outbox }),
  };
}

function mailCounts(account: RunAccount | undefined): MailCounts {
  const { planned = 0, sent = 0, skipped = 0, failed = 0 } = account ?? {};
  const unresolved = (account?.unresolved ?? 0) + (account?.inFlight ?? 0) + (account?.missing.length ?? 0);
  return { planned, sent, skipped, failed, unresolved };
}

/** Adds up counts, name by name. */
export function sums<T extends Record<string, number>>(parts: readonly T[]): T {
  const total: Record<string, number> = {};
  for (const part of parts)
    for (const [name, number] of Object.entries(part)) total[name] = (total[name] ?? 0) + number;
  return total as T;
}

function importCounts({ read, saved, unchanged, rejected, ...rest }: ImportCounts): ImportCounts {
  const taken = TAKEN.flatMap((kind) => (rest[kind] === undefined ? [] : [[kind, rest[kind]] as const]));
  return { read, saved, unchanged, rejected, ...Object.fromEntries(taken) };
}

/** 0 when the days were done, 1 when any has problems. */
export function exitCodeOf(days: readonly DaySummary[]): 0 | 1 {
  return days.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

function sumTasks(digests: Iterable<Partial<Record<TaskKind, number>>>): Record<TaskKind, number> {
  const sums = Object.fromEntries(TASK_KINDS.map((kind) => [kind, 0])) as Record<TaskKind, number>;
  for (const digest of digests) for (const kind of TASK_KINDS) sums[kind] += digest[kind] ?? 0;
  return sums;
}

/** What a kind of mail is called in a line about one of them. */
export const MAIL_OF: Record<MessageKind, string> = { digest: 'mail of', duties: 'duty mail of', notice: 'notice to' };

function mailProblems(kind: MessageKind, account: RunAccount | undefined): string[] {
  if (account === undefined) return [];
  const of = MAIL_OF[kind];
  const named = account.problems.map(
    ({ person, state, reason }) =>
      `${of} ${person}: ${state}${state === 'SENT' ? ', but it did not arrive' : ''}${reason === undefined ? '' : ` (${reason})`}`,
  );
  return [...named, ...account.missing.map((person) => `${of} ${person}: planned, but never begun`)];
}
