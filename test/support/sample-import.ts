import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holidays } from '../../config/holidays.ts';
import { policy } from '../../config/policy.ts';
import { bankFiles } from '../../functions/adapters/files/bank-files.ts';
import { diskStaging } from '../../functions/adapters/files/disk-staging.ts';
import { readMappingFile } from '../../functions/adapters/files/mapping-file.ts';
import { importFiles } from '../../functions/app/import/import-files.ts';
import { compileCalendar } from '../../functions/domain/calendar/compile-calendar.ts';
import type { CivilDate } from '../../functions/domain/civil-date.ts';
import type { Client } from '../../functions/domain/client.ts';
import { compileDay, type DayRules } from '../../functions/domain/rules/index.ts';
import type { Task, TaskKind } from '../../functions/domain/task.ts';
import { writeSampleBank } from '../../local/sample-bank/sample-bank.ts';
import { memoryRecords } from './memory-records.ts';

const calendar = compileCalendar(holidays);
const quiet = { info() {}, warn() {}, error() {} };

/** The sample bank as it is after the real import under the shipped policy. */
export async function importedSample(size: { date: CivilDate; clients?: number; managers?: number; units?: number }) {
  const directory = await mkdtemp(join(tmpdir(), 'sample-bank-'));
  try {
    const { files, mapping } = await writeSampleBank({ directory, ...size });
    const read = await readMappingFile(mapping);
    const records = memoryRecords();
    const now = () => `${size.date}T00:00:00.000Z`;
    const deps = { ...records, files: bankFiles(), staging: diskStaging(directory), reindex: same, log: quiet, now };
    const content = read.ok ? read.content : undefined;
    const report = await importFiles(deps, { files, mapping: content, dryRun: false });
    const clients: Client[] = [];
    for await (const client of records.clients.all()) if (client.ok) clients.push(client.value);
    const { roster } = await records.roster.load();
    const day: DayRules = compileDay(policy, calendar, size.date);
    return { report, records, clients, roster, day };
  } finally {
    await rm(directory, { recursive: true });
  }
}

const same = (client: Client): Client => client;

/** What one day's tasks show, over the whole bank. */
export function survey(clients: readonly Client[], tasks: (client: Client) => Task[]) {
  const kinds = new Map<TaskKind, number>();
  const due = new Map<string, number>();
  const all: { client: Client; task: Task }[] = [];
  for (const client of clients) {
    const found = tasks(client);
    due.set(client.bank.managerId, (due.get(client.bank.managerId) ?? 0) + (found.length > 0 ? 1 : 0));
    for (const task of found) {
      all.push({ client, task });
      kinds.set(task.kind, (kinds.get(task.kind) ?? 0) + 1);
    }
  }
  return { kinds, due, all };
}
