import type { Holding } from '../../domain/client.ts';
import { fingerprint } from '../../domain/import/fingerprint.ts';
import type { ImportedRecord } from '../../domain/import/records.ts';
import type { Place, SeenIds } from '../../domain/import/seen.ts';

type ClientOrHolding = Extract<ImportedRecord, { kind: 'client' | 'holding' }>;
type Bank = Extract<ImportedRecord, { kind: 'client' }>['bank'];

/** Everything the files say of one client. */
export type StagedClient = { bank?: Bank; holdings: Holding[]; places: Place[] };

/** The part a record is set aside in: all that belongs to one client is in one part. */
export function partOf(record: ClientOrHolding, parts: number): number {
  return fingerprint(record.kind === 'client' ? record.id : record.clientId) % parts;
}

/** A record as one line of text. */
export function stagedRow(record: ClientOrHolding, place: Place): string {
  return JSON.stringify({ ...record, place });
}

/** Groups the rows of one part by client, without those that were rejected after they had been set aside. */
export function groupStaged(
  rows: readonly string[],
  seen: { client: SeenIds; holding: SeenIds },
): Map<string, StagedClient> {
  const clients = new Map<string, StagedClient>();
  for (const row of rows) {
    const record: ClientOrHolding & { place: Place } = JSON.parse(row);
    if (seen[record.kind].isRejected(record.id)) continue;
    const id = record.kind === 'client' ? record.id : record.clientId;
    const client = clients.get(id) ?? { holdings: [], places: [] };
    clients.set(id, client);
    if (record.kind === 'client') client.bank = record.bank;
    else {
      client.holdings.push(record.holding);
      client.places.push(record.place);
    }
  }
  return clients;
}
