import { describe, expect, test } from 'vitest';
import type { Workspaces } from '../functions/app/import/ports.ts';
import { createHandler } from '../functions/import-file.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { importFileContainer } from '../functions/runtime/containers/import-file.ts';
import { PLAIN_MAPPING } from './support/bank-import.ts';
import { aPolicy } from './support/clients.ts';
import { dropWorld, GOOD_FILES } from './support/drop-world.ts';
import { memoryRecords } from './support/memory-records.ts';
import { BUCKET, useS3 } from './support/s3-server.ts';
import { firstDueFrom } from './support/tasks.ts';

const emptyS3 = useS3();
const CONTEXT = { awsRequestId: 'request-1', functionName: 'import-file' };

/** What EventBridge puts on the queue when an object is created, as far as it can matter. */
const created = (key: string, bucket = BUCKET) => ({
  version: '0',
  id: '17793124-05d4-b198-2fde-7ededc63b103',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  region: 'eu-west-1',
  detail: { version: '0', bucket: { name: bucket }, object: { key, size: 0, sequencer: '1' }, reason: 'PutObject' },
});
const records = (...bodies: unknown[]) => ({
  Records: bodies.map((body, n) => ({ messageId: `m${n}`, body: JSON.stringify(body) })),
});

/** The function over an S3 of the test's own; `most` tells how many imports were under way at once. */
function lambda() {
  const s3 = emptyS3();
  const bank = dropWorld(s3);
  const stored = memoryRecords();
  let [now, most] = [0, 0];
  const watched: Workspaces = {
    async open(name) {
      now += 1;
      most = Math.max(most, now);
      const space = await bank.deps.workspaces.open(name);
      return {
        ...space,
        async remove() {
          await space.remove();
          now -= 1;
        },
      };
    },
  };
  const container = importFileContainer({
    records: stored,
    config: bankConfig(),
    log: bank.deps.log,
    clock: () => '2026-11-23T00:30:00.000Z',
    bucket: bank.deps.bucket,
    bucketName: BUCKET,
    workspaces: watched,
  });
  const handle = createHandler(container);
  const call = async (...bodies: unknown[]) =>
    (await handle(records(...bodies), CONTEXT)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return { ...bank, s3, stored, call, most: () => most };
}

describe('import-file', () => {
  test('imports the batch whose mark was created, with the due index under the bank’s rules', async () => {
    const { upload, call, report, stored } = lambda();
    upload(GOOD_FILES);
    expect(await call(created('drop/crm/2026-11-20/_DONE'))).toEqual([]);
    expect(report()).toMatchObject({ state: 'done', startedAt: '2026-11-23T00:30:00.000Z' });
    const client = stored.clients.find('1');
    if (client === undefined) throw new Error('the client is not stored');
    const { calendar } = bankConfig();
    expect(client.nextDueOn).toBe(firstDueFrom(client, '2026-11-06', { policy: aPolicy(), calendar }));
    expect(client.nextDueOn).toBeDefined();
  });

  test('takes keys as they are: EventBridge does not encode them', async () => {
    const { upload, mapping, call, report } = lambda();
    const drop = { feed: '零售+1', batch: '第 3%20批+' };
    mapping(PLAIN_MAPPING, drop.feed);
    upload(GOOD_FILES, drop);
    expect(await call(created(`drop/${drop.feed}/${drop.batch}/_DONE`))).toEqual([]);
    expect(report(drop)).toMatchObject({ state: 'done', ...drop });
  });

  test('is done with events of other buckets and of no drop, and looks at nothing', async () => {
    const { upload, call, s3, logged } = lambda();
    upload(GOOD_FILES);
    const keys = [
      'drop/_DONE',
      'drop/crm/_DONE',
      'drop/crm/1/2/_DONE',
      'drop//1/_DONE',
      'drop/../1/_DONE',
      'drop/crm/./_DONE',
    ];
    const others = ['drop/crm/1/_DONE.csv', 'reports/crm/1/_DONE', 'x/drop/crm/1/_DONE', 'drop/crm/1\u0000/_DONE'];
    const events = [...keys, ...others].map((key) => created(key));
    expect(await call(...events, created('drop/crm/2026-11-20/_DONE', 'another-bucket'))).toEqual([]);
    expect(s3.tried).toEqual([]);
    expect(logged.map(({ event, because }) => `${event} ${because}`)).toEqual([
      ...events.map(() => 'drop-ignored key'),
      'drop-ignored bucket',
    ]);
    expect(JSON.stringify(logged)).not.toContain('crm');
  });

  test('leaves what is no such event to the dead-letter queue', async () => {
    const { call } = lambda();
    expect(await call({}, { ...created('drop/crm/1/_DONE'), source: 'aws.ses' }, 'x')).toEqual(['m0', 'm1', 'm2']);
  });

  test('lets the queue bring a batch again when the bucket fails, and completes it then', async () => {
    const { upload, call, s3, report, logged } = lambda();
    upload(GOOD_FILES);
    s3.fault = (tried) => (tried.startsWith('PUT reports/') ? 'denied' : undefined);
    expect(await call(created('drop/crm/2026-11-20/_DONE'))).toEqual(['m0']);
    expect(logged.at(-1)).toMatchObject({ level: 'error', event: 'queue-message-failed', error: 'AccessDenied' });
    s3.fault = () => undefined;
    expect(await call(created('drop/crm/2026-11-20/_DONE'))).toEqual([]);
    expect(report()).toMatchObject({ state: 'done', saved: 0, unchanged: 7 });
  });

  test('has one import under way at a time, whatever comes together, and one that fails stops no other', async () => {
    const { upload, call, report, s3, stored, most } = lambda();
    const days = ['2026-11-18', '2026-11-19', '2026-11-20'];
    for (const batch of days) upload(GOOD_FILES, { feed: 'crm', batch });
    s3.fault = (tried) => (tried === 'LIST drop/crm/2026-11-19/' ? 'denied' : undefined);
    const events = [...days, '2026-11-20'].map((batch) => created(`drop/crm/${batch}/_DONE`));
    expect(await call(...events)).toEqual(['m1']);
    expect(most()).toBe(1);
    expect(report({ feed: 'crm', batch: '2026-11-18' })).toMatchObject({ state: 'done', saved: 7 });
    expect(report()).toMatchObject({ state: 'done', saved: 0, unchanged: 7 });
    s3.fault = () => undefined;
    expect(await call(created('drop/crm/2026-11-19/_DONE'))).toEqual([]);
    expect(report({ feed: 'crm', batch: '2026-11-19' })).toMatchObject({ state: 'older' });
    expect(stored.clients.writes).toBe(5);
  });
});
