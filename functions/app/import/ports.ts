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

/** A mapping file's content, still to be checked; or one line saying why it cannot be read. */
export type MappingRead = { ok: true; content: unknown } | { ok: false; line: string };

/** What the bank's job delivered in one go: the files of a feed (which names their mapping), in a batch (usually the date). */
export type Drop = { feed: string; batch: string };

/** A file of a drop as it was when the drop was listed; `name` is what follows the drop's own path. Size in bytes. */
export type DropFile = { name: string; size: number; etag: string };

/** Where the bank's job drops files, and finds what came of them. Everything throws when the bucket cannot be reached. */
export interface DropBucket {
  mapping(feed: string): Promise<MappingRead>;
  /** Everything delivered in a drop, but for the mark that it is complete. */
  files(drop: Drop): AsyncIterable<DropFile>;
  /** Copies a file to a path on disk, as it was when listed: throws when it is gone, has changed, or did not come whole. */
  fetch(drop: Drop, file: DropFile, path: string): Promise<void>;
  putReport(drop: Drop, text: string): Promise<void>;
  /** Takes the rejected rows from a path on disk. */
  putRejects(drop: Drop, path: string): Promise<void>;
}

/** Rejected rows as a file that grows line by line on disk. */
export interface RejectsFile {
  readonly path: string;
  add(line: string): void;
  /** Once it returns, everything added is in the file at `path`. */
  flush(): void;
}

/** A directory of one import's own, for what is client data: removed whole. */
export interface Workspace {
  readonly files: BankFiles;
  readonly staging: Staging;
  readonly rejects: RejectsFile;
  /** Bytes that can still be laid down. */
  room(): Promise<number>;
  /** Where a file of this name is to be laid down, for `files` to find under the name the workspace was opened with. */
  pathOf(name: string): string;
  remove(): Promise<void>;
}

/** Opens a workspace known to `files` by a name, in a place where nothing is left of any earlier one. One at a time. */
export interface Workspaces {
  open(name: string): Promise<Workspace>;
}
