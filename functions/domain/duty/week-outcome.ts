import { type CivilDate, dateInZone } from '../civil-date.ts';
import { type Client, lastContactOn } from '../client.ts';

export type Outcome = 'did' | 'postponed' | 'tried' | 'open';

type At = { date: CivilDate; timeZone: string };

/**
 * What became of a client whom a mail asked to call, or left out, on a day. A call counts by the later of its day and the day it was recorded: Friday's
 * call, recorded on Monday, answers Monday's card too. `tried`: called since, and not reached.
 */
export function outcomeOf(client: Client, since: CivilDate, at: At): Outcome {
  if (contactedBy(client, at) >= since) return 'did';
  if ((client.care.postponed?.until ?? '') > at.date) return 'postponed';
  return triedOn(client, at) >= since ? 'tried' : 'open';
}

/** The last day on which the client was reached or tried, or either was recorded; empty when never. */
export function lastCaredOn(client: Client, at: At): string {
  return [contactedBy(client, at), triedOn(client, at)].sort().at(-1) ?? '';
}

function contactedBy(client: Client, { timeZone }: At): string {
  const { at } = client.care.lastContact ?? {};
  return [lastContactOn(client) ?? '', at === undefined ? '' : dateInZone(at, timeZone)].sort().at(-1) ?? '';
}

function triedOn({ care }: Client, { timeZone }: At): string {
  const phone = care.phoneTriedAt === undefined ? '' : dateInZone(care.phoneTriedAt, timeZone);
  return [care.followUp?.tried?.on ?? '', care.phoneDoubt?.since ?? '', phone].sort().at(-1) ?? '';
}
