import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from '../../local/start.ts';
import type { DaySummary } from '../../local/summary.ts';
import { aTerminal, readMail } from '../support/local-bank.ts';

const ROOT = join(import.meta.dirname, '../..');
const DATA = join(ROOT, '../shared/data/berka');
const here = existsSync(DATA);

/** The rows of a file, as its own lines say: no quotes, semicolons. */
function rowsOf(file: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(join(DATA, file), 'utf8').trim().split(/\r?\n/);
  const names = header.split(';');
  return lines.map((line) => Object.fromEntries(line.split(';').map((cell, i) => [names[i] ?? '', cell])));
}

/** Counted by hand on 4 January 1999, a Monday: 1 day of grace, 15 days of lead, 30 from 500,000 on; statuses C and D are open. */
function maturitiesByDistrict(): Map<string, number> {
  const districts = new Map(rowsOf('clients.csv').map((row) => [row.client_id, row.district_id ?? '']));
  const counts = new Map<string, number>();
  for (const { client_id, status, amount, matures = '' } of rowsOf('loans.csv')) {
    const last = Number(amount) >= 500_000 ? '19990203' : '19990119';
    if ((status !== 'C' && status !== 'D') || matures < '19990103' || matures > last) continue;
    const district = districts.get(client_id) ?? '';
    counts.set(district, (counts.get(district) ?? 0) + 1);
  }
  return counts;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

describe.skipIf(!here)('a day on the records of a real bank', () => {
  let out: string;
  let code: number;
  let summary: DaySummary;
  type Read = { to: string; subject: string; text: string; html: string };
  const mails = new Map<string, Read>();
  const dutyMails = new Map<string, Read>();
  let expected: Map<string, number>;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'steward-berka-'));
    const terminal = aTerminal();
    const mapping = join(ROOT, 'examples/berka.mapping.json');
    const records = { from: 'export', directory: DATA, mapping } as const;
    const options = { command: 'start', date: '1999-01-04', records, once: true, json: true, out, port: 0 } as const;
    code = await start(options, terminal, async () => {});
    summary = JSON.parse(terminal.told.out);
    for (const file of await readdir(out)) {
      const kept = file.startsWith('1999-01-04-duties-') ? dutyMails : mails;
      kept.set(file, await readMail(await readFile(join(out, file))));
    }
    expected = maturitiesByDistrict();
  }, 120_000);
  afterAll(() => rm(out, { recursive: true, force: true }));

  test('every record is read', () => {
    expect(code).toBe(0);
    expect(summary).toMatchObject({ date: '1999-01-04', workday: true, clients: 5369, managers: 77, problems: [] });
    expect(summary.import).toMatchObject({ read: 5369 + 682 + 77, rejected: 0, holdings: 682, units: 8, managers: 77 });
  });

  test('the maturity tasks are those that a count straight from the files gives, in total and for each manager', () => {
    expect(expected.size).toBeGreaterThan(1);
    expect(summary.tasks.maturity).toBe(sum(expected.values()));
    const told = [...mails.values()].flatMap(({ to, subject }) => {
      const [, count] = /(\d+) maturit(?:y|ies)/.exec(subject) ?? [];
      return count === undefined ? [] : [[/^district-(\d+)@/.exec(to)?.[1] ?? to, Number(count)] as const];
    });
    const byDistrict = (counts: Iterable<readonly [string, number]>) => [...counts].sort(([a], [b]) => +a - +b);
    expect(byDistrict(told)).toEqual(byDistrict(expected));
  });

  test('every manager with a task has exactly one mail', () => {
    const longSilent = rowsOf('clients.csv').filter(({ account_opened = '' }) => account_opened < '980701');
    const due = new Set([...expected.keys(), ...longSilent.map((row) => row.district_id ?? '')]);
    expect(due.size).toBe(77);
    expect(summary.mailsByKind.digest).toEqual({ planned: 77, sent: 77, skipped: 0, failed: 0, unresolved: 0 });
    const addresses = [...mails.values()].map(({ to }) => to).sort();
    expect(addresses).toEqual([...due].map((id) => `district-${id}@bank.example`).sort());
  });

  test('who has duties has one mail about them, though the bank’s files name no line manager’s department', () => {
    expect(dutyMails.size).toBe(summary.mailsByKind.duties.planned);
    expect(dutyMails.size).toBeGreaterThanOrEqual(77);
  });

  test('what the records lack is not seen in the mails as a hole', () => {
    const shown = [...mails.values(), ...dutyMails.values()].flatMap(({ subject, text, html }) => [
      subject,
      text,
      html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' '),
    ]);
    expect(shown).toHaveLength(3 * (77 + dutyMails.size));
    const hole = /undefined|\bnull\b|NaN|\[object|Invalid|\(\s*\)|（\s*）|\[\s*\]|“\s*”|[,，、]\s*[,，、]|: *$/m;
    expect(shown.filter((text) => hole.test(text)).map((text) => hole.exec(text)?.[0])).toEqual([]);
  });
});
