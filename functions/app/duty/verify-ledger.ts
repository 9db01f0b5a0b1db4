import {
  anchorHash,
  contradictions,
  dutyId,
  type LedgerAnchor,
  type LedgerFault,
  refOfDutyId,
} from '../../domain/duty/anchor.ts';
import type { Duty, Sha256 } from '../../domain/duty/duty.ts';
import { verifyHistory } from '../../domain/duty/history.ts';
import type { DutyRecords, LedgerAnchors, RosterRecords } from '../ports.ts';
import { unitsWithDuties } from './units-with-duties.ts';

export type VerifyLedgerDeps = {
  duties: Pick<DutyRecords, 'ofUnit' | 'notedUnits'>;
  roster: Pick<RosterRecords, 'load'>;
  anchors: Pick<LedgerAnchors, 'all'>;
  sha256: Sha256;
};

/** How much was looked at, and every fault found: for each duty the first broken entry. */
export type LedgerVerified = { duties: number; entries: number; anchors: number; faults: LedgerFault[] };

/**
 * Recomputes the chain of every duty of every unit that ever had duties, and of those an anchor names, names the first broken entry of each, and compares the chains with
 * every anchor, and each anchor with the one before. Reads only. Without a fault, nothing that was ever anchored has been changed, left out or put in.
 */
export async function verifyLedger(deps: VerifyLedgerDeps): Promise<LedgerVerified> {
  const faults: LedgerFault[] = [];
  const { anchors, faults: broken } = await readAnchors(deps);
  const histories = new Map<string, Duty['history']>();
  let entries = 0;
  for (const unit of await unitsKnown(deps, anchors))
    for await (const read of deps.duties.ofUnit(unit)) {
      if (!read.ok) {
        faults.push({ where: 'record', duty: read.id, problem: read.problem });
        continue;
      }
      const duty = read.value;
      entries += duty.history.length;
      histories.set(dutyId(duty), duty.history);
      const verified = verifyHistory(duty, deps.sha256);
      if (!verified.ok)
        faults.push({ where: 'history', duty: dutyId(duty), seq: verified.seq, problem: verified.problem });
    }
  faults.push(...broken, ...anchors.flatMap((anchor) => contradictions(anchor, histories)));
  return { duties: histories.size, entries, anchors: anchors.length, faults };
}

async function unitsKnown({ duties, roster }: VerifyLedgerDeps, anchors: readonly LedgerAnchor[]): Promise<string[]> {
  const units = new Set(await unitsWithDuties(duties, (await roster.load()).roster));
  for (const { heads } of anchors)
    for (const id of Object.keys(heads)) {
      const ref = refOfDutyId(id);
      if (ref !== undefined) units.add(ref.unit);
    }
  return [...units].sort();
}

/** The anchors, oldest first; and what is wrong with their own chain. */
async function readAnchors({
  anchors: stored,
  sha256,
}: VerifyLedgerDeps): Promise<{ anchors: LedgerAnchor[]; faults: LedgerFault[] }> {
  const anchors: LedgerAnchor[] = [];
  const faults: LedgerFault[] = [];
  for await (const read of stored.all()) {
    if (!read.ok) {
      faults.push({ where: 'anchor', date: read.id, problem: read.problem });
      continue;
    }
    const before = anchors.at(-1);
    const expected = before === undefined ? undefined : anchorHash(before, sha256);
    // The oldest that is kept may follow one that has expired.
    if (expected !== undefined && read.value.previous !== expected)
      faults.push({ where: 'anchor', date: read.value.date, problem: 'it does not follow the anchor before' });
    anchors.push(read.value);
  }
  return { anchors, faults };
}
