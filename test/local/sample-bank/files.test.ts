import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../functions/domain/civil-date.ts';
import { writeSampleBank } from '../../../local/sample-bank/sample-bank.ts';
import { booksOf } from '../../../local/sample-bank/size.ts';

const MONDAY = '2026-11-23';

describe('the files', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'sample-bank-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const contents = async (name: string, clients: number, date: CivilDate) => {
    const { files, mapping } = await writeSampleBank({ directory: join(root, name), clients, date });
    return Promise.all(
      [...files, mapping].map(async (path) => [basename(path), await readFile(path, 'utf8')] as const),
    );
  };

  test('the same arguments give the same bytes, also when two banks are written at once', async () => {
    const alone = await contents('alone', 400, MONDAY);
    const [first, , second] = await Promise.all([
      contents('first', 400, MONDAY),
      contents('other', 300, '2026-09-30'),
      contents('second', 400, MONDAY),
    ]);
    expect(first).toEqual(alone);
    expect(second).toEqual(alone);
  });

  test('another date gives another bank', async () => {
    const monday = new Map(await contents('monday', 50, MONDAY));
    const tuesday = new Map(await contents('tuesday', 50, '2026-11-24'));
    expect(tuesday.get('clients_20261124.csv')).not.toBe(monday.get('clients_20261123.csv'));
  });

  test('mail addresses and phone numbers belong to nobody', async () => {
    const text = (await contents('bank', 300, MONDAY)).map(([, content]) => content).join('\n');
    const addresses = text.match(/\S+@[^,\s]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(12);
    for (const address of addresses) expect(address).toMatch(/\.example$/);
    const phones = text.match(/\b1\d{10}\b/g) ?? [];
    expect(phones.length).toBeGreaterThan(250);
    for (const phone of phones) expect(phone).toMatch(/^1990000\d{4}$/);
  });
});

describe('its size', () => {
  test.each([1, 2, 11, 12, 13, 40, 3000, 3001, 200_000])('%i clients are shared out to the last one', (clients) => {
    const books = booksOf({ clients });
    expect(books.length).toBeGreaterThanOrEqual(12);
    expect(new Set(books.map(({ unit }) => unit)).size).toBeGreaterThanOrEqual(3);
    let next = 0;
    for (const book of books) {
      expect(book.first).toBe(next);
      expect(book.clients).toBeGreaterThanOrEqual(0);
      expect(book.clients).toBeLessThanOrEqual(300);
      next += book.clients;
    }
    expect(next).toBe(clients);
  });

  test.each([
    [3000, [8, 2, 2]],
    [3200, [8, 3, 2]],
    [7000, [9, 9, 9]],
  ])('of %i clients, the first unit has eight managers or more, and no unit is without', (clients, sizes) => {
    const units = Map.groupBy(booksOf({ clients }), ({ unit }) => unit);
    expect([...units.values()].map((books) => books.length)).toEqual(sizes);
  });

  test('managers and units can be chosen', () => {
    const books = booksOf({ clients: 100, managers: 2, units: 5 });
    expect(books.map(({ unit, clients }) => [unit, clients])).toEqual([
      [0, 88],
      [1, 12],
    ]);
  });
});
