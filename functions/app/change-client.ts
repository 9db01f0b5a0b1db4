import type { Client } from '../domain/client.ts';
import type { ClientRecords } from './ports.ts';

const TRIES = 5;

export type ClientChanged = { ok: true; client: Client } | { ok: false; reason: 'unknown-client' | 'broken-record' };

/**
 * Reads a client, decides, and writes the decision if the client is still as read; otherwise reads and decides again. `decide`
 * gives the changed client with its next version, or undefined when nothing is to change. A write whose reply was lost is
 * recognised as won when the reload shows its own command. Throws when the store cannot be reached, or keeps changing under it.
 */
export async function changeClient(
  clients: ClientRecords,
  id: string,
  decide: (client: Client) => Client | undefined,
): Promise<ClientChanged> {
  let tried: Client | undefined;
  let problem: unknown = new Error('The client kept changing while it was being written');
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const read = await clients.get(id);
    if (read === undefined) return { ok: false, reason: 'unknown-client' };
    if (!read.ok) return { ok: false, reason: 'broken-record' };
    if (tried?.lastCommand === read.value.lastCommand && tried.version === read.value.version)
      return { ok: true, client: read.value };
    tried = decide(read.value);
    if (tried === undefined) return { ok: true, client: read.value };
    try {
      if ((await clients.put(tried, read.value.version)) === 'saved') return { ok: true, client: tried };
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}
