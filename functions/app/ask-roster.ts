import type { RosterEntry, RosterLookup, RosterValue } from '../domain/roster.ts';
import { MAIL_LOG } from './log-events.ts';
import type { Log, RosterRecords } from './ports.ts';

export type AskRosterDeps = { roster: Pick<RosterRecords, 'get'>; log: Log };

/** What a rule came to before it had all it looks for. */
class Missing {
  readonly read: () => Promise<void>;
  constructor(read: () => Promise<void>) {
    this.read = read;
  }
}

/**
 * What a rule decides on the roster as it stands now: the entries it looks up are read by key, consistently, each once, and no others. At an
 * entry not read yet the rule is left, and asked again with it, so it has to be pure. An entry that cannot be read is logged by id and counts
 * as absent.
 */
export async function askRoster<T>(deps: AskRosterDeps, rule: (roster: RosterLookup) => T): Promise<T> {
  const roster = { units: part(deps, 'unit'), managers: part(deps, 'manager'), officers: part(deps, 'officer') };
  for (;;) {
    try {
      return rule(roster);
    } catch (missing) {
      if (!(missing instanceof Missing)) throw missing;
      await missing.read();
    }
  }
}

function part<E extends RosterEntry['entry']>({ roster, log }: AskRosterDeps, entry: E) {
  const known = new Map<string, RosterValue<E> | undefined>();
  const read = async (id: string): Promise<void> => {
    const found = await roster.get(entry, id);
    if (found?.ok === false) log.error(MAIL_LOG.rosterEntryBroken, { id: found.id, problem: found.problem });
    known.set(id, found?.ok ? found.value : undefined);
  };
  return {
    get(id: string): RosterValue<E> | undefined {
      if (id === '' || known.has(id)) return known.get(id);
      throw new Missing(() => read(id));
    },
  };
}
