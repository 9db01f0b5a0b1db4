import type { Clock, RosterRecords } from './ports.ts';

/** How old a roster may be for a mail: a deputy named a minute ago is early enough. */
const RECENT_MS = 60_000;

/**
 * The roster as loaded at most a minute ago: a worker that sends hundreds of mails loads it once and not each time.
 */
export function recentRoster(roster: Pick<RosterRecords, 'load'>, now: Clock): Pick<RosterRecords, 'load'> {
  let recent: { loadedAt: number; loading: ReturnType<RosterRecords['load']> } | undefined;
  return {
    load() {
      const at = Date.parse(now());
      if (recent !== undefined && at - recent.loadedAt < RECENT_MS) return recent.loading;
      const loading = roster.load();
      recent = { loadedAt: at, loading };
      // A load that failed is no roster: the next one asks again.
      loading.catch(() => {
        if (recent?.loading === loading) recent = undefined;
      });
      return loading;
    },
  };
}
