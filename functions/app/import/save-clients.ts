import type { CivilDate } from '../../domain/civil-date.ts';
import type { Client } from '../../domain/client.ts';
import { type Incoming, mergeClient } from '../../domain/import/merge-client.ts';
import type { ClientRecords, Read } from '../ports.ts';

/** How changed clients are written, and what is counted on the way. */
export type Saving = {
  clients: ClientRecords;
  /** Recomputes what is derived from the whole client (`nextDueOn`) before each write. */
  reindex: (client: Client) => Client;
  asOf: CivilDate;
  importId: string;
  dryRun: boolean;
  counts: { saved: number; unchanged: number; left: number };
  /** A stored record that cannot be understood is left as it is. */
  onBroken(id: string): void;
};

const TRIES = 8;

type Stored = Read<Client> | undefined;

/** What came of one client; `unknown` when nothing is stored and no row makes one. */
export type ClientSaved = 'saved' | 'unchanged' | 'broken' | 'unknown';

/**
 * Merges what came for one client into its record and writes it if it changed. When somebody else wrote in between, it is
 * read again and merged again; when that shows this import's own write, only its reply had been lost.
 */
export async function saveClient(id: string, stored: Stored, incoming: Incoming, saving: Saving): Promise<ClientSaved> {
  const command = `${saving.importId}#${id}`;
  let current = stored;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (current?.ok === false) {
      saving.onBroken(id);
      return 'broken';
    }
    if (current === undefined && incoming.bank === undefined) return 'unknown';
    const merged = mergeClient(id, current?.value, incoming, { asOf: saving.asOf, command });
    if (!merged.changed) {
      const own = attempt > 0 && current?.value.lastCommand === command;
      saving.counts[own ? 'saved' : 'unchanged'] += 1;
      return own ? 'saved' : 'unchanged';
    }
    const done =
      saving.dryRun || (await saving.clients.put(saving.reindex(merged.client), merged.client.version - 1)) === 'saved';
    if (done) {
      saving.counts.saved += 1;
      return 'saved';
    }
    current = await saving.clients.get(id);
  }
  throw new Error(`client ${id} could not be saved: its record keeps changing`);
}
