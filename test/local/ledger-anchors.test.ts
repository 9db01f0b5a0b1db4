import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localLedgerAnchors } from '../../local/ledger-anchors.ts';
import { collect } from '../support/collect.ts';

const anchor = (date: string, hash = 'a') => ({
  date,
  previous: '',
  heads: { '["U01","2026-11","meeting"]': { seq: 1, hash } },
});
const store = () => mkdtemp(join(tmpdir(), 'steward-anchors-'));

test.each([
  ['in memory', async () => undefined],
  ['beside a store', store],
])('%s an anchor is written once a day, and found oldest first', async (_, where) => {
  const anchors = localLedgerAnchors(await where());
  expect(await collect(anchors.all())).toEqual([]);
  expect(await anchors.put(anchor('2026-11-24'))).toBe(true);
  expect(await anchors.put(anchor('2026-11-23', 'first'))).toBe(true);
  expect(await anchors.put(anchor('2026-11-23', 'second'))).toBe(false);
  expect(await collect(anchors.all())).toEqual([
    { ok: true, value: anchor('2026-11-23', 'first') },
    { ok: true, value: anchor('2026-11-24') },
  ]);
  expect(await anchors.latest('2026-11-24')).toEqual(anchor('2026-11-23', 'first'));
  expect(await anchors.latest('2026-11-23')).toBeUndefined();
});

test('anchors beside a store outlive the process', async () => {
  const at = await store();
  await localLedgerAnchors(at).put(anchor('2026-11-23'));
  expect(await localLedgerAnchors(at).latest('2026-11-24')).toEqual(anchor('2026-11-23'));
});

test('a file that is no anchor is named by its day', async () => {
  const at = await store();
  const anchors = localLedgerAnchors(at);
  await anchors.put(anchor('2026-11-23'));
  await writeFile(join(at, 'anchors', '2026-11-24.json'), '{}');
  expect((await collect(anchors.all())).at(-1)).toMatchObject({ ok: false, id: '2026-11-24' });
  await expect(anchors.latest('2026-11-25')).rejects.toThrow('2026-11-24');
});
