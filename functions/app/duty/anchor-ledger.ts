import type { CivilDate } from '../../domain/civil-date.ts';
import { anchorHash, type ChainHead, dutyId, type LedgerAnchor } from '../../domain/duty/anchor.ts';
import type { Duty, Sha256 } from '../../domain/duty/duty.ts';
import { headOf } from '../../domain/duty/history.ts';
import { periodsInPlay } from '../../domain/duty/period.ts';
import { DUTY_LOG } from '../log-events.ts';
import type { DutyRecords, LedgerAnchors, Log, RosterRecords } from '../ports.ts';
import { unitsWithDuties } from './units-with-duties.ts';

export type AnchorLedgerDeps = {
  duties: Pick<DutyRecords, 'ofPeriod' | 'notedUnits'>;
  roster: Pick<RosterRecords, 'load'>;
  anchors: LedgerAnchors;
  sha256: Sha256;
  log: Log;
};

/**
 * Anchors the ledger for a day: the heads of the chains of all duties in play are written outside the table, bound to the anchor before. There is one
 * anchor a day: a day anchored already is left as it is. A duty that cannot be read is logged by id, and is missing from the anchor.
 */
export async function anchorLedger(deps: AnchorLedgerDeps, date: CivilDate): Promise<'anchored' | 'there-already'> {
  const { anchors, sha256, log } = deps;
  const before = await anchors.latest(date);
  const heads = await headsInPlay(deps, date);
  const anchor: LedgerAnchor = { date, previous: before === undefined ? '' : anchorHash(before, sha256), heads };
  const written = await anchors.put(anchor);
  log.info(DUTY_LOG.ledgerAnchored, { date, duties: Object.keys(heads).length, written });
  return written ? 'anchored' : 'there-already';
}

async function headsInPlay(
  { duties, roster, log }: AnchorLedgerDeps,
  date: CivilDate,
): Promise<Record<string, ChainHead>> {
  const heads: [string, ChainHead][] = [];
  const { roster: people } = await roster.load();
  for (const unit of await unitsWithDuties(duties, people))
    for (const period of periodsInPlay(date))
      for await (const read of duties.ofPeriod(unit, period)) {
        if (read.ok) heads.push(headOfDuty(read.value));
        else log.error(DUTY_LOG.dutyBroken, { duty: read.id, problem: read.problem });
      }
  return Object.fromEntries(heads);
}

const headOfDuty = (duty: Duty): [string, ChainHead] => [dutyId(duty), headOf(duty)];
