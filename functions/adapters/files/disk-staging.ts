import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stage, Staging } from '../../app/import/ports.ts';

/** Characters kept per part before they are written out; with many parts, fewer. */
const BUFFERED = 8 * 1024 * 1024;

class DiskStage implements Stage {
  private readonly buffers: string[];
  private readonly limit: number;
  private readonly directory: string;

  constructor(directory: string, parts: number) {
    this.directory = directory;
    this.buffers = new Array<string>(parts).fill('');
    this.limit = Math.min(256 * 1024, BUFFERED / parts);
  }

  add(part: number, row: string): Promise<void> | undefined {
    const text = `${this.buffers[part] ?? ''}${row}\n`;
    this.buffers[part] = text;
    return text.length < this.limit ? undefined : this.flush(part);
  }

  async read(part: number): Promise<string[]> {
    await this.flush(part);
    const text = await readFile(this.path(part), 'utf8');
    return text.split('\n').slice(0, -1);
  }

  remove(): Promise<void> {
    return rm(this.directory, { recursive: true, force: true });
  }

  private async flush(part: number): Promise<void> {
    const text = this.buffers[part] ?? '';
    this.buffers[part] = '';
    await appendFile(this.path(part), text, { mode: 0o600 });
  }

  private path(part: number): string {
    return join(this.directory, `${part}.jsonl`);
  }
}

/** Sets rows aside in a directory of its own, readable by this user only, among the machine's temporary files. */
export function diskStaging(parent: string = tmpdir()): Staging {
  return {
    open: async (parts) => new DiskStage(await mkdtemp(join(parent, 'steward-import-')), parts),
  };
}
