import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stewardArguments } from '../../local/arguments/steward.ts';
import { steward } from '../../local/commands/steward.ts';
import { start } from '../../local/start.ts';
import { aTerminal } from '../support/local-bank.ts';

const STORE = mkdtempSync(join(tmpdir(), 'steward-ledger-'));
const DAY = '2026-11-02';

beforeAll(async () => {
  const records = { from: 'sample', clients: 40 } as const;
  const options = { command: 'start', date: DAY, records, store: STORE, once: true, json: true, port: 0 } as const;
  await start(options, aTerminal(), async () => {});
}, 60_000);
afterAll(() => rmSync(STORE, { recursive: true, force: true }));

async function verify(...words: string[]) {
  const terminal = aTerminal();
  const read = stewardArguments(['verify-ledger', ...words], DAY);
  if (!read.ok || read.value.command === 'help') throw new Error('not understood');
  return { code: await steward(read.value, terminal, DAY), ...terminal.told };
}

test('a ledger that nobody touched holds, and says how much was looked at', async () => {
  const { code, out } = await verify('--store', STORE);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^The ledger holds: 45 duties with 45 entries, 1 anchors\.\n$/),
  ]);
  const { out: json } = await verify('--store', STORE, '--json');
  expect(JSON.parse(json)).toEqual({ duties: 45, entries: 45, anchors: 1, faults: [] });
});

test('a ledger that differs from its anchor is told with the duty, the entry and the day', async () => {
  const path = join(STORE, 'anchors', `${DAY}.json`);
  const whole = await readFile(path, 'utf8');
  const anchor = JSON.parse(whole);
  const [first = ''] = Object.keys(anchor.heads);
  anchor.heads[first].hash = 'f'.repeat(64);
  await writeFile(path, JSON.stringify(anchor));
  const { code, out } = await verify('--store', STORE);
  await writeFile(path, whole);
  expect([code, out]).toEqual([
    1,
    expect.stringContaining(`duty ${first}, entry 1: differs from the anchor of ${DAY}`),
  ]);
});

test('without a store one line says what to do', async () => {
  const { code, out, err } = await verify('--store', join(STORE, 'nowhere'));
  expect([code, out, err]).toEqual([2, '', expect.stringMatching(/^There is no store .*: import files .*\n$/)]);
});
