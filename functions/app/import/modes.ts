import { RECORD_KINDS, type RecordKind } from '../../domain/import/record-kinds.ts';
import type { PlannedFile } from './plan.ts';

/** Which kinds of record the files hold, and whether in full. */
export type Modes = Partial<Record<RecordKind, 'snapshot' | 'changes'>>;

/** The kinds of record the files yield; a kind told in full by one file and in changes by another is told in changes. */
export function modesOf(files: readonly PlannedFile[]): Modes {
  const modes: Modes = {};
  for (const { record, mode } of files.flatMap(({ mapped }) => mapped.yields))
    modes[record] = modes[record] === 'changes' ? 'changes' : mode;
  return modes;
}

export function kindsOf(modes: Modes): RecordKind[] {
  return RECORD_KINDS.filter((kind) => modes[kind] !== undefined);
}
