import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 200;

/** Asks again and again until there is an answer, and gives it. Throws saying what it waited for when the time is up. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(POLL_MS)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}
