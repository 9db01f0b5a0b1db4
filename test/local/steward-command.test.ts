import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stewardArguments } from '../../local/arguments/steward.ts';
import { steward } from '../../local/commands/steward.ts';
import { writeSampleBank } from '../../local/sample-bank/sample-bank.ts';
import { aTerminal, itemsIn } from '../support/local-bank.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
/** By then some clients' birthdays have gone by: a run would move them on in the index. */
const WEEK_LATER = '2026-11-30';
const home = mkdtempSync(join(tmpdir(), 'steward-command-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const store = join(home, 'store');
const data = join(home, 'export');
const mapping = join(data, 'mapping.json');

/** `npm run -s steward -- …` on the store, with engines of its own each time. */
async function command(...words: string[]) {
  const read = stewardArguments([...words, '--store', store], MONDAY);
  if (!read.ok || read.value.command === 'help') throw new Error(`not a command: ${words.join(' ')}`);
  const terminal = aTerminal();
  const code = await steward(read.value, terminal, MONDAY);
  const { out, err } = terminal.told;
  return { code, out, err, object: out.startsWith('{') ? JSON.parse(out) : undefined };
}

let files: string[];
beforeAll(async () => {
  ({ files } = await writeSampleBank({ directory: data, clients: 120, date: MONDAY }));
});

describe('one store, one command after the other', () => {
  test('before anything is imported, a run says so', async () => {
    const { code, err } = await command('run', 'digest', '--date', MONDAY);
    expect(code).toBe(1);
    expect(err).toBe('The store has no client managers yet: import a roster first (steward import)\n');
  });

  test('a dry run of an import tells what would be saved, and writes nothing', async () => {
    const before = await itemsIn(store);
    const { code, object } = await command('import', ...files, '--mapping', mapping, '--dry-run', '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ state: 'dry-run', saved: 141, rejected: 0, rejects: [], problems: [] });
    expect(await itemsIn(store)).toEqual(before);
    expect(before.size).toBe(0);
  });

  test('an import saves every record', async () => {
    const { code, object } = await command('import', ...files, '--mapping', mapping, '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ state: 'done', asOf: MONDAY, clients: 120, managers: 12, saved: 141, unchanged: 0 });
    const clients = [...(await itemsIn(store)).keys()].filter((key) => key.endsWith(' / CLIENT'));
    expect(clients).toHaveLength(120);
  });

  test('the same files again change nothing', async () => {
    const before = await itemsIn(store);
    const { code, object } = await command('import', ...files, '--mapping', mapping, '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ state: 'done', saved: 0, unchanged: 141 });
    expect(await itemsIn(store)).toEqual(before);
  });

  test('older files write nothing, and say why', async () => {
    const before = await itemsIn(store);
    const older = await command('import', ...files, '--mapping', mapping, '--as-of', '2026-11-20', '--json');
    expect(older.code).toBe(1);
    expect(older.object).toMatchObject({ state: 'older', saved: 0 });
    expect(older.object.problems).toEqual([
      expect.stringMatching(/^nothing was imported \(older\): .*2026-11-23 are in/),
    ]);
    expect(await itemsIn(store)).toEqual(before);
  });

  test('a dry run of the day tells what would go out; nothing is sent or stored', async () => {
    const before = await itemsIn(store);
    const { code, object } = await command('run', 'digest', '--date', MONDAY, '--dry-run', '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ dryRun: true, workday: true, planned: 12, problems: [] });
    expect(object.wouldSend).toBeGreaterThan(8);
    expect(object.wouldSend + object.wouldSkip).toBe(12);
    expect((await command('run', 'digest', '--date', WEEK_LATER, '--dry-run')).code).toBe(0);
    expect(await itemsIn(store)).toEqual(before);
    expect(existsSync(join(store, 'mails'))).toBe(false);
  });

  test('a preview writes the mail to the file; nothing is sent or stored', async () => {
    const before = await itemsIn(store);
    const out = join(home, 'previews', 'M001.html');
    const { code, object } = await command(
      ...['preview', 'digest', '--date', MONDAY, '--for', 'M001', '--out', out, '--json'],
    );
    expect(code).toBe(0);
    expect(object).toMatchObject({ kind: 'digest', date: MONDAY, person: 'M001', out });
    const html = readFileSync(out, 'utf8');
    expect(object.bytes).toBe(Buffer.byteLength(html));
    expect(html).toContain(object.subject);
    expect(await itemsIn(store)).toEqual(before);
    expect(existsSync(join(store, 'mails'))).toBe(false);
  });

  test('a preview for somebody without a mail writes no file, and says why', async () => {
    const out = join(home, 'nobody.html');
    const { code, err } = await command('preview', 'digest', '--date', MONDAY, '--for', 'M999', '--out', out);
    expect(code).toBe(1);
    expect(err).toBe('M999: is not a client manager in the roster of this store\n');
    expect(existsSync(out)).toBe(false);
  });

  test('a run for one manager sends that mail alone', async () => {
    const { code, object } = await command('run', 'digest', '--date', MONDAY, '--manager', 'M001', '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ sentNow: 1, mails: { planned: 1, sent: 1 }, problems: [] });
    expect(readdirSync(join(store, 'mails'))).toEqual([`${MONDAY}-digest-M001.eml`]);
  });

  test('a run for a unit sends what is left of its managers’ mails', async () => {
    const { code, object } = await command('run', 'digest', '--date', MONDAY, '--unit', 'U01', '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ sentNow: 7, mails: { planned: 8, sent: 8 }, problems: [] });
  });

  test('a run for everybody sends the rest, and every mail is accounted for', async () => {
    const { code, object } = await command('run', 'digest', '--date', MONDAY, '--json');
    const { planned, sent, skipped, failed, unresolved } = object.mails;
    expect(code).toBe(0);
    expect({ planned, failed, unresolved }).toEqual({ planned: 12, failed: 0, unresolved: 0 });
    expect(sent + skipped).toBe(12);
    expect(object.sentNow).toBe(sent - 8);
    expect(readdirSync(join(store, 'mails'))).toHaveLength(sent);
  });

  test('a second run sends nothing', async () => {
    const { code, object } = await command('run', 'digest', '--date', MONDAY, '--json');
    expect(code).toBe(0);
    expect(object.sentNow).toBe(0);
    expect((await command('run', 'digest', '--date', MONDAY)).out).toContain('(0 of them now, the others before)');
  });

  test.each([
    [['--manager', 'M999'], 'There is no client manager M999 in the roster of 12'],
    [['--unit', 'U99'], 'There is no unit U99 with client managers in the roster'],
  ])('a run for %s, whom the roster does not know, sends nothing and says so', async (only, line) => {
    const { code, object, err } = await command('run', 'digest', '--date', TUESDAY, ...only, '--json');
    expect(code).toBe(1);
    expect(object).toEqual({ date: TUESDAY, problems: [line] });
    expect(err).toBe(`${line}\n`);
    expect([...(await itemsIn(store)).keys()].filter((key) => key.startsWith(`RUN#${TUESDAY}`))).toEqual([]);
  });

  test('a dry run and a preview of duties show what would be opened, and open nothing', async () => {
    const before = await itemsIn(store);
    const { code, object } = await command('run', 'duties', '--date', MONDAY, '--dry-run', '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ kind: 'duties', dryRun: true, planned: 15, wouldSend: 15, problems: [] });

    const out = join(home, 'previews', 'L01.html');
    const shown = await command('preview', 'duties', '--date', MONDAY, '--for', 'L01', '--out', out, '--json');
    expect(shown.code).toBe(0);
    expect(shown.object).toMatchObject({ kind: 'duties', person: 'L01', subject: expect.stringMatching(/^【履职/) });
    expect(readFileSync(out, 'utf8')).toContain('思想行为排查');

    const none = await command('preview', 'duties', '--date', MONDAY, '--for', 'D01', '--out', join(home, 'none.html'));
    expect(none.code).toBe(1);
    expect(none.err).toBe('D01: no step of a duty reaches them that day, so there is no mail\n');
    expect(await itemsIn(store)).toEqual(before);
  });

  test('a run of duties for a unit tells its line manager and its client managers, and opens the duties of all', async () => {
    const { code, object } = await command('run', 'duties', '--date', MONDAY, '--unit', 'U01', '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ sentNow: 9, mails: { planned: 9, sent: 9 }, problems: [] });
    expect(object.duties).toEqual({ open: 45, confirmed: 0, overdue: 0 });
    const rest = await command('run', 'duties', '--date', MONDAY, '--json');
    expect(rest.object).toMatchObject({ sentNow: 6, mails: { planned: 15, sent: 15 }, tasks: { maturity: 0 } });
    expect(rest.object.duties).toEqual(object.duties);
  });

  test('a run of duties for one person may name anybody in the roster', async () => {
    const { code, object } = await command('run', 'duties', '--date', MONDAY, '--manager', 'L02', '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ sentNow: 0, mails: { planned: 1, sent: 1 }, problems: [] });
    expect((await command('run', 'duties', '--date', MONDAY, '--manager', 'X99')).code).toBe(1);
  });

  test('reindex mends dates that stand too late, and a second one moves nobody', async () => {
    await command('reindex', '--date', MONDAY);
    const { code, object } = await command('reindex', '--date', MONDAY, '--json');
    expect(code).toBe(0);
    expect(object).toMatchObject({ looked: 120, moved: 0, hidden: 0, broken: 0, problems: [] });
  });
});

test('a store filled weeks after the records’ own date still knows who was due on that date', async () => {
  const late = join(home, 'late');
  const run = async (today: string, ...words: string[]) => {
    const read = stewardArguments([...words, '--store', late, '--json'], today);
    if (!read.ok || read.value.command === 'help') throw new Error(`not a command: ${words.join(' ')}`);
    const terminal = aTerminal();
    await steward(read.value, terminal, today);
    return JSON.parse(terminal.told.out);
  };
  await run('2026-12-20', 'import', ...files, '--mapping', mapping);
  const { mails } = await run('2026-12-20', 'run', 'digest', '--date', MONDAY, '--dry-run').then((told) => ({
    mails: told,
  }));
  expect(mails.wouldSend).toBeGreaterThan(8);
});
