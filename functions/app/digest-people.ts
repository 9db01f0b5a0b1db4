import { MAIL_LOG } from './log-events.ts';
import type { PeopleOf } from './plan-run.ts';
import type { Log, RosterRecords } from './ports.ts';

/** Who gets the daily mail: every client manager in the roster. An entry that cannot be read is told, and stops nobody else. */
export function digestPeople({ roster, log }: { roster: Pick<RosterRecords, 'load'>; log: Log }): PeopleOf {
  return async () => {
    const { roster: people, broken } = await roster.load();
    for (const { id, problem } of broken) log.error(MAIL_LOG.rosterEntryBroken, { id, problem });
    return [...people.managers.keys()].sort();
  };
}
