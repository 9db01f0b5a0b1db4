import type { CivilDate } from '../../domain/civil-date.ts';
import type { Duty } from '../../domain/duty/duty.ts';
import { type Period, periodsInPlay } from '../../domain/duty/period.ts';
import { inParallel } from '../in-parallel.ts';
import { DUTY_LOG } from '../log-events.ts';
import type { DutyRecords, Log } from '../ports.ts';

export type ReadGroupDeps = { duties: Pick<DutyRecords, 'ofPeriod'>; log: Log };

const UNITS_AT_ONCE = 16;

/** The duties of one kind in a unit and period, or of every kind. One that cannot be read is logged by id and counted, and stops no other. */
export async function readGroup(
  { duties, log }: ReadGroupDeps,
  { unit, period, kind }: { unit: string; period: Period; kind?: string },
): Promise<{ duties: Duty[]; broken: number }> {
  const found: Duty[] = [];
  let broken = 0;
  for await (const read of duties.ofPeriod(unit, period, kind)) {
    if (read.ok) found.push(read.value);
    else {
      broken += 1;
      log.error(DUTY_LOG.dutyBroken, { duty: read.id, problem: read.problem });
    }
  }
  return { duties: found, broken };
}

/** All duties in play on a day in these units, unit by unit in the order given. */
export async function readInPlay(deps: ReadGroupDeps, units: readonly string[], date: CivilDate): Promise<Duty[]> {
  const found = new Map<string, Duty[]>();
  await inParallel(units, UNITS_AT_ONCE, async (unit) => {
    const read = await Promise.all(periodsInPlay(date).map((period) => readGroup(deps, { unit, period })));
    found.set(
      unit,
      read.flatMap(({ duties }) => duties),
    );
  });
  return units.flatMap((unit) => found.get(unit) ?? []);
}
