import type { Instant } from '../domain/civil-date.ts';
import type { LinkTries, LinkTryRecords } from './ports.ts';

/** What is counted under one key, and how many wrong tries lock it. */
export type TryLimit = { key: string; most: number };

/**
 * Whether a try was counted, so that it may be compared. `left`: how many more there are. `locks`: it was the last one, and the key stays locked unless it
 * is given back. `mine`: this call wrote it, or may have.
 */
export type TryCounted =
  | { counted: true; left: number; locks: boolean; mine: boolean }
  | { counted: false; locked: boolean; left: number };

const WRITES = 5;

/**
 * Counts a try before anything is compared, under the condition that nobody counted another meanwhile: of any number of tries at once no more are compared
 * than the limit allows. The same try as the last one counted is not counted again, nor does it lock itself out. Not counted when the key is locked, or when
 * others keep coming first. Throws when the store cannot be reached.
 */
export async function countTry(
  tries: LinkTryRecords,
  { key, most }: TryLimit,
  command: string,
  now: Instant,
): Promise<TryCounted> {
  let problem: unknown;
  let left = most;
  for (let attempt = 0; attempt < WRITES; attempt += 1) {
    const before = await tries.get(key);
    const { wrong, version } = before ?? { wrong: 0, version: 0 };
    left = most - wrong;
    const locked = before?.lockedAt !== undefined;
    if (before?.lastCommand === command) return { counted: true, left, locks: locked, mine: attempt > 0 };
    if (locked) return { counted: false, locked, left };
    const locks = wrong + 1 >= most;
    const counted = { link: key, version: version + 1, lastCommand: command, wrong: wrong + 1 };
    const after: LinkTries = locks ? { ...counted, lockedAt: now } : counted;
    try {
      if ((await tries.put(after, version)) === 'saved') return { counted: true, left: left - 1, locks, mine: true };
    } catch (error) {
      problem = error;
    }
  }
  if (problem !== undefined) throw problem;
  return { counted: false, locked: false, left };
}

/**
 * Gives a try back that was right. Only while it is the last one counted: then it is surely given back once, whoever does it and however often. Otherwise, or
 * when the store cannot be reached, it stays counted, which harms nobody.
 */
export async function giveTryBack(tries: LinkTryRecords, key: string, command: string): Promise<void> {
  for (let attempt = 0; attempt < WRITES; attempt += 1) {
    try {
      const before = await tries.get(key);
      if (before?.lastCommand !== command) return;
      const { link, version, wrong } = before;
      const after = { link, version: version + 1, lastCommand: `back:${command}`, wrong: wrong - 1 };
      if ((await tries.put(after, version)) === 'saved') return;
    } catch {
      // It stays counted, unless the next attempt succeeds.
    }
  }
}
