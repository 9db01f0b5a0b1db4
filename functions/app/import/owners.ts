import type { ClientRecords } from '../ports.ts';
import type { Tally } from './tally.ts';

const AT_ONCE = 500;

/** Rejects the holdings of clients who are neither in these files nor stored. */
export async function rejectUnknownOwners(clients: ClientRecords, tally: Tally): Promise<void> {
  const { client, holding } = tally.seen;
  const waiting = tally.waiting.filter(
    ({ clientId, holdingId }) => !client.has(clientId) && !holding.isRejected(holdingId),
  );
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const some = waiting.slice(from, from + AT_ONCE);
    const stored = await clients.getMany([...new Set(some.map(({ clientId }) => clientId))]);
    for (const { clientId, holdingId, place, column } of some) {
      if (stored.has(clientId)) continue;
      const fault = {
        value: clientId,
        reason: 'holding of an unknown client',
        ...(column !== undefined && { column }),
      };
      tally.reject(place, 'holding', fault);
      holding.spoil(holdingId, place);
    }
  }
  tally.waiting = [];
}
