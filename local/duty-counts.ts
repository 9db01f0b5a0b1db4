import { unitsWithDuties } from '../functions/app/duty/units-with-duties.ts';
import type { CivilDate } from '../functions/domain/civil-date.ts';
import { dueOf } from '../functions/domain/duty/due.ts';
import { isOwed } from '../functions/domain/duty/duty.ts';
import { periodsInPlay } from '../functions/domain/duty/period.ts';
import type { BrokenRecord, LocalBank } from './bank.ts';
import type { DutyCounts } from './summary.ts';

/** How the duties in play on a day stand, over every unit that has or had some; and those that cannot be read. */
export async function countDuties(
  { engines: { records } }: LocalBank,
  date: CivilDate,
): Promise<{ duties: DutyCounts; broken: BrokenRecord[] }> {
  const duties: DutyCounts = { open: 0, confirmed: 0, overdue: 0 };
  const broken: BrokenRecord[] = [];
  const { roster } = await records.roster.load();
  for (const unit of await unitsWithDuties(records.duties, roster))
    for (const period of periodsInPlay(date))
      for await (const read of records.duties.ofPeriod(unit, period)) {
        if (!read.ok) broken.push({ id: `duty ${read.id}`, problem: read.problem });
        else if (read.value.state === 'confirmed') duties.confirmed += 1;
        else if (isOwed(read.value)) {
          duties.open += 1;
          if (dueOf(read.value) < date) duties.overdue += 1;
        }
      }
  return { duties, broken };
}
