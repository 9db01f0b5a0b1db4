import { createReadStream } from 'node:fs';
import { FileBreak } from '../../app/import/ports.ts';

export type Encoding = 'utf-8' | 'gb18030';

const LF = 0x0a;
const CR = 0x0d;
/** A line longer than this is no row of a bank's file. */
const LONGEST_LINE = 256 * 1024;

const BOMS: { bytes: number[]; name: string }[] = [
  { bytes: [0xff, 0xfe], name: 'UTF-16' },
  { bytes: [0xfe, 0xff], name: 'UTF-16' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP or Excel file' },
  { bytes: [0x1f, 0x8b], name: 'a gzip file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Excel file' },
];

const startsWith = (bytes: Buffer, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);

/** Where whole lines end in a piece of a file: after its last line break, leaving a final CR to meet its LF. */
function endOfLines(bytes: Buffer): number {
  const lf = bytes.lastIndexOf(LF);
  const cr = bytes.subarray(0, -1).lastIndexOf(CR);
  return Math.max(lf, cr) + 1;
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The first line of a piece that does not decode, as its number within the piece and its bytes. */
function badLine(bytes: Buffer, encoding: Encoding): { lines: number; at: number; line: Buffer } {
  let lines = 0;
  for (let at = 0; at < bytes.length; lines += 1) {
    let end = at;
    while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end += 1;
    const line = bytes.subarray(at, end);
    if (!decodes(line, encoding)) return { lines, at, line };
    at = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
  }
  return { lines: 0, at: 0, line: bytes };
}

const NAMES = { 'utf-8': 'UTF-8', gb18030: 'GB18030' } as const;

class Decoding {
  private line = 1;
  private offset = 0;
  private checkedForUtf8 = false;
  private readonly decoder;
  private readonly encoding: Encoding;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  /** Whole lines as text, with every line break as LF. */
  text(bytes: Buffer): string {
    const zero = bytes.indexOf(0);
    if (zero >= 0) throw new FileBreak(`is not a text file: it holds a NUL byte (byte ${this.offset + zero + 1})`);
    this.refuseUtf8AsGb18030(bytes);
    const text = this.decoded(bytes);
    this.offset += bytes.length;
    const normal = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    for (let at = normal.indexOf('\n'); at >= 0; at = normal.indexOf('\n', at + 1)) this.line += 1;
    return normal;
  }

  /** What still waits for its line break is too long to be a row. */
  refuseLong(bytes: Buffer): void {
    if (bytes.length > LONGEST_LINE)
      throw new FileBreak(`line ${this.line} is longer than ${LONGEST_LINE / 1024} KB: this is no file of rows`);
  }

  private decoded(bytes: Buffer): string {
    try {
      return this.decoder.decode(bytes);
    } catch {
      const { lines, at, line } = badLine(bytes, this.encoding);
      const other = this.encoding === 'utf-8' ? 'gb18030' : 'utf-8';
      const hint = decodes(line, other) ? `; try "encoding": "${other}"` : '';
      throw new FileBreak(
        `is not ${NAMES[this.encoding]} at line ${this.line + lines} (from byte ${this.offset + at + 1})${hint}`,
      );
    }
  }

  /** Chinese text in UTF-8 often passes as GB18030, as other characters; the reverse hardly ever happens. */
  private refuseUtf8AsGb18030(bytes: Buffer): void {
    if (this.encoding !== 'gb18030' || this.checkedForUtf8) return;
    const nonAscii = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
    if (nonAscii < 6) return;
    this.checkedForUtf8 = true;
    if (decodes(bytes, 'utf-8')) throw new FileBreak('is UTF-8, not GB18030: set "encoding": "utf-8"');
  }
}

/**
 * A file's text, in pieces of whole lines with LF as the only line break, without a byte order mark. `onEnd` is told
 * whether the last line had a line break. Breaks on bytes that are not of the encoding (saying where), NUL bytes, overlong
 * lines, and files that are no text.
 */
export async function* decodedText(
  path: string,
  encoding: Encoding,
  onEnd: (closed: boolean) => void,
): AsyncGenerator<string> {
  const decoding = new Decoding(encoding);
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  let last: number | undefined;
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    const piece: Buffer = chunk;
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    last = piece.at(-1) ?? last;
    if (!started) {
      started = true;
      const kind = BOMS.find((bom) => startsWith(bytes, bom.bytes));
      if (kind !== undefined) throw new FileBreak(`is ${kind.name}: save it as CSV text in UTF-8 or GB18030`);
      if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
        if (encoding !== 'utf-8') throw new FileBreak('is UTF-8, not GB18030: set "encoding": "utf-8"');
        bytes = bytes.subarray(3);
      }
    }
    const end = endOfLines(bytes);
    rest = bytes.subarray(end);
    if (end > 0) yield decoding.text(bytes.subarray(0, end));
    decoding.refuseLong(rest);
  }
  if (rest.length > 0) yield decoding.text(rest);
  onEnd(last === LF || last === CR);
}
