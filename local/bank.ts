import { bankFiles } from '../functions/adapters/files/bank-files.ts';
import { diskStaging } from '../functions/adapters/files/disk-staging.ts';
import { importFiles } from '../functions/app/import/import-files.ts';
import type { ImportRefused, ImportReport } from '../functions/app/import/report.ts';
import type { ImportRequest } from '../functions/app/import/request.ts';
import type { Clock, Log } from '../functions/app/ports.ts';
import { recordContactOf } from '../functions/app/record-contact.ts';
import type { Contact } from '../functions/domain/client.ts';
import type { BankConfig } from '../functions/runtime/bank-config.ts';
import type { Links } from '../functions/runtime/containers/links.ts';
import { reindexer } from '../functions/runtime/containers/reindexer.ts';
import type { Engines } from './engines.ts';

/** A bank on this computer: its engines, its rules, and what time it is there. */
export type LocalBank = { engines: Engines; config: BankConfig; log: Log; clock: Clock; links?: Links };

/** Imports a bank's files through the same use case as everywhere. */
export function importInto(bank: LocalBank, request: ImportRequest): Promise<ImportReport | ImportRefused> {
  const { clients, roster, imports } = bank.engines.records;
  const files = { files: bankFiles(), staging: diskStaging() };
  return importFiles(
    { clients, roster, imports, ...files, reindex: reindexer(bank), log: bank.log, now: bank.clock },
    request,
  );
}

/** Records contacts one after the other, as managers would have. */
export async function recordContacts(bank: LocalBank, contacts: readonly Contact[]): Promise<void> {
  const { clients, contacts: history } = bank.engines.records;
  for (const contact of contacts)
    await recordContactOf({ clients, contacts: history, reindex: reindexer(bank) }, contact);
}

/** A stored record that cannot be used: its id, and what is wrong with it, never what is in it. */
export type BrokenRecord = { id: string; problem: string };

/**
 * How many clients and client managers the store holds, how many clients have a manager who is not in the roster, and which records cannot be
 * read. Clients who have left the bank do not count.
 */
export async function countPeople({
  engines: { records },
}: LocalBank): Promise<{ clients: number; unmanaged: number; managers: number; broken: BrokenRecord[] }> {
  let clients = 0;
  let unmanaged = 0;
  const broken: BrokenRecord[] = [];
  const loaded = await records.roster.load();
  for await (const read of records.clients.all()) {
    if (!read.ok) broken.push({ id: `client ${read.id}`, problem: read.problem });
    else if (read.value.bank.leftOn !== undefined) continue;
    else if (!loaded.roster.managers.has(read.value.bank.managerId)) unmanaged += 1;
    clients += 1;
  }
  const entries = loaded.broken.map(({ id, problem }) => ({ id: `roster entry ${id}`, problem }));
  return { clients, unmanaged, managers: loaded.roster.managers.size, broken: [...broken, ...entries] };
}
