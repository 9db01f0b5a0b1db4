import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BankFiles, Found } from '../../app/import/ports.ts';
import { openSheet } from './sheet.ts';

const WHY: Record<string, string> = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'it may not be read',
  ENOTDIR: 'a part of the path is not a directory',
};

async function find(path: string): Promise<Found> {
  try {
    const found = await stat(path);
    await access(path, constants.R_OK);
    if (!found.isDirectory())
      return found.isFile() ? { is: 'file', files: [path] } : { is: 'unreadable', line: `${path}: it is no file` };
    const entries = await readdir(path, { withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(path, entry.name));
    return { is: 'directory', files: files.sort() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { is: 'unreadable', line: `${path}: ${WHY[code] ?? `it cannot be read (${code})`}` };
  }
}

async function sha256(paths: readonly string[], text: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(`${basename(path)}\n${(await stat(path)).size}\n`);
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
  }
  return hash.update(text).digest('hex');
}

/** The bank's files on this machine's disk. */
export function bankFiles(): BankFiles {
  return {
    find,
    nameOf: (path) => basename(path),
    size: async (path) => (await stat(path)).size,
    sha256,
    open: openSheet,
  };
}
