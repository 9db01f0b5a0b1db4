import { setImmediate } from 'node:timers/promises';

type Sleeper = { until: number; wake: () => void };

/** A clock that goes on only when everybody sleeps, and then to when the first of them wakes. */
export function fakeClock({ wakesEarlyBy = 0 }: { wakesEarlyBy?: number } = {}) {
  let now = 0;
  let sleepers: Sleeper[] = [];
  return {
    now: () => now,
    sleep: (ms: number) => new Promise<void>((wake) => void sleepers.push({ until: now + ms, wake })),
    /** Until nobody sleeps any more. `wakesEarlyBy` milliseconds are cut off every sleep that is longer. */
    async run(): Promise<void> {
      await setImmediate();
      while (sleepers.length > 0) {
        const [first] = sleepers.sort((one, other) => one.until - other.until);
        sleepers = sleepers.slice(1);
        const early = first && first.until - now > wakesEarlyBy ? wakesEarlyBy : 0;
        now = Math.max(now, (first?.until ?? now) - early);
        first?.wake();
        await setImmediate();
      }
    },
  };
}
