import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StartOptions } from '../../local/arguments/start.ts';
import { writeSampleBank } from '../../local/sample-bank/sample-bank.ts';
import { start } from '../../local/start.ts';
import type { DaySummary } from '../../local/summary.ts';
import { aTerminal, itemsIn, readMail } from '../support/local-bank.ts';

const ROOT = join(import.meta.dirname, '../..');
const MONDAY = '2026-11-23';
const home = mkdtempSync(join(tmpdir(), 'steward-start-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs a program of bin/ with this Node, as `npm start` does. */
function run(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, words, { cwd: ROOT, maxBuffer: 1 << 26 }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

/** `npm start -- --once --json` in this process. */
async function dayOf(directory: string, mapping = join(directory, 'mapping.json'), options: { json?: boolean } = {}) {
  const terminal = aTerminal();
  const records = { from: 'export', directory, mapping } as const;
  const asked = { command: 'start', date: MONDAY, records, once: true, json: true, port: 0, ...options } as const;
  const code = await start(asked, terminal, async () => {});
  const { out, err } = terminal.told;
  const summary: DaySummary | undefined = out.startsWith('{') ? JSON.parse(out) : undefined;
  return { code, out, err, summary };
}

describe('npm start -- --once --json --out', () => {
  const out = join(home, 'mails');
  let done: Awaited<ReturnType<typeof run>>;
  let summary: DaySummary;
  beforeAll(async () => {
    done = await run('bin/local.ts', '--once', '--json', '--out', out, '--clients', '150', '--date', MONDAY);
    summary = JSON.parse(done.stdout);
  }, 60_000);

  test('it exits 0 with exactly one object on stdout, and the account in it reconciles', () => {
    const { mails } = summary;
    expect(done.code).toBe(0);
    expect(done.stdout.trim().split('\n')).toHaveLength(1);
    expect(mails.sent + mails.skipped + mails.failed + mails.unresolved).toBe(mails.planned);
    expect(summary).toMatchObject({ date: MONDAY, clients: 150, managers: 12, problems: [], outbox: out });
    expect(summary.mailsByKind.digest).toMatchObject({ planned: 12, failed: 0, unresolved: 0 });
    expect(summary.mailsByKind.duties).toMatchObject({ planned: 15, sent: 15 });
    expect(summary.duties).toEqual({ open: 45, confirmed: 0, overdue: 0 });
  });

  test('every sent mail is one well-formed .eml with text and HTML', async () => {
    const files = readdirSync(out);
    expect(files).toHaveLength(summary.mails.sent);
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const { to, subject, text, html } = await readMail(readFileSync(join(out, file)));
      const ofDuties = file.startsWith(`${MONDAY}-duties-`);
      expect(to).toMatch(ofDuties ? /^[lm]\d+@yungang-bank\.example$/ : /^m\d+@yungang-bank\.example$/);
      expect(subject).toMatch(ofDuties ? /^【履职/ : /^【今日待办( · 代班)?】11月23日 周一 · 联系 \d+ 位客户/);
      const greeting = ofDuties ? '您好。' : '早上好。';
      expect(text).toContain(greeting);
      expect(html).toMatch(new RegExp(`^<!doctype html>[\\s\\S]*${greeting}[\\s\\S]*</html>\\s*$`, 'i'));
    }
  });

  test('its log is one JSON object a line, on stderr', () => {
    const lines = done.stderr.trim().split('\n');
    expect(lines.length).toBeGreaterThan(12);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 'INFO', message: expect.any(String) });
  });
});

