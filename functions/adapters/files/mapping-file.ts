import { readFile } from 'node:fs/promises';
import type { MappingRead } from '../../app/import/ports.ts';

/** Where JSON.parse stopped: it tells the position, or shows ten characters on both sides of it. */
function positionOf(message: string, text: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const shown = /^Unexpected token '(.+)', (?:\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid JSON$/u.exec(message);
  if (shown?.[2] === undefined) return text.length;
  const at = text.indexOf(shown[2]);
  return message.includes(', ..."') ? at + 10 : at + Math.max(0, shown[2].lastIndexOf(shown[1] ?? ''));
}

/** Reads the bytes of a mapping: JSON in UTF-8, with or without a byte order mark. `name` is what a line calls it. */
export function readMapping(bytes: Uint8Array, name: string): MappingRead {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, line: `${name}: is not UTF-8; save the mapping as UTF-8` };
  }
  try {
    return { ok: true, content: JSON.parse(text) };
  } catch (error) {
    const line = text.slice(0, positionOf(error instanceof Error ? error.message : '', text)).split('\n').length;
    return {
      ok: false,
      line: `${name}: is not JSON near line ${line}; look for a missing comma, quote or bracket there`,
    };
  }
}

/** Reads a mapping file from this machine's disk. */
export async function readMappingFile(path: string): Promise<MappingRead> {
  try {
    return readMapping(await readFile(path), path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return { ok: false, line: `${path}: there is no such file` };
    return { ok: false, line: `${path}: it cannot be read (${code})` };
  }
}
