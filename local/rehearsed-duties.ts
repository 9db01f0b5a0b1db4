import type { DutyRecords, Read } from '../functions/app/ports.ts';
import { dutyId } from '../functions/domain/duty/anchor.ts';
import type { Duty } from '../functions/domain/duty/duty.ts';

/** Duties as they would be: what is put is kept here and read back, and the store stays as it is. */
export function rehearsedDuties(stored: DutyRecords): DutyRecords {
  const put = new Map<string, Duty>();
  const noted = new Set<string>();
  const current = (read: Read<Duty>): Read<Duty> => {
    const changed = read.ok ? put.get(dutyId(read.value)) : undefined;
    return changed === undefined ? read : { ok: true, value: changed };
  };
  async function* over(reads: AsyncIterable<Read<Duty>>, belongs: (duty: Duty) => boolean): AsyncIterable<Read<Duty>> {
    const seen = new Set<string>();
    for await (const read of reads) {
      if (read.ok) seen.add(dutyId(read.value));
      yield current(read);
    }
    const added = [...put].filter(([id, duty]) => !seen.has(id) && belongs(duty));
    for (const [, value] of added.sort(([a], [b]) => (a < b ? -1 : 1))) yield { ok: true, value };
  }
  return {
    async get(ref) {
      const changed = put.get(dutyId(ref));
      return changed === undefined ? stored.get(ref) : { ok: true, value: changed };
    },
    async put(duty, expected) {
      const before = await this.get(duty);
      const version = before === undefined ? 0 : before.ok ? before.value.version : Number.NaN;
      if (version !== expected) return 'conflict';
      put.set(dutyId(duty), duty);
      return 'saved';
    },
    ofPeriod: (unit, period, kind) =>
      over(
        stored.ofPeriod(unit, period, kind),
        (duty) => duty.unit === unit && duty.period === period && (kind === undefined || duty.kind === kind),
      ),
    ofUnit: (unit) => over(stored.ofUnit(unit), (duty) => duty.unit === unit),
    async noteUnit(unit) {
      noted.add(unit);
    },
    async *notedUnits() {
      const added = new Set(noted);
      for await (const unit of stored.notedUnits()) {
        added.delete(unit);
        yield unit;
      }
      yield* added;
    },
  };
}