describe('npm start', () => {
  const sample = { command: 'start', date: MONDAY, records: { from: 'sample', clients: 30 } } as const;

  test('it tells where the inbox is, and serves it and the pages of its mails until stopped', async () => {
    const terminal = aTerminal();
    const seen: Record<string, number> = {};
    const code = await start({ ...sample, once: false, json: false, port: 0 }, terminal, async () => {
      const [, url = ''] = /Inbox +(http:\S+)/.exec(terminal.told.out) ?? [];
      seen.inbox = (await fetch(url)).status;
      const mail = await (await fetch(new URL('/mail/1/html', url))).text();
      seen.page = (await fetch(/href="([^"]*\/day\/[^"]*)"/.exec(mail)?.[1] ?? '')).status;
    });
    expect(code).toBe(0);
    expect(seen).toEqual({ inbox: 200, page: 200 });
    expect(terminal.told.out).toMatch(
      /^Steward · Monday 23 November 2026\n\n {2}Records +30 clients of 12 client managers\n/,
    );
    expect(terminal.told.err).toBe('');
  });

  test('run through several days it ends with who was mailed what about duties on which day', async () => {
    const through = { ...sample, date: '2026-10-08', through: '2026-10-10', once: true, port: 0 };
    const asText = aTerminal();
    expect(await start({ ...through, json: false }, asText, async () => {})).toBe(0);
    const table = asText.told.out.slice(asText.told.out.indexOf('Duty mails\n'));
    expect(table).toMatch(/^ {2}2026-10-08 Thu {3}line-manager {5}4 opened, 2 open {3}L01 L02 L03$/m);
    expect(table).toMatch(/^ {19}client-manager {3}2 opened {11}M001 M002 M003 and 9 more$/m);
    expect(table).not.toContain('2026-10-09');

    const asJson = aTerminal();
    expect(await start({ ...through, json: true }, asJson, async () => {})).toBe(0);
    const { mailed, days } = JSON.parse(asJson.told.out);
    expect(mailed).toHaveLength(15);
    expect(mailed[0]).toEqual({
      ...{ date: '2026-10-08', weekday: 'Thu', person: 'L01', role: 'line-manager' },
      tones: { opened: 4, open: 2 },
    });
    expect(days.map((day: DaySummary) => day.mailed.length)).toEqual([15, 0, 0]);
  });

  test('with a store it goes on from the records there, and loads files over them only when told to', async () => {
    const store = join(home, 'store');
    const on = async (date: string, records: StartOptions['records'] = { from: 'sample', clients: 60 }) => {
      const terminal = aTerminal();
      const asked = { command: 'start', date, records, store, once: true, json: true, port: 0 } as const;
      expect(await start(asked, terminal, async () => {})).toBe(0);
      return JSON.parse(terminal.told.out) as DaySummary;
    };
    expect(await on(MONDAY)).toMatchObject({ clients: 60, import: { rejected: 0 } });
    const held = await itemsIn(store);

    const tuesday = await on('2026-11-24', { from: 'sample', clients: 30 });
    expect(tuesday).toMatchObject({ clients: 60, managers: 12, import: { read: 0, saved: 0 } });
    expect(tuesday.sentNow).toBeGreaterThan(5);
    const later = await itemsIn(store);
    expect([...held.keys()].filter((key) => !later.has(key))).toEqual([]);

    const directory = join(home, 'over');
    await writeSampleBank({ directory, clients: 90, date: '2026-11-25' });
    const over = await on('2026-11-25', { from: 'export', directory, mapping: join(directory, 'mapping.json') });
    expect(over).toMatchObject({ clients: 90 });
  });

  test('a taken port gives one line, and nothing is begun', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const terminal = aTerminal();
    expect(await start({ ...sample, once: false, json: false, port }, terminal, async () => {})).toBe(2);
    server.close();
    expect(terminal.told).toEqual({ out: '', err: expect.stringMatching(new RegExp(`^Port ${port} is taken; .*\n$`)) });
  });
});

test.each([
  [['bin/local.ts', '--data', 'exports'], '--data needs --mapping FILE as well'],
  [['bin/steward.ts', 'run', 'digest', '--manger', 'M001'], 'did you mean --manager?'],
])('bad usage exits 2 with one line: %s', async (words, why) => {
  const { code, stdout, stderr } = await run(...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(why)]);
});

