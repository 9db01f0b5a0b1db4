import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workspaces } from '../../functions/adapters/files/workspace.ts';
import { createDropBucket } from '../../functions/adapters/s3/s3-drop-bucket.ts';
import type { DropReport } from '../../functions/app/import/drop-report.ts';
import { type ImportDropDeps, importDrop } from '../../functions/app/import/import-drop.ts';
import type { Drop } from '../../functions/app/import/ports.ts';
import type { ImportReport } from '../../functions/app/import/report.ts';
import { CLIENT_HEADER, clientRows, file, HOLDING_HEADER, PLAIN_MAPPING, temporaryDirectory } from './bank-import.ts';
import { memoryRecords } from './memory-records.ts';
import { BUCKET, type FakeS3 } from './s3-server.ts';

export const DROP: Drop = { feed: 'crm', batch: '2026-11-20' };
const { asOf: _, ...UNDATED } = PLAIN_MAPPING;

/** Five clients with a holding each, their manager and unit. */
export const GOOD_FILES: Record<string, string> = {
  'clients.csv': file(CLIENT_HEADER, clientRows(5)),
  'holdings.csv': file(HOLDING_HEADER, ['h1,1,100.00,2026-12-01', 'h2,2,250000.00,2027-01-15']),
  'managers.csv': file('id,unit,mail', ['m1,u1,m1@bank.example']),
  'units.csv': file('id,name', ['u1,泰山路支行']),
};

/** A bank with its records in memory and its drop bucket on an S3 of the test's own. */
export function dropWorld(s3: FakeS3, overrides: Partial<ImportDropDeps> = {}) {
  const records = memoryRecords();
  const disk = join(temporaryDirectory(), 'import-file');
  const logged: Record<string, unknown>[] = [];
  const note = (level: string) => (event: string, ids?: object) => void logged.push({ level, event, ...ids });
  let minute = 0;
  const deps: ImportDropDeps = {
    ...records,
    bucket: createDropBucket(s3.client, BUCKET, { idleMs: 60 }),
    workspaces: workspaces(disk),
    reindex: (client) => ({ ...client, nextDueOn: '2026-12-01' }),
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    now: () => new Date(Date.UTC(2026, 10, 23, 0, minute++)).toISOString(),
    ...overrides,
  };
  const upload = (files: Record<string, string | Uint8Array>, { feed, batch }: Drop = DROP) => {
    for (const [name, content] of Object.entries(files)) s3.put(`drop/${feed}/${batch}/${name}`, content);
    s3.put(`drop/${feed}/${batch}/_DONE`, '');
  };
  const mapping = (content: unknown, feed = DROP.feed) =>
    s3.put(`mappings/${feed}.json`, typeof content === 'string' ? content : JSON.stringify(content));
  mapping(UNDATED);
  return {
    ...records,
    deps,
    disk,
    logged,
    upload,
    mapping,
    isTidy: () => !existsSync(disk),
    run: (drop: Drop = DROP) => importDrop(deps, drop),
    /** The report as the bank finds it. */
    report: ({ feed, batch }: Drop = DROP): DropReport & Partial<ImportReport> =>
      JSON.parse(s3.text(`reports/${feed}/${batch}/report.json`) ?? '{}'),
    rejects: ({ feed, batch }: Drop = DROP) => s3.text(`reports/${feed}/${batch}/rejects.csv`),
  };
}

/** Where in its calls a run dies: before a call is made, or after it was made and its answer is lost. */
export type Death = { call: number; when: 'before' | 'after' };

/** The same dependencies, of which the given call is the last one: `calls` tells how many there were. */
export function dying(deps: ImportDropDeps, death?: Death): { deps: ImportDropDeps; calls: () => number } {
  let calls = 0;
  const dead = () => new Error('the machine went away');
  const mortal = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => {
          calls += 1;
          if (death !== undefined && calls >= death.call && (death.when === 'before' || calls > death.call))
            throw dead();
          const result: unknown = Reflect.apply(method, target, args);
          if (calls !== death?.call || !(result instanceof Promise)) return result;
          return result.then(() => {
            throw dead();
          });
        };
      },
    });
  const { bucket, clients, roster, imports } = deps;
  const ports = { bucket: mortal(bucket), clients: mortal(clients), roster: mortal(roster), imports: mortal(imports) };
  return { deps: { ...deps, ...ports }, calls: () => calls };
}
