import { FileBreak, type FileFormat, type Sheet, type SheetRow } from '../../app/import/ports.ts';
import { csvRows } from './csv-rows.ts';
import { decodedText } from './decode.ts';

async function* rowsUntilTheEnd(
  rows: AsyncGenerator<SheetRow>,
  width: number,
  isClosed: () => boolean,
): AsyncGenerator<SheetRow> {
  let last: SheetRow | undefined;
  for await (const row of rows) {
    last = row;
    yield row;
  }
  if (last !== undefined && 'cells' in last && last.cells.length < width && !isClosed())
    throw new FileBreak(
      `is cut off: its last line, ${last.line}, has ${last.cells.length} of ${width} cells and no line break`,
    );
}

async function headerOf(rows: AsyncGenerator<SheetRow>): Promise<readonly string[]> {
  const first = await rows.next();
  if (first.done === true) throw new FileBreak('is empty: it has not even a header');
  if ('unreadable' in first.value) throw new FileBreak(`its header cannot be read: ${first.value.unreadable}`);
  return first.value.cells.map((cell) => cell.trim());
}

/** Opens a delimited file for one reading: the header at once, the rows as they are asked for. */
export async function openSheet(path: string, format: FileFormat): Promise<Sheet> {
  let closed = true;
  const text = decodedText(path, format.encoding, (ended) => {
    closed = ended;
  });
  const rows = csvRows(text, format);
  const columns = format.header === true ? await headerOf(rows) : format.header;
  return { columns, rows: rowsUntilTheEnd(rows, columns.length, () => closed) };
}
