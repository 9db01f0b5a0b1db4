import { type FileHandle, open } from 'node:fs/promises';

/** A CSV file being written row by row: memory holds a few rows, never the file. */
export type CsvFile = { row(cells: readonly string[]): Promise<void>; close(): Promise<void> };

const ENOUGH = 1 << 16;

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Opens a new UTF-8 CSV file with its header. An earlier file of the name is replaced. */
export async function createCsvFile(path: string, header: readonly string[]): Promise<CsvFile> {
  const file: FileHandle = await open(path, 'w');
  let pending = '';
  const flush = async () => {
    await file.write(pending);
    pending = '';
  };
  const row = async (cells: readonly string[]) => {
    pending += `${cells.map(cell).join(',')}\r\n`;
    if (pending.length >= ENOUGH) await flush();
  };
  await row(header);
  return {
    row,
    async close() {
      await flush();
      await file.close();
    },
  };
}
