import type { Told } from '../domain/care/client-page.ts';
import { colleagueOf } from '../domain/care/colleague.ts';
import { dateInZone, type Instant, timeInZone } from '../domain/civil-date.ts';
import type { Policy } from '../domain/policy.ts';
import { type AskRosterDeps, askRoster } from './ask-roster.ts';

/** Who acted and when, as a page tells the reader. */
export async function told(
  deps: AskRosterDeps & { policy: Policy },
  { person, at }: { person: string; at: Instant },
  reader: string,
): Promise<Told> {
  const { timeZone } = deps.policy;
  const when = { on: dateInZone(at, timeZone), time: timeInZone(at, timeZone) };
  if (person === reader) return { by: 'you', ...when };
  const who = await askRoster(deps, ({ managers, officers }) => managers.get(person) ?? officers.get(person));
  return { by: colleagueOf(who), ...when };
}
