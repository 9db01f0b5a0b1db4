import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';

/** Capacity units as the engine counted them. Refused conditional writes are not among them: their reply has no count. */
export type Units = { read: number; written: number };

export type UnitCounter = {
  read(consumed: ConsumedCapacity | readonly ConsumedCapacity[] | undefined): void;
  written(consumed: ConsumedCapacity | undefined): void;
  units(): Units;
};

export function unitCounter(): UnitCounter {
  let read = 0;
  let written = 0;
  return {
    read(consumed) {
      for (const one of [consumed ?? []].flat()) read += one.CapacityUnits ?? 0;
    },
    written(consumed) {
      written += consumed?.CapacityUnits ?? 0;
    },
    units: () => ({ read, written }),
  };
}
