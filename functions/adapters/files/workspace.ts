import { appendFileSync } from 'node:fs';
import { mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { RejectsFile, Workspace, Workspaces } from '../../app/import/ports.ts';
import { REJECTS_HEADER } from '../../domain/import/rejects-csv.ts';
import { bankFiles } from './bank-files.ts';
import { diskStaging } from './disk-staging.ts';

const BUFFERED = 64 * 1024;

/** Lines go to the disk in blocks: however many there are, memory holds one block. */
function rejectsFile(path: string): RejectsFile {
  let waiting = REJECTS_HEADER;
  const flush = () => {
    appendFileSync(path, waiting, { mode: 0o600 });
    waiting = '';
  };
  return {
    path,
    add(line) {
      waiting += line;
      if (waiting.length >= BUFFERED) flush();
    },
    flush,
  };
}

async function roomIn(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

/**
 * Workspaces in one directory that is nobody else's: opening one removes whatever stands there, which a run that was killed in the same
 * process or machine may have left. Readable by this user only. `room` says how many bytes may be laid down (default: what the disk has left).
 */
export function workspaces(parent: string, room: () => Promise<number> = () => roomIn(parent)): Workspaces {
  const remove = () => rm(parent, { recursive: true, force: true });
  return {
    async open(name): Promise<Workspace> {
      await remove();
      await mkdir(parent, { mode: 0o700 });
      const delivered = join(parent, 'files');
      await mkdir(delivered, { mode: 0o700 });
      const files = bankFiles();
      const rejects = rejectsFile(join(parent, 'rejects.csv'));
      return {
        files: { ...files, find: (path) => files.find(path === name ? delivered : path) },
        staging: diskStaging(parent),
        rejects,
        room,
        pathOf: (file) => join(delivered, file),
        remove,
      };
    },
  };
}
