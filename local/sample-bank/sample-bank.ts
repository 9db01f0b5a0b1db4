import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CivilDate } from '../../functions/domain/civil-date.ts';
import { drawClient, type SampleClient } from './client.ts';
import { CLIENTS, HOLDINGS, MANAGERS, OFFICERS, type Table, UNITS } from './columns.ts';
import { createCsvFile } from './csv-file.ts';
import { drawFor } from './draw.ts';
import { SAMPLE_MAPPING } from './mapping.ts';
import { sampleManagers, sampleOfficers, sampleUnits } from './roster.ts';
import { type Book, booksOf } from './size.ts';

/** How large a sample bank, and as of which business date. Managers and units grow with the clients unless given. */
export type SampleSize = { clients?: number; managers?: number; units?: number; date: CivilDate };

/** Where the export was written, and the mapping that reads it. */
export type SampleBank = { files: string[]; mapping: string };

/**
 * Writes the sample bank (云港, which does not exist) as a bank's own export would come: five CSV files, and the mapping that
 * reads them. The same arguments give the same bytes. Rows go to disk book by book.
 */
export async function writeSampleBank({ directory, ...size }: SampleSize & { directory: string }): Promise<SampleBank> {
  await mkdir(directory, { recursive: true });
  const path = (name: string) => join(directory, `${name}_${size.date.replaceAll('-', '')}.csv`);
  const books = sampleBooks(size);
  const units = sampleUnits(books);
  const files = [
    await writeTable(path('units'), UNITS, units),
    await writeTable(path('officers'), OFFICERS, sampleOfficers(units)),
    await writeTable(path('managers'), MANAGERS, sampleManagers(books, size.date)),
    ...(await writeClients(path('clients'), path('holdings'), sampleClients(books, size.date))),
  ];
  const mapping = join(directory, 'mapping.json');
  await writeFile(mapping, `${JSON.stringify(SAMPLE_MAPPING, null, 2)}\n`);
  return { files, mapping };
}

/** The books of a sample bank of the size. */
export function sampleBooks({ clients = 3000, managers, units }: Omit<SampleSize, 'date'>): Book[] {
  return booksOf({ clients, ...(managers !== undefined && { managers }), ...(units !== undefined && { units }) });
}

/** Every client of the bank's books (of `some` of them only, when given), manager by manager, a book at a time. */
export function* sampleClients(
  books: readonly Book[],
  date: CivilDate,
  some: readonly Book[] = books,
): Generator<SampleClient> {
  const settled = books.filter(({ temper }) => temper !== 'quiet').length;
  for (const book of some) {
    const draw = drawFor('book', book.manager);
    yield* Array.from({ length: book.clients }, (_, position) => drawClient(draw, book, position, date, settled));
  }
}

async function writeTable<T>(path: string, { columns, cells }: Table<T>, records: readonly T[]): Promise<string> {
  const file = await createCsvFile(path, columns);
  for (const record of records) await file.row(cells(record));
  await file.close();
  return path;
}

async function writeClients(path: string, holdingsPath: string, clients: Iterable<SampleClient>): Promise<string[]> {
  const file = await createCsvFile(path, CLIENTS.columns);
  const holdings = await createCsvFile(holdingsPath, HOLDINGS.columns);
  for (const client of clients) {
    await file.row(CLIENTS.cells(client));
    for (const holding of client.holdings) await holdings.row(HOLDINGS.cells({ ...holding, clientId: client.id }));
  }
  await file.close();
  await holdings.close();
  return [path, holdingsPath];
}
