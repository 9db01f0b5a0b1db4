import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerAnchors, Read } from '../functions/app/ports.ts';
import type { LedgerAnchor } from '../functions/domain/duty/anchor.ts';
import { readAnchor } from '../functions/domain/duty/read-anchor.ts';

const SUFFIX = '.json';

/** Anchors of the ledger on this computer: one file a day beside the store, written once; or in memory, where the store is. */
export function localLedgerAnchors(store: string | undefined): LedgerAnchors {
  return store === undefined ? memoryAnchors() : directoryAnchors(join(store, 'anchors'));
}

function memoryAnchors(): LedgerAnchors {
  const anchors = new Map<string, LedgerAnchor>();
  const sorted = () => [...anchors.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    async put(anchor) {
      if (anchors.has(anchor.date)) return false;
      anchors.set(anchor.date, structuredClone(anchor));
      return true;
    },
    latest: async (date) => sorted().findLast((anchor) => anchor.date < date),
    async *all() {
      for (const value of sorted()) yield { ok: true, value };
    },
  };
}

function directoryAnchors(directory: string): LedgerAnchors {
  const dates = async () =>
    (await readdir(directory).catch(() => []))
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => name.slice(0, -SUFFIX.length))
      .sort();
  const read = async (date: string): Promise<Read<LedgerAnchor>> => {
    const anchor = readAnchor(await readFile(join(directory, date + SUFFIX), 'utf8'));
    return anchor.ok ? anchor : { ...anchor, id: date };
  };
  return {
    async put(anchor) {
      await mkdir(directory, { recursive: true });
      try {
        await writeFile(join(directory, anchor.date + SUFFIX), JSON.stringify(anchor), { flag: 'wx' });
        return true;
      } catch (error) {
        if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return false;
        throw error;
      }
    },
    async latest(date) {
      const last = (await dates()).findLast((one) => one < date);
      const anchor = last === undefined ? undefined : await read(last);
      if (anchor?.ok === false) throw new Error(`${last}: ${anchor.problem}`);
      return anchor?.value;
    },
    async *all() {
      for (const date of await dates()) yield read(date);
    },
  };
}
