import { IMPORT, INDEX, ROSTER, UNITS } from '../functions/adapters/dynamodb/keys.ts';

/** The table's partitions as grants name them: what a function may touch is said in these. */
export const PARTITIONS = {
  clients: 'CLIENT#*',
  runs: 'RUN#*',
  /** Those of the runs' partitions that hold notices: what is to be told of at once, and never a run or its mails. */
  notices: 'RUN#*#notice#*',
  roster: ROSTER,
  imports: IMPORT,
  index: INDEX,
  units: 'UNIT#*',
  /** Which units have or had duties. */
  notedUnits: UNITS,
  links: 'LINK#*',
} as const;

export type Partition = keyof typeof PARTITIONS;
