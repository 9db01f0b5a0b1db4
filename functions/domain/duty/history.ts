import type { ChainHead } from './anchor.ts';
import type { Duty, DutyAction, DutyState, HistoryEntry, Sha256 } from './duty.ts';

/** The state in which an action leaves a duty; an explanation changes none. */
const LEAVES: Record<Exclude<DutyAction, 'explained'>, DutyState> = {
  opened: 'open',
  confirmed: 'confirmed',
  waived: 'waived',
  reopened: 'reopened',
  closed: 'closed',
};

export type NewEntry = Omit<HistoryEntry, 'seq' | 'hash'>;

/** What verifying a history finds: nothing, or the number of the first entry that is not right, and what is wrong with it. */
export type Verified = { ok: true } | { ok: false; seq: number; problem: string };

/** The duty with one entry more, in the state the entry leaves it in, as its next version: a change and its trace are one write. */
export function append(duty: Duty, entry: NewEntry, sha256: Sha256): Duty {
  const numbered = { ...entry, seq: duty.history.length + 1 };
  const hash = hashOf(duty.history.at(-1)?.hash ?? chainId(duty), numbered, sha256);
  return {
    ...duty,
    version: duty.version + 1,
    lastCommand: entry.command,
    state: stateAfter(duty.state, entry.action),
    history: [...duty.history, { ...numbered, hash }],
  };
}

/**
 * Whether a history is the one that was written: its entries are numbered from 1 without a gap, each hash is that of its entry and of the hash
 * before, and the duty's state and last command are those of its entries. The first hash is also over which duty it is, when it was opened and when
 * it is due. It cannot know of entries cut off at the end: the anchors do.
 */
export function verifyHistory(duty: Duty, sha256: Sha256): Verified {
  let previous = chainId(duty);
  let state: DutyState | undefined;
  for (const [index, { hash, ...entry }] of duty.history.entries()) {
    const seq = index + 1;
    const wrong = (problem: string): Verified => ({ ok: false, seq, problem });
    if (entry.seq !== seq) return wrong(`it is numbered ${entry.seq}`);
    if (seq === 1 && entry.action !== 'opened') return wrong('it does not begin with the opening');
    if (hash !== hashOf(previous, entry, sha256)) return wrong('the entry, or what stands before it, was changed');
    previous = hash;
    state = stateAfter(state ?? 'open', entry.action);
  }
  const seq = duty.history.length;
  if (state === undefined) return { ok: false, seq, problem: 'there is no history' };
  if (state !== duty.state) return { ok: false, seq, problem: `it leaves the duty ${state}, which is ${duty.state}` };
  if (duty.history.at(-1)?.command !== duty.lastCommand)
    return { ok: false, seq, problem: 'the duty was changed last by another command' };
  return { ok: true };
}

/** Where the chain stands; 0 and no hash while there is no entry. */
export function headOf({ history }: Pick<Duty, 'history'>): ChainHead {
  const last = history.at(-1);
  return { seq: last?.seq ?? 0, hash: last?.hash ?? '' };
}

function stateAfter(state: DutyState, action: DutyAction): DutyState {
  return action === 'explained' ? state : LEAVES[action];
}

function chainId({ unit, period, kind, subject, dueOn, openedOn }: Duty): string {
  return JSON.stringify([unit, period, kind, subject ?? '', dueOn, openedOn]);
}

function hashOf(previous: string, entry: Omit<HistoryEntry, 'hash'>, sha256: Sha256): string {
  return sha256(JSON.stringify([previous, inOrder(entry)]));
}

/** The value with its keys in the order of their names, however deep: a store may give them back in another one. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
}
