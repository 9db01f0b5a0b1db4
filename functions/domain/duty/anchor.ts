import type { CivilDate } from '../civil-date.ts';
import type { Duty, DutyRef, Sha256 } from './duty.ts';

/** The end of a duty's chain: the number of its last entry, and that entry's hash. */
export type ChainHead = { seq: number; hash: string };

/**
 * LedgerAnchor: where every chain stood on one day, kept outside the table, so that whoever could rewrite a whole chain there would contradict it.
 * `previous` is the hash of the anchor before: anchors are a chain themselves.
 */
export type LedgerAnchor = { date: CivilDate; previous: string; heads: Record<string, ChainHead> };

/** What the ledger is found guilty of: where, and what. `duty` is the duty's id as anchors and reports write it. */
export type LedgerFault =
  | { where: 'history'; duty: string; seq: number; problem: string }
  | { where: 'record'; duty: string; problem: string }
  | { where: 'anchor'; date: CivilDate; problem: string }
  | { where: 'anchored'; date: CivilDate; duty: string; seq: number; problem: string };

/** A duty's id in one text, fit to be a name in an anchor; no two duties share one. */
export function dutyId({ unit, period, kind, subject }: DutyRef): string {
  return JSON.stringify(subject === undefined ? [unit, period, kind] : [unit, period, kind, subject]);
}

/** The duty an id names; undefined for what `dutyId` does not write. */
export function refOfDutyId(id: string): DutyRef | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(id);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length > 4 || !parts.every((part) => typeof part === 'string')) return undefined;
  const [unit, period, kind, subject] = parts;
  if (unit === undefined || period === undefined || kind === undefined) return undefined;
  return { unit, period, kind, ...(subject !== undefined && { subject }) };
}

/** The hash by which the next anchor names this one: over the date, the one before, and the heads in the order of their names. */
export function anchorHash({ date, previous, heads }: LedgerAnchor, sha256: Sha256): string {
  const ordered = Object.entries(heads)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { seq, hash }]) => [id, seq, hash]);
  return sha256(JSON.stringify([date, previous, ordered]));
}

/**
 * What contradicts an anchor in the chains as they stand: a duty that is gone, a chain that is shorter than it was, or another hash at the place where
 * the chain then ended. A chain that has grown since is right.
 */
export function contradictions(
  { date, heads }: LedgerAnchor,
  histories: ReadonlyMap<string, readonly Pick<Duty['history'][number], 'hash'>[]>,
): LedgerFault[] {
  return Object.entries(heads).flatMap(([duty, { seq, hash }]): LedgerFault[] => {
    const history = histories.get(duty);
    const fault = (problem: string): LedgerFault[] => [{ where: 'anchored', date, duty, seq, problem }];
    if (history === undefined) return fault('the duty is no longer there');
    if (history.length < seq) return fault(`the history has ${history.length} entries; it had ${seq}`);
    return history[seq - 1]?.hash === hash ? [] : fault('the entry is not the one that was anchored');
  });
}
