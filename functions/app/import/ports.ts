import type { MappedFile } from '../../domain/import/mapping.ts';

/** How the text of a file is laid out. */
export type FileFormat = Pick<MappedFile, 'delimiter' | 'encoding' | 'quote' | 'header'>;

/** One row of a file: its cells, or why it cannot be taken apart. `line` is where it starts; the first line is 1. */
export type SheetRow = { line: number; cells: readonly string[] } | { line: number; unreadable: string };

/** A file opened for one reading: its columns, and the rows after the header. */
export type Sheet = { columns: readonly string[]; rows: AsyncIterable<SheetRow> };

/** Thrown while a file is read when the file as a whole cannot be trusted: `message` says why in plain words, and where. */
export class FileBreak extends Error {
  override readonly name = 'FileBreak';
}

/** A path as found: a file, the files of a directory, or nothing that can be read (with one line saying why). */
export type Found = { is: 'file' | 'directory'; files: string[] } | { is: 'unreadable'; line: string };

/** The bank's files, read as streams: never whole in memory. */
export interface BankFiles {
  find(path: string): Promise<Found>;
  /** The last part of a path. */
  nameOf(path: string): string;
  size(path: string): Promise<number>;
  /** SHA-256 over the contents of the files in this order, and the text after them. */
  sha256(paths: readonly string[], text: string): Promise<string>;
  /** Opens and reads the header. Throws FileBreak, here or while rows are read. */
  open(path: string, format: FileFormat): Promise<Sheet>;
}

/** Rows set aside on disk while the files are checked, in as many parts as were asked for. */
export interface Stage {
  /** Resolves when the next row may come. */
  add(part: number, row: string): Promise<void> | undefined;
  /** Everything added to one part, in order. */
  read(part: number): Promise<string[]>;
  /** Removes it all from the disk. */
  remove(): Promise<void>;
}

export interface Staging {
  open(parts: number): Promise<Stage>;
}
