import type { CivilDate } from '../../domain/civil-date.ts';
import type { Client } from '../../domain/client.ts';
import { type Incoming, mergeClient } from '../../domain/import/merge-client.ts';
import type { ClientRecords, Read, Saved } from '../ports.ts';
import type { StillNewest } from './overtaken.ts';

/** How changed clients are written, and what is counted on the way. */
export type Saving = {
  clients: ClientRecords;
  /** Recomputes what is derived from the whole client (`nextDueOn`) before each write. */
  reindex: (client: Client) => Client;
  asOf: CivilDate;
  importId: string;
  dryRun: boolean;
  /** Asked when a stored client is of a later day than the import. Throws when the import may not go on. */
  stillNewest: StillNewest;
  counts: { saved: number; unchanged: number; left: number };
  /** A client whose stored record cannot be understood, or whose new one cannot be stored, is left as it is. */
  onBroken(id: string, why: string): void;
};

const TRIES = 8;

/** Refusals that concern this client alone: too large for an item, or holding what no reader would take back. */
const THIS_CLIENT = ['ItemTooLarge', 'UnwritableRecord', 'RangeError'];

async function write(client: Client, { clients, reindex, dryRun }: Saving): Promise<Saved | 'refused'> {
  if (dryRun) return 'saved';
  try {
    return await clients.put(reindex(client), client.version - 1);
  } catch (error) {
    if (error instanceof Error && THIS_CLIENT.includes(error.name)) return 'refused';
    throw error;
  }
}

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
      saving.onBroken(id, 'the stored record cannot be understood');
      return 'broken';
    }
    if (current === undefined && incoming.bank === undefined) return 'unknown';
    if (!saving.dryRun && (current?.value.asOf ?? '') > saving.asOf) await saving.stillNewest(current?.value);
    const merged = mergeClient(id, current?.value, incoming, { asOf: saving.asOf, command });
    if (!merged.changed) {
      const own = attempt > 0 && current?.value.lastCommand === command;
      saving.counts[own ? 'saved' : 'unchanged'] += 1;
      return own ? 'saved' : 'unchanged';
    }
    const done = await write(merged.client, saving);
    if (done === 'refused') {
      saving.onBroken(id, 'the new record is too large to be stored, or holds what cannot be');
      return 'broken';
    }
    if (done === 'saved') {
      saving.counts.saved += 1;
      return 'saved';
    }
    current = await saving.clients.get(id);
  }
  throw new Error(`client ${id} could not be saved: its record keeps changing`);
}
