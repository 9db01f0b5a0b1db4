import type { Roster } from '../../domain/roster.ts';
import { inParallel } from '../in-parallel.ts';
import type { DutyRecords } from '../ports.ts';

const WRITES_AT_ONCE = 16;

/**
 * Every unit that has or had duties, in the order of their ids: those of the roster, and those that were noted when they had their first. A unit that
 * was merged or got another id is no longer in the roster, and its duties are still to be closed, counted and anchored.
 */
export async function unitsWithDuties(
  duties: Pick<DutyRecords, 'notedUnits'>,
  { units }: Pick<Roster, 'units'>,
): Promise<string[]> {
  const known = new Set(units.keys());
  for await (const unit of duties.notedUnits()) known.add(unit);
  return [...known].sort();
}

/** Notes units as having duties, those that are not noted yet; before their first duty is written, so that none is ever without. */
export async function noteUnits(
  duties: Pick<DutyRecords, 'notedUnits' | 'noteUnit'>,
  units: Iterable<string>,
): Promise<void> {
  const missing = new Set(units);
  for await (const unit of duties.notedUnits()) missing.delete(unit);
  await inParallel([...missing].sort(), WRITES_AT_ONCE, (unit) => duties.noteUnit(unit));
}
