import type { CivilDate } from '../civil-date.ts';
import { type Client, lastContactOn } from '../client.ts';

export type Outcome = 'did' | 'postponed' | 'open';

/** What became of a client whom a mail asked to call, or left out, on a day. */
export function outcomeOf(client: Client, since: CivilDate, date: CivilDate): Outcome {
  if ((lastContactOn(client) ?? '') >= since) return 'did';
  return (client.care.postponed?.until ?? '') > date ? 'postponed' : 'open';
}
