import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CsvError, type Options, parse } from 'csv-parse';
import { FileBreak, type FileFormat, type SheetRow } from '../../app/import/ports.ts';

const LARGEST_RECORD = 256 * 1024;

function wordsOf(code: string | undefined, start: number): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `is cut off: the quote opened in the row at line ${start} is never closed; if the file does not quote its values, set "quote": null`;
  return `the row at line ${start} is larger than ${LARGEST_RECORD / 1024} KB; is a quote never closed? If the file does not quote its values, set "quote": null`;
}

const lineBreaksIn = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

/**
 * Takes text apart into rows, one at a time. Empty lines are passed over. A row with a quote in the wrong place is given as
 * unreadable; a quote that is never closed, and a row of excessive size, break the file.
 */
export async function* csvRows(text: AsyncIterable<string>, format: FileFormat): AsyncGenerator<SheetRow> {
  let ended = 0;
  /** For each row taken apart and not yet given: the line it starts in, or the row itself if it is unreadable. */
  const queue: (number | SheetRow)[] = [];
  const options: Options = {
    delimiter: format.delimiter,
    quote: format.quote,
    escape: format.quote,
    record_delimiter: '\n',
    max_record_size: LARGEST_RECORD,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (cells, { lines }) => {
      const line = lines - (lines > ended + 1 ? lineBreaksIn(cells) : 0);
      ended = lines;
      if (cells.length === 1 && cells[0]?.trim() === '') return null;
      queue.push(line);
      return cells;
    },
    on_skip: (error: CsvError | undefined) => {
      const code = error?.code;
      if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
        throw new FileBreak(wordsOf(code, ended + 1));
      const line = Number(error?.lines ?? ended + 1);
      if (line > ended) queue.push({ line, unreadable: 'a quote stands in the middle of a value' });
      ended = line;
      return undefined;
    },
  };
  const parser = parse(options);
  const feeding = pipeline(Readable.from(text), parser);
  feeding.catch(() => {});
  for await (const cells of parser as AsyncIterable<string[]>) {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (typeof next === 'number') {
        yield { line: next, cells };
        break;
      }
      yield next;
    }
  }
  for (const row of queue) if (typeof row !== 'number') yield row;
  await feeding;
}
