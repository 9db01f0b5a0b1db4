import type { Read } from '../../app/ports.ts';

/** Told of each stored record that a list left out because it cannot be read. */
export type ReportBroken = (broken: { id: string; problem: string }) => void;

/** The readable ones; the others are reported and stop nobody. */
export function readable<T>(reads: readonly Read<T>[], report: ReportBroken): T[] {
  const values: T[] = [];
  for (const read of reads) {
    if (read.ok) values.push(read.value);
    else report({ id: read.id, problem: read.problem });
  }
  return values;
}
