import type { Duty, DutyRef } from '../domain/duty/duty.ts';
import type { DutyRecords } from './ports.ts';

const TRIES = 5;

export type DutyChanged = { ok: true; duty: Duty } | { ok: false; reason: 'unknown-duty' | 'broken-record' };

/**
 * Reads a duty, decides, and writes the decision if the duty is still as read; otherwise reads and decides again. `decide` gives the changed duty with
 * its next version, or undefined when nothing is to change: the history it is given holds its own command when a write has won whose reply was lost.
 * Throws when the store cannot be reached, or keeps changing under it.
 */
export async function changeDuty(
  duties: Pick<DutyRecords, 'get' | 'put'>,
  ref: DutyRef,
  decide: (duty: Duty) => Duty | undefined,
): Promise<DutyChanged> {
  let problem: unknown = new Error('The duty kept changing while it was being written');
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const read = await duties.get(ref);
    if (read === undefined) return { ok: false, reason: 'unknown-duty' };
    if (!read.ok) return { ok: false, reason: 'broken-record' };
    const decided = decide(read.value);
    if (decided === undefined) return { ok: true, duty: read.value };
    try {
      if ((await duties.put(decided, read.value.version)) === 'saved') return { ok: true, duty: decided };
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}
