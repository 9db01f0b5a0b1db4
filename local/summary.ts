import type { RunAccount } from '../functions/app/account-run.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import { TASK_KINDS, type TaskKind } from '../functions/domain/task.ts';

/** Rows read and rejected, records saved and unchanged; and what was taken over, by kind of record. */
type ImportCounts = { read: number; saved: number; unchanged: number; rejected: number } & Partial<
  Record<(typeof TAKEN)[number], number>
>;
const TAKEN = ['clients', 'holdings', 'units', 'managers', 'officers', 'left'] as const;
type MailCounts = { planned: number; sent: number; skipped: number; failed: number; unresolved: number };
type DutyCounts = { open: number; confirmed: number; overdue: number };
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
  /** planned = sent + skipped + failed + unresolved; as the day stands now, however often it was run. */
  mails: MailCounts;
  /** Mails that this very run sent: 0 when the day was done before. */
  sentNow: number;
  /** Why mails were skipped, counted. */
  skippedBecause: Record<string, number>;
  tasks: Record<TaskKind, number>;
  duties: DutyCounts;
  /** Capacity units of the store. */
  units: Units;
  /** What the operator should know; nothing has gone wrong yet. */
  warnings: string[];
  /** What went wrong; with any, the exit code is 1. */
  problems: string[];
  /** Where each sent mail was written, when that was asked for. */
  outbox?: string;
};

/** What a day's parts report. `account` is absent when no run was planned. */
export type DayParts = Pick<
  DaySummary,
  'date' | 'workday' | 'clients' | 'managers' | 'sentNow' | 'duties' | 'units'
> & {
  dayOff?: string | undefined;
  imported?: ImportCounts | undefined;
  account?: RunAccount | undefined;
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
  const { account, imported = NOTHING_READ, dayOff, outbox } = parts;
  const { planned = 0, sent = 0, skipped = 0, failed = 0 } = account ?? {};
  const open = (account?.unresolved ?? 0) + (account?.inFlight ?? 0) + (account?.missing.length ?? 0);
  return {
    date: parts.date,
    workday: parts.workday,
    ...(dayOff !== undefined && { dayOff }),
    clients: parts.clients,
    managers: parts.managers,
    import: importCounts(imported),
    mails: { planned, sent, skipped, failed, unresolved: open },
    sentNow: parts.sentNow,
    skippedBecause: account?.skippedBecause ?? {},
    tasks: sumTasks(parts.tasks),
    duties: parts.duties,
    units: parts.units,
    warnings: [...(parts.warnings ?? [])],
    problems: [...(parts.problems ?? []), ...(account ? mailProblems(account) : [])],
    ...(outbox !== undefined && { outbox }),
  };
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

function mailProblems(account: RunAccount): string[] {
  const named = account.problems.map(
    ({ person, state, reason }) =>
      `mail of ${person}: ${state}${state === 'SENT' ? ', but it did not arrive' : ''}${reason === undefined ? '' : ` (${reason})`}`,
  );
  return [...named, ...account.missing.map((person) => `mail of ${person}: planned, but never begun`)];
}
