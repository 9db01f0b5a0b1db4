import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDropBucket } from '../../../functions/adapters/s3/s3-drop-bucket.ts';
import { temporaryDirectory } from '../../support/bank-import.ts';
import { collect } from '../../support/collect.ts';
import { BUCKET, type S3Fault, useS3 } from '../../support/s3-server.ts';

const emptyS3 = useS3();
const DROP = { feed: 'crm', batch: '2026-11-20' };
const A = 'drop/crm/2026-11-20/a.csv';
const CONTENT = `客户号,姓名\n${'1,王\n'.repeat(50_000)}`;

function bucketWith(objects: Record<string, string>) {
  const s3 = emptyS3();
  for (const [key, content] of Object.entries(objects)) s3.put(key, content);
  return { s3, bucket: createDropBucket(s3.client, BUCKET, { idleMs: 60 }) };
}

/** The first request of this kind meets the faults, one after the other; later ones none. */
function inTurn(tried: string, ...faults: S3Fault[]): (one: string) => S3Fault | undefined {
  return (one) => (one === tried ? faults.shift() : undefined);
}

async function fetched(faults: S3Fault[]) {
  const { s3, bucket } = bucketWith({ [A]: CONTENT });
  const path = join(temporaryDirectory(), 'a.csv');
  const [file] = await collect(bucket.files(DROP));
  if (file === undefined) throw new Error('nothing is listed');
  s3.fault = inTurn(`GET ${A}`, ...faults);
  await bucket.fetch(DROP, file, path);
  return { path, gets: s3.tried.filter((tried) => tried.startsWith('GET')).length };
}

describe('what a drop holds', () => {
  test('is everything under it, on however many pages, but the mark that it is complete', async () => {
    const names = Array.from({ length: 2_500 }, (_, n) => `part-${String(n).padStart(4, '0')}.csv`);
    const { s3, bucket } = bucketWith({
      [`${A.slice(0, -5)}_DONE`]: '',
      'drop/crm/2026-11-201/other.csv': 'x',
      'drop/crm/2026-11-20': 'x',
    });
    for (const name of names) s3.put(`drop/crm/2026-11-20/${name}`, 'x');
    const files = await collect(bucket.files(DROP));
    expect(files.map(({ name }) => name)).toEqual(names);
    expect(s3.tried).toHaveLength(3);
  });

  test('is told by the names as they were given: Chinese, blanks, plus, percent, unprintable characters, folders', async () => {
    const names = [
      'a+b.csv',
      'a b.csv',
      'a%20b.csv',
      '客户_20261120.csv',
      'sub/../../x.csv',
      'bell\u0007.csv',
      'a&b<c>.csv',
    ];
    const { bucket } = bucketWith(Object.fromEntries(names.map((name) => [`drop/crm/2026-11-20/${name}`, 'x'])));
    expect((await collect(bucket.files(DROP))).map(({ name }) => name).sort()).toEqual([...names].sort());
  });
});

describe('a file is fetched', () => {
  test('whole, readable by this user only', async () => {
    const { path } = await fetched([]);
    expect(readFileSync(path, 'utf8')).toBe(CONTENT);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('under any name, and with no bytes', async () => {
    for (const name of ['客户 %20+.csv', 'a&b.csv']) {
      const { bucket } = bucketWith({ [`drop/crm/2026-11-20/${name}`]: '' });
      const [file] = await collect(bucket.files(DROP));
      const path = join(temporaryDirectory(), 'x');
      await bucket.fetch(DROP, file ?? { name: '', size: 1, etag: '' }, path);
      expect(readFileSync(path, 'utf8')).toBe('');
    }
  });

  const faults: S3Fault[] = ['cut', 'short', 'spoilt', 'stall'];
  test.each(faults)('anew when its body came %s', async (fault) => {
    const { path, gets } = await fetched([fault, fault]);
    expect(readFileSync(path, 'utf8')).toBe(CONTENT);
    expect(gets).toBe(3);
  });

  test.each(faults)('or not at all when its body always comes %s', async (fault) => {
    await expect(fetched([fault, fault, fault])).rejects.toThrow();
  });

  test('as it was listed: one that was replaced or removed since is refused', async () => {
    for (const change of ['replaced', 'removed']) {
      const { s3, bucket } = bucketWith({ [A]: CONTENT });
      const [file] = await collect(bucket.files(DROP));
      if (change === 'removed') s3.objects.delete(A);
      else s3.put(A, CONTENT.replace('王', '李'));
      const path = join(temporaryDirectory(), 'a.csv');
      await expect(bucket.fetch(DROP, file ?? { name: '', size: 0, etag: '' }, path)).rejects.toMatchObject({
        name: change === 'removed' ? 'AccessDenied' : 'PreconditionFailed',
      });
      expect(existsSync(path)).toBe(false);
    }
  });
});

describe('the mapping of a feed', () => {
  const KEY = 'mappings/crm.json';
  test('is read as JSON, whatever the network does at first', async () => {
    const { s3, bucket } = bucketWith({ [KEY]: '\uFEFF{"files": []}', 'mappings/crm.json.old': '{}' });
    s3.fault = inTurn(`GET ${KEY}`, 'reset', 'cut');
    expect(await bucket.mapping('crm')).toEqual({ ok: true, content: { files: [] } });
  });

  test('is missing, unreadable or too large: each said in a line', async () => {
    const line = async (objects: Record<string, string>) => bucketWith(objects).bucket.mapping('crm');
    expect(await line({ 'mappings/crm.json.old': '{}' })).toEqual({
      ok: false,
      line: 'there is no mappings/crm.json: upload the mapping of this feed',
    });
    expect(await line({ [KEY]: '{"a": 1,\n}' })).toMatchObject({
      line: expect.stringMatching(/mappings\/crm.json: is not JSON near line 2/),
    });
    expect(await line({ [KEY]: ' '.repeat(1024 * 1024 + 1) })).toMatchObject({
      line: expect.stringMatching(/is larger than 1 MB/),
    });
  });

  test('throws when the bucket cannot be read: that is no mistake of the bank', async () => {
    const { s3, bucket } = bucketWith({ [KEY]: '{}' });
    s3.fault = () => 'denied';
    await expect(bucket.mapping('crm')).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('what came of a drop', () => {
  test('is put whole, also when a connection breaks or a reply is lost', async () => {
    const { s3, bucket } = bucketWith({});
    const path = join(temporaryDirectory(), 'rejects.csv');
    writeFileSync(path, CONTENT);
    for (const fault of ['reset', 'reply-lost', 'error-500'] as const) {
      const [report, rejects] = ['report.json', 'rejects.csv'].map((name) => `reports/crm/2026-11-20/${name}`);
      s3.objects.clear();
      s3.fault = inTurn(`PUT ${report}`, fault);
      await bucket.putReport(DROP, '{"state":"done"}');
      s3.fault = inTurn(`PUT ${rejects}`, fault, fault);
      await bucket.putRejects(DROP, path);
      expect(s3.text(report ?? '')).toBe('{"state":"done"}');
      expect(s3.text(rejects ?? '')).toBe(CONTENT);
    }
  });
});
