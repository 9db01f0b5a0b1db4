import { dateInZone } from '../../domain/civil-date.ts';
import type { Client } from '../../domain/client.ts';
import { indexedFrom, reindexed } from '../../domain/rules/index.ts';
import type { Base } from './base.ts';

/** Computes a client's due index anew before it is written, as seen from the day it is at the bank. */
export function reindexer({
  config: { policy, calendar },
  clock,
}: Pick<Base, 'config' | 'clock'>): (client: Client) => Client {
  return (client) =>
    reindexed(client, policy, calendar, indexedFrom(client.asOf, dateInZone(clock(), policy.timeZone)));
}
