import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bankFiles } from '../../functions/adapters/files/bank-files.ts';
import { diskStaging } from '../../functions/adapters/files/disk-staging.ts';
import { importFiles } from '../../functions/app/import/import-files.ts';
import type { ImportProgress, ImportRefused, ImportReport } from '../../functions/app/import/report.ts';
import type { ImportDeps, ImportRequest } from '../../functions/app/import/request.ts';
import type { Client } from '../../functions/domain/client.ts';
import { rejectLine } from '../../functions/domain/import/reject.ts';
import { memoryRecords } from './memory-records.ts';

/** A directory of its own for one test, removed when the test ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'steward-test-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A mapping of plain files: clients.csv, holdings.csv, managers.csv, units.csv; override what a test is about. */
export const PLAIN_MAPPING = {
  asOf: '2026-11-20',
  files: [
    {
      name: 'clients.csv',
      yields: [
        {
          record: 'client',
          fields: {
            id: 'id',
            managerId: 'manager',
            name: 'name',
            phone: 'phone',
            tier: { column: 'tier', default: 'ordinary' },
            openedOn: 'opened',
          },
        },
      ],
    },
    {
      name: 'holdings.csv',
      yields: [
        {
          record: 'holding',
          fields: {
            id: 'id',
            clientId: 'client',
            kind: { constant: 'deposit' },
            amount: { column: 'amount', money: { currency: 'CNY' } },
            maturesOn: 'matures',
          },
        },
      ],
    },
    { name: 'managers.csv', yields: [{ record: 'manager', fields: { id: 'id', unitId: 'unit', mail: 'mail' } }] },
    { name: 'units.csv', yields: [{ record: 'unit', fields: { id: 'id', name: 'name' } }] },
  ],
};

export const CLIENT_HEADER = 'id,manager,name,phone,tier,opened';
export const HOLDING_HEADER = 'id,client,amount,matures';

/** A clients.csv of `count` good rows, numbered from 1, for manager m1. */
export function clientRows(count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) => `${i + 1},m1,Client ${i + 1},1380000${String(i + 1).padStart(4, '0')},vip,2020-01-31`,
  );
}

export const file = (header: string, rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

type Settings = Partial<Pick<ImportRequest, 'asOf' | 'dryRun' | 'partBytes'>> & { mapping?: unknown };
export type Imported = {
  report: ImportReport | ImportRefused;
  lines: string[];
  progress: ImportProgress[];
  logged: unknown[];
};

/** A bank with its records in memory, importing files written by the test to a directory of its own. */
export function bankWithRecords(overrides: Partial<ImportDeps> = {}) {
  const records = memoryRecords();
  const directory = temporaryDirectory();
  const logged: unknown[] = [];
  const note = (event: string, ids?: object) => logged.push({ event, ...ids });
  const deps: ImportDeps = {
    ...records,
    files: bankFiles(),
    staging: diskStaging(directory),
    reindex: (client: Client) => ({ ...client, nextDueOn: '2026-12-01' }),
    log: { info: note, warn: note, error: note },
    now: () => '2026-11-23T00:30:00.000Z',
    ...overrides,
  };
  const write = (files: Record<string, string | Uint8Array>) =>
    Object.entries(files).map(([name, content]) => {
      const path = join(directory, name);
      writeFileSync(path, content);
      return path;
    });
  const run = async (files: Record<string, string | Uint8Array>, settings: Settings = {}): Promise<Imported> => {
    const lines: string[] = [];
    const progress: ImportProgress[] = [];
    const report = await importFiles(deps, {
      files: write(files),
      mapping: PLAIN_MAPPING,
      dryRun: false,
      onReject: (one) => lines.push(rejectLine(one)),
      onProgress: (one) => progress.push(one),
      ...settings,
    });
    return { report, lines, progress, logged };
  };
  return { ...records, deps, directory, write, run };
}
