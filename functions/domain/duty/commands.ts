import type { CivilDate, Instant } from '../civil-date.ts';
import { type Duty, type DutyAction, type DutyRef, type HistoryEntry, isOwed, type Sha256 } from './duty.ts';
import type { DutyActor, Evidence } from './evidence-field.ts';
import { append } from './history.ts';

/** Who stands in the history for what the schedule does. */
export const STEWARD = 'steward';

/** What the schedule does: when, and by which command. */
export type BySteward = { at: Instant; commandId: string };

/**
 * A duty after a command, or why it stays as it is. `entry` is what settled it. The same command again is `already`, with its own entry: nothing is
 * recorded twice, however often it arrives, and whatever has become of the duty since.
 */
export type DutyDecided =
  | { ok: true; duty: Duty }
  | { ok: false; reason: 'already' | 'waived' | 'closed' | 'not-confirmed' | 'explained-enough'; entry?: HistoryEntry };

/** A duty that was never there, opened. `openedOn` and `dueOn` stay as they are for good: the first hash is over them. */
export function openDuty(
  ref: DutyRef & { openedOn: CivilDate; dueOn: CivilDate },
  { at, commandId }: BySteward,
  sha256: Sha256,
): Duty {
  const fresh: Duty = { ...ref, version: 0, lastCommand: '', state: 'open', history: [] };
  return append(fresh, { at, by: STEWARD, action: 'opened', command: commandId }, sha256);
}

/**
 * A duty nobody was asked for any more is asked for again, as when somebody comes back to the unit: from that day on, and due when the new opening
 * says.
 */
export function openAgain(
  duty: Duty,
  { openedOn, dueOn }: Pick<Duty, 'openedOn' | 'dueOn'>,
  { at, commandId }: BySteward,
  sha256: Sha256,
): DutyDecided {
  const { state } = duty;
  if (state !== 'closed') return refusedAs(state === 'waived' ? 'waived' : 'already', duty);
  const entry = { at, by: STEWARD, action: 'opened', command: commandId, openedOn, dueOn } as const;
  return { ok: true, duty: append(duty, entry, sha256) };
}

/** Nobody is asked for the duty any more: `reason` is a code, such as `left` or `moved`. What is settled stays as it is. */
export function closeDuty(duty: Duty, reason: string, { at, commandId }: BySteward, sha256: Sha256): DutyDecided {
  if (!isOwed(duty)) return refusedFor(duty);
  return { ok: true, duty: append(duty, { at, by: STEWARD, action: 'closed', command: commandId, reason }, sha256) };
}

/** Whoever has the duty confirms it with its evidence. Refused when it is settled already, and by whom, or nobody is asked any more. */
export function confirmDuty(duty: Duty, evidence: Evidence, by: DutyActor, sha256: Sha256): DutyDecided {
  return whileOwed(duty, 'confirmed', { evidence }, by, sha256);
}

/** So often a duty is explained: its whole history is one record. */
const MOST_EXPLAINED = 20;

/** Whether a duty may be explained once more: it has been explained fewer than twenty times. */
export function mayBeExplained({ history }: Pick<Duty, 'history'>): boolean {
  return history.filter(({ action }) => action === 'explained').length < MOST_EXPLAINED;
}

/**
 * Whoever has the duty says why it is late. It stays as open as it is. Refused as a confirmation is, and as `explained-enough` when that was said twenty
 * times.
 */
export function explainDuty(duty: Duty, reason: string, by: DutyActor, sha256: Sha256): DutyDecided {
  const before = sameCommand(duty, 'explained', by.commandId);
  if (before === undefined && isOwed(duty) && !mayBeExplained(duty)) return { ok: false, reason: 'explained-enough' };
  return whileOwed(duty, 'explained', { reason }, by, sha256);
}

/** The supervising department excuses from the duty, with its reason. Refused as a confirmation is. */
export function waiveDuty(duty: Duty, reason: string, by: DutyActor, sha256: Sha256): DutyDecided {
  return whileOwed(duty, 'waived', { reason }, by, sha256);
}

/**
 * A confirmed duty is asked for again: somebody named in it says that it was not them, or the supervising department sends it back. With `of`, only
 * while the confirmation by that command stands. Refused as `not-confirmed` when there is no such confirmation to take back.
 */
export function reopenDuty(duty: Duty, reason: string, by: DutyActor, sha256: Sha256, of?: string): DutyDecided {
  const before = sameCommand(duty, 'reopened', by.commandId);
  if (before !== undefined) return { ok: false, reason: 'already', entry: before };
  const standing = confirmationOf(duty);
  if (standing === undefined || (of !== undefined && standing.command !== of)) {
    const entry = duty.history.findLast(({ action }) => action === 'reopened');
    return { ok: false, reason: 'not-confirmed', ...(entry && { entry }) };
  }
  return { ok: true, duty: append(duty, { ...entryBy(by), action: 'reopened', reason }, sha256) };
}

/** The confirmation that stands; undefined when the duty is not confirmed. */
export function confirmationOf({ state, history }: Duty): HistoryEntry | undefined {
  return state === 'confirmed' ? history.findLast(({ action }) => action === 'confirmed') : undefined;
}

/** The latest explanation of why it is late. */
export function explanationOf({ history }: Duty): HistoryEntry | undefined {
  return history.findLast(({ action }) => action === 'explained');
}

type Said = Pick<HistoryEntry, 'reason' | 'evidence'>;

function whileOwed(duty: Duty, action: DutyAction, said: Said, by: DutyActor, sha256: Sha256): DutyDecided {
  const before = sameCommand(duty, action, by.commandId);
  if (before !== undefined) return { ok: false, reason: 'already', entry: before };
  if (!isOwed(duty)) return refusedFor(duty);
  return { ok: true, duty: append(duty, { ...entryBy(by), action, ...said }, sha256) };
}

function sameCommand({ history }: Duty, action: DutyAction, commandId: string): HistoryEntry | undefined {
  return history.find((entry) => entry.command === commandId && entry.action === action);
}

function refusedFor(duty: Duty): DutyDecided {
  return refusedAs(duty.state === 'waived' || duty.state === 'closed' ? duty.state : 'already', duty);
}

/** With the last entry: it left the duty in its state, for a settled one is not explained any more. */
function refusedAs(reason: 'already' | 'waived' | 'closed', { history }: Duty): DutyDecided {
  const entry = history.at(-1);
  return { ok: false, reason, ...(entry && { entry }) };
}

function entryBy({ person, assurance, at, commandId, onBehalfOf, seconds }: DutyActor) {
  return {
    at,
    by: person,
    command: commandId,
    assurance,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(seconds !== undefined && { seconds }),
  };
}
