import { IMPORT, INDEX, ROSTER } from '../functions/adapters/dynamodb/keys.ts';

/** The table's partitions as grants name them: what a function may touch is said in these. */
export const PARTITIONS = {
  clients: 'CLIENT#*',
  runs: 'RUN#*',
  roster: ROSTER,
  imports: IMPORT,
  index: INDEX,
} as const;

export type Partition = keyof typeof PARTITIONS;
