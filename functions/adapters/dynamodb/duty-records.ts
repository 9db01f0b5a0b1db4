import type { DutyRecords, Read } from '../../app/ports.ts';
import type { Duty } from '../../domain/duty/duty.ts';
import { differs, type Item, readVersioned, versionedItemOf } from './item.ts';
import { dutyKey, dutyPrefix, type Key, notedUnitKey, notedUnitOf, UNIT_DUTIES, UNITS, unitPartition } from './keys.ts';
import { checkDuty } from './readers/duty.ts';
import type { Table } from './table.ts';

/**
 * Duties: one item each with its history, all those of a unit in one partition, by period, kind and subject. Which units there are stands in a partition
 * of its own: an item each, that is its key.
 */
export function dutyRecords(table: Table): DutyRecords {
  const inUnit = async function* (unit: string, prefix: string): AsyncIterable<Read<Duty>> {
    const values = { ':unit': unitPartition(unit), ':prefix': prefix };
    for await (const page of table.query({ keys: { text: 'pk = :unit AND begins_with(sk, :prefix)', values } }))
      for (const item of page) yield readDuty(item);
  };
  return {
    async get(ref) {
      const item = await table.get(dutyKey(ref));
      return item && readDuty(item);
    },
    async put(duty, expected) {
      const key = dutyKey(duty);
      return table.put(versionedItemOf({ key, id: idOf(key), value: duty, expected }, checkDuty), expected);
    },
    ofPeriod: (unit, period, kind) => inUnit(unit, dutyPrefix(period, kind)),
    ofUnit: (unit) => inUnit(unit, UNIT_DUTIES),
    async noteUnit(unit) {
      const { pk, sk } = notedUnitKey(unit);
      await table.put({ pk: { S: pk }, sk: { S: sk } }, 0);
    },
    async *notedUnits() {
      for await (const page of table.query({ keys: { text: 'pk = :units', values: { ':units': UNITS } } }))
        for (const { sk } of page) if (sk?.S !== undefined) yield notedUnitOf(sk.S);
    },
  };
}

/** A duty that says it is another one than its key does would be shown, and confirmed, in the wrong place. */
function readDuty(item: Item): Read<Duty> {
  const key = { pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' };
  const id = idOf(key);
  const read = readVersioned<Duty>(item, id, checkDuty);
  return read.ok && !isKeyOf(key, read.value) ? differs(id, 'id') : read;
}

function isKeyOf({ pk, sk }: Key, { unit, period, kind, subject = '' }: Duty): boolean {
  return pk === `UNIT#${unit}` && sk === `${UNIT_DUTIES}${period}#${kind}#${subject}`;
}

function idOf({ pk, sk }: Key): string {
  return `${pk} / ${sk}`;
}