describe('a mistake in mapping or data gives one clear line', () => {
  const pristine = join(home, 'pristine');
  let copies = 0;
  beforeAll(async () => void (await writeSampleBank({ directory: pristine, clients: 60, date: MONDAY })));

  /** A copy of the export, in which one file was changed. */
  function changed(file: string, change: (text: string) => string, from = pristine): string {
    const directory = join(home, `export-${++copies}`);
    cpSync(from, directory, { recursive: true });
    const path = join(directory, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    return directory;
  }
  const inMapping = (change: (files: Record<string, unknown>[]) => void) =>
    changed('mapping.json', (text) => {
      const mapping = JSON.parse(text);
      change(mapping.files);
      return JSON.stringify(mapping);
    });
  const inCell = (file: string, line: number, column: string, value: string) =>
    changed(file, (text) => {
      const rows = text.split('\r\n').map((row) => row.split(','));
      const at = rows[0]?.indexOf(column) ?? -1;
      rows[line - 1]?.splice(at, 1, value);
      return rows.join('\r\n');
    });

  test.each([
    ['a field that does not exist', () => inMapping(([units]) => Object.assign(units ?? {}, { delimeter: ';' }))],
    ['a text that is no mapping', () => changed('mapping.json', () => '[]')],
  ])('%s: it could not begin, and the line names the mapping file', async (_, make) => {
    const directory = make();
    const { code, out, err } = await dayOf(directory);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(`${join(directory, 'mapping.json')}: `)]);
  });

  test('files that are not there: it could not begin', async () => {
    const { code, out, err } = await dayOf(join(home, 'nowhere'), join(pristine, 'mapping.json'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(`${join(home, 'nowhere')}: there is no such file or directory\n`);
  });

  test.each([
    [
      'a wrong delimiter',
      () => inMapping((files) => Object.assign(files[3] ?? {}, { delimiter: ';' })),
      /^nothing was imported \(quarantined\): clients_20261123\.csv: looks delimited by ",", but the mapping says ";"/,
    ],
    [
      'GB18030 read as UTF-8',
      () =>
        changed('mapping.json', (text) => text.replaceAll('gb18030', 'utf-8'), join(ROOT, 'examples/data-warehouse')),
      /^nothing was imported \(quarantined\): team_20261120\.txt: is not UTF-8 at line 1 .*"encoding": "gb18030"/,
    ],
  ])('%s: nothing is taken, nothing sent', async (_, make, line) => {
    const { code, summary } = await dayOf(make());
    expect(code).toBe(1);
    expect(summary?.problems).toEqual([expect.stringMatching(line)]);
    expect(summary).toMatchObject({ clients: 0, import: { saved: 0 }, mails: { planned: 0, sent: 0 }, sentNow: 0 });
  });

  test.each([
    [
      'month 13',
      () => inCell('clients_20261123.csv', 6, '开户日', '20201331'),
      /^clients_20261123\.csv line 6, column "开户日": there is no month 13/,
      { clients: 59, import: { rejected: 1 } },
    ],
    [
      'a holding of an unknown client',
      () => inCell('holdings_20261123.csv', 7, '客户号', '99999999'),
      /^holdings_20261123\.csv line 7, column "客户号": holding of an unknown client/,
      { clients: 60, import: { rejected: 1 } },
    ],
    [
      'a manager without a mail address',
      () => inCell('managers_20261123.csv', 3, '邮箱', ''),
      /^(duty )?mail of M002: SKIPPED \(no-mail-address\)$/,
      { clients: 60, import: { rejected: 0 }, skippedBecause: { 'no-mail-address': 2 } },
    ],
  ])('%s: everybody else has their mail', async (_, make, line, stands) => {
    const { code, summary } = await dayOf(make());
    expect(code).toBe(1);
    expect(summary?.problems.length).toBeGreaterThan(0);
    for (const problem of summary?.problems ?? []) expect(problem).toMatch(line);
    expect(summary).toMatchObject({ managers: 12, ...stands, mails: { planned: 27, failed: 0, unresolved: 0 } });
    expect(summary?.sentNow).toBeGreaterThan(20);
  });

  test('the account for people names it as well', async () => {
    const directory = inCell('managers_20261123.csv', 3, '邮箱', '');
    const { code, out, err } = await dayOf(directory, undefined, { json: false });
    expect(code).toBe(1);
    expect(out).toContain('without a mail address');
    expect(out).toContain('Problems\n  - mail of M002: SKIPPED (no-mail-address)\n  - duty mail of M002: SKIPPED');
    expect(err).toBe('');
  });
});
