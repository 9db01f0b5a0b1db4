import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSheet } from '../../../functions/adapters/files/sheet.ts';
import { FileBreak, type FileFormat, type SheetRow } from '../../../functions/app/import/ports.ts';
import { temporaryDirectory } from '../../support/bank-import.ts';

const CSV: FileFormat = { delimiter: ',', encoding: 'utf-8', quote: '"', header: true };
/** 姓名,编号 / 张三,1 in GB18030. */
const GB = Buffer.from('d0d5c3fb2cb1e0bac50ad5c5c8fd2c310a', 'hex');

type Read = { columns: readonly string[]; rows: SheetRow[] } | { broken: string };

async function read(
  content: string | Uint8Array,
  format: Partial<FileFormat> = {},
  directory = temporaryDirectory(),
): Promise<Read> {
  const path = join(directory, 'file');
  writeFileSync(path, content);
  const rows: SheetRow[] = [];
  try {
    const sheet = await openSheet(path, { ...CSV, ...format });
    for await (const row of sheet.rows) rows.push(row);
    return { columns: sheet.columns, rows };
  } catch (error) {
    if (error instanceof FileBreak) return { broken: error.message };
    throw error;
  }
}

describe('a file is read as rows with the line each starts in', () => {
  test.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['a mix', 'a,b\r1,2\r\n3,4\n'],
    ['no line break at the end', 'a,b\n1,2\n3,4'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
    ['blanks in the header', ' a , b\n1,2\n3,4\n'],
  ])('with %s', async (_, content) => {
    expect(await read(content)).toEqual({
      columns: ['a', 'b'],
      rows: [
        { line: 2, cells: ['1', '2'] },
        { line: 3, cells: ['3', '4'] },
      ],
    });
  });

  test('empty lines are passed over and still counted, as are line breaks within quotes', async () => {
    const content = 'a,b\r\n\r\n"x\r\ny ""z"", w",2\r\n   \r\n3,4\r\n';
    expect(await read(content)).toMatchObject({
      rows: [
        { line: 3, cells: ['x\ny "z", w', '2'] },
        { line: 6, cells: ['3', '4'] },
      ],
    });
  });

  test('GB18030, with its four-byte characters', async () => {
    expect(await read(GB, { encoding: 'gb18030' })).toEqual({
      columns: ['姓名', '编号'],
      rows: [{ line: 2, cells: ['张三', '1'] }],
    });
    const four = Buffer.concat([GB, Buffer.from([0x95, 0x32, 0x82, 0x36]), Buffer.from(',2\n')]);
    expect(await read(four, { encoding: 'gb18030' })).toMatchObject({ rows: [{}, { line: 3, cells: ['𠀀', '2'] }] });
  });

  test('without quotes, a quote is a character; a delimiter may have several', async () => {
    expect(await read('a|@|b\n"x|@|5"\n', { quote: null, delimiter: '|@|' })).toMatchObject({
      rows: [{ cells: ['"x', '5"'] }],
    });
  });

  test('a header may come from the mapping', async () => {
    expect(await read('1,2\n', { header: ['a', 'b'] })).toEqual({
      columns: ['a', 'b'],
      rows: [{ line: 1, cells: ['1', '2'] }],
    });
  });

  test('lines are counted right across pieces of a large file', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i},张三${'x'.repeat(i % 7)}`);
    const found = await read(`a,b\r\n${rows.join('\r\n')}\r\n`);
    const lines = 'rows' in found ? found.rows : [];
    expect(lines.length).toBe(60_000);
    expect(lines.every((row, i) => row.line === i + 2 && 'cells' in row && row.cells[0] === String(i))).toBe(true);
  });

  test('a misplaced quote makes one row unreadable, not the file', async () => {
    expect(await read('a,b\n1,x"y\n2,ok\n')).toMatchObject({
      rows: expect.arrayContaining([
        { line: 2, unreadable: 'a quote stands in the middle of a value' },
        { line: 3, cells: ['2', 'ok'] },
      ]),
    });
  });
});

describe('a file that cannot be trusted breaks, and says why and where', () => {
  const cases: [string, string | Uint8Array, Partial<FileFormat>, string | RegExp][] = [
    ['nothing in it', '', {}, 'is empty: it has not even a header'],
    ['only line breaks', '\n\n', {}, 'is empty: it has not even a header'],
    [
      'GB18030 read as UTF-8',
      Buffer.concat([Buffer.from('a,b\nx,y\n'), GB]),
      {},
      'is not UTF-8 at line 3 (from byte 9); try "encoding": "gb18030"',
    ],
    [
      'UTF-8 read as GB18030',
      '客户号,姓名\n1,张三\n',
      { encoding: 'gb18030' },
      'is UTF-8, not GB18030: set "encoding": "utf-8"',
    ],
    [
      'a UTF-8 byte order mark in GB18030',
      '\uFEFFa,b\n',
      { encoding: 'gb18030' },
      'is UTF-8, not GB18030: set "encoding": "utf-8"',
    ],
    [
      'bytes of no encoding',
      Buffer.from([0x61, 0x0a, 0x61, 0xff, 0xff, 0x0a]),
      {},
      'is not UTF-8 at line 2 (from byte 3)',
    ],
    [
      'half a character at the end',
      Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xe5, 0xbc])]),
      {},
      /^is not UTF-8 at line 2 \(from byte 5\)/,
    ],
    ['UTF-16', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), {}, 'is UTF-16: save it as CSV text in UTF-8 or GB18030'],
    [
      'an Excel file',
      Buffer.from('504b0304140006', 'hex'),
      {},
      'is a ZIP or Excel file: save it as CSV text in UTF-8 or GB18030',
    ],
    ['a NUL byte', 'a,b\n1,\u0000\n', {}, 'is not a text file: it holds a NUL byte (byte 7)'],
    [
      'a quote never closed',
      'a,b\n1,2\n3,"4\n5,6\n',
      {},
      /^is cut off: the quote opened in the row at line 3 is never closed/,
    ],
    [
      'a quote never closed in a large file',
      `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(100_000)}`,
      {},
      /^the row at line 3 is larger than 256 KB; is a quote never closed\?/,
    ],
    ['one endless line', 'x'.repeat(2_000_000), {}, 'line 1 is longer than 256 KB: this is no file of rows'],
    [
      'an endless line after good ones',
      `a,b\n1,2\n${'x'.repeat(2_000_000)}\n`,
      {},
      /^(line 3 is longer than 256 KB|the row at line 3 is larger than 256 KB)/,
    ],
    [
      'a last line cut short',
      'a,b,c\n1,2,3\n4,5',
      {},
      'is cut off: its last line, 3, has 2 of 3 cells and no line break',
    ],
  ];
  test.each(cases)('%s', async (_, content, format, why) => {
    const found = await read(content, format);
    expect(found).toEqual({ broken: typeof why === 'string' ? why : expect.stringMatching(why) });
  });

  test('a header without rows is no break', async () => {
    expect(await read('a,b\n')).toEqual({ columns: ['a', 'b'], rows: [] });
  });
});

test('whatever the bytes, a file is read or breaks with one line', async () => {
  const directory = temporaryDirectory();
  const spiced = fc
    .array(fc.constantFrom('"', ',', '\n', '\r', '\r\n', 'a', '张', '""', '\uFEFF', ' ', ';'), { maxLength: 60 })
    .map((parts) => Buffer.from(parts.join('')));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.uint8Array({ maxLength: 200 }), spiced),
      fc.constantFrom('utf-8' as const, 'gb18030' as const),
      async (bytes, encoding) => {
        const found = await read(bytes, { encoding }, directory);
        if ('broken' in found) expect(found.broken).toMatch(/^[^\n\r]+$/);
        else expect(found.rows.every(({ line }) => line >= 1)).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

test('well-formed rows of any text are read back as they were written', async () => {
  const directory = temporaryDirectory();
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '张', ' ', ';'), maxLength: 6 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 20 }), async (rows) => {
      const text = ['a,b', ...rows.map((cells) => cells.map(quoted).join(','))].join('\r\n');
      const found = await read(`${text}\r\n`, {}, directory);
      let line = 2;
      const expected = rows.map((cells) => {
        const at = line;
        line += 1 + cells.join('').split('\n').length - 1;
        return { line: at, cells: [...cells] };
      });
      expect(found).toEqual({ columns: ['a', 'b'], rows: expected });
    }),
    { numRuns: 200 },
  );
});
