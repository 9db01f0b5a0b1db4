import type { CivilDate } from '../domain/civil-date.ts';
import { isUndelivered, type Message, type MessageState } from '../domain/mail/message.ts';
import type { RunKind } from '../domain/mail/run.ts';
import type { MessageRecords, RunRecords } from './ports.ts';

/**
 * What became of a run's mails. `inFlight`: SENDING, RETRY or UNKNOWN. `missing`: people whose mail was never begun.
 * `skippedBecause` counts the skipped by reason. `problems` names every mail that did not go out, or did not arrive, as it
 * should have.
 */
export type RunAccount = {
  planned: number;
  sent: number;
  skipped: number;
  failed: number;
  unresolved: number;
  /** Those of the sent that did not arrive: bounced, or rejected by the provider. */
  bounced: number;
  inFlight: number;
  skippedBecause: Record<string, number>;
  /** Every planned mail is settled: planned = sent + skipped + failed + unresolved. */
  reconciled: boolean;
  missing: string[];
  problems: { person: string; state: MessageState; reason?: string }[];
};

/** Accounts for every planned mail of a run, or for those of `only` some people, one by one; undefined when there is no such run. Reads only. */
export async function accountRun(
  deps: { runs: RunRecords; messages: MessageRecords },
  { kind, date, only }: { kind: RunKind; date: CivilDate; only?: readonly string[] | undefined },
): Promise<RunAccount | undefined> {
  const run = await deps.runs.get(kind, date);
  if (run === undefined) return undefined;
  const people = only === undefined ? run.people : run.people.filter((person) => only.includes(person));
  const missing = new Set(people);
  const messages: Message[] = [];
  for await (const message of deps.messages.ofRun(kind, date))
    if (missing.delete(message.person)) messages.push(message);
  return accountOf(messages, [...missing].sort());
}

/** Accounts for a day's notices: every one that is stored was planned, so none can be missing. Reads only. */
export async function accountNotices(
  { messages }: { messages: Pick<MessageRecords, 'ofRun'> },
  date: CivilDate,
): Promise<RunAccount> {
  const notices: Message[] = [];
  for await (const message of messages.ofRun('notice', date)) notices.push(message);
  return accountOf(notices, []);
}

function accountOf(messages: readonly Message[], missing: string[]): RunAccount {
  const planned = messages.length + missing.length;
  const count = (...states: MessageState[]) => messages.filter(({ state }) => states.includes(state)).length;
  const skippedBecause: Record<string, number> = {};
  for (const { state, reason = 'unknown' } of messages) {
    if (state === 'SKIPPED') skippedBecause[reason] = (skippedBecause[reason] ?? 0) + 1;
  }
  const sums = {
    sent: count('SENT'),
    skipped: count('SKIPPED'),
    failed: count('FAILED'),
    unresolved: count('UNRESOLVED'),
  };
  return {
    planned,
    ...sums,
    bounced: messages.filter(isUndelivered).length,
    inFlight: count('SENDING', 'RETRY', 'UNKNOWN'),
    skippedBecause,
    reconciled: planned === sums.sent + sums.skipped + sums.failed + sums.unresolved,
    missing,
    problems: messages.filter(isProblem).map(({ person, state, reason, delivery = reason }) => ({
      person,
      state,
      ...(delivery !== undefined && { reason: delivery }),
    })),
  };
}

/** Sent is no problem unless it did not arrive, and neither is a day with nothing due. */
function isProblem(message: Message): boolean {
  if (message.state === 'SENT') return isUndelivered(message);
  return !(message.state === 'SKIPPED' && message.reason === 'nothing-due');
}
