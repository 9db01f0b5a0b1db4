import { describe, expect, test } from 'vitest';
import { createLedgerAnchors } from '../../../functions/adapters/s3/s3-ledger-anchors.ts';
import { collect } from '../../support/collect.ts';
import { BUCKET, useS3 } from '../../support/s3-server.ts';

const anchor = (date: string, hash = 'a') => ({
  date,
  previous: '',
  heads: { '["U01","2026-11","meeting"]': { seq: 1, hash } },
});

describe('anchors of the ledger on S3', () => {
  const s3 = useS3();

  test('an anchor is read back as it was put, oldest first', async () => {
    const anchors = createLedgerAnchors(s3().client, BUCKET);
    expect(await anchors.put(anchor('2026-11-24'))).toBe(true);
    expect(await anchors.put(anchor('2026-11-23'))).toBe(true);
    expect(await collect(anchors.all())).toEqual([
      { ok: true, value: anchor('2026-11-23') },
      { ok: true, value: anchor('2026-11-24') },
    ]);
  });

  test('a day has one anchor: a second is not put over it', async () => {
    const anchors = createLedgerAnchors(s3().client, BUCKET);
    await anchors.put(anchor('2026-11-23', 'first'));
    expect(await anchors.put(anchor('2026-11-23', 'second'))).toBe(false);
    expect(await collect(anchors.all())).toEqual([{ ok: true, value: anchor('2026-11-23', 'first') }]);
  });

  test('an anchor whose reply was lost is there, and the same day again finds it', async () => {
    const bucket = s3();
    const anchors = createLedgerAnchors(bucket.client, BUCKET);
    let lost = 0;
    bucket.fault = (tried) => (tried.startsWith('PUT') && lost++ === 0 ? 'reply-lost' : undefined);
    expect(await anchors.put(anchor('2026-11-23'))).toBe(false);
    expect(bucket.objects.size).toBe(1);
  });

  test('the newest anchor before a day is given, never that of the day itself', async () => {
    const anchors = createLedgerAnchors(s3().client, BUCKET);
    for (const date of ['2026-11-20', '2026-11-23', '2026-11-24']) await anchors.put(anchor(date));
    expect((await anchors.latest('2026-11-24'))?.date).toBe('2026-11-23');
    expect(await anchors.latest('2026-11-20')).toBeUndefined();
  });

  test('what is no anchor is named by its day, and never followed', async () => {
    const bucket = s3();
    const anchors = createLedgerAnchors(bucket.client, BUCKET);
    bucket.put('anchors/2026-11-20.json', '{"date":"2026-11-20"}');
    bucket.put('anchors/2026-11-21.json', '{');
    expect(await collect(anchors.all())).toEqual([
      { ok: false, id: '2026-11-20', problem: 'not an anchor of the ledger' },
      { ok: false, id: '2026-11-21', problem: 'not JSON' },
    ]);
    await expect(anchors.latest('2026-11-23')).rejects.toThrow('2026-11-21');
  });
});
