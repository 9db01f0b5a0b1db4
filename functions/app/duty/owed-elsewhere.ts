import type { CivilDate } from '../../domain/civil-date.ts';
import { type Duty, isOwed } from '../../domain/duty/duty.ts';
import type { DutyCatalogue } from '../../domain/duty/duty-rule.ts';
import { kindOfPeriod, periodsInPlay } from '../../domain/duty/period.ts';
import { inParallel } from '../in-parallel.ts';
import { DUTY_LOG } from '../log-events.ts';
import type { DutyRecords, Log } from '../ports.ts';

export type OwedElsewhereDeps = { duties: Pick<DutyRecords, 'get'>; catalogue: DutyCatalogue; log: Log };

const AT_ONCE = 32;

/**
 * What a client manager has to do themself and still owes, of the periods in play, in units they do not work in: what is open when they move stays where
 * it was owed. Reads one record for each unit, kind and period. One that cannot be read is logged by id.
 */
export async function owedElsewhere(
  { duties, catalogue, log }: OwedElsewhereDeps,
  { person, units, date }: { person: string; units: readonly string[]; date: CivilDate },
): Promise<Duty[]> {
  const own = catalogue.filter(({ by }) => by === 'client-manager');
  const asked = own.flatMap(({ kind, period: every }) =>
    periodsInPlay(date)
      .filter((period) => kindOfPeriod(period) === every)
      .flatMap((period) => units.map((unit) => ({ unit, period, kind, subject: person }))),
  );
  const found: Duty[] = [];
  await inParallel(asked, AT_ONCE, async (ref) => {
    const read = await duties.get(ref);
    if (read?.ok === false) log.error(DUTY_LOG.dutyBroken, { duty: read.id, problem: read.problem });
    else if (read !== undefined && isOwed(read.value)) found.push(read.value);
  });
  return found;
}
