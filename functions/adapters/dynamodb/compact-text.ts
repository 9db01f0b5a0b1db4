import { deflateRawSync, inflateRawSync } from 'node:zlib';

const MAX_BYTES = 8 * 1024 * 1024;

/** A text in few bytes. It passes through JSON first, so that even ill-formed Unicode comes back as it went in. */
export function deflated(text: string): Uint8Array {
  return deflateRawSync(JSON.stringify(text));
}

/** The text again; undefined when the bytes are no such text. */
export function inflated(bytes: Uint8Array): string | undefined {
  try {
    const text: unknown = JSON.parse(inflateRawSync(bytes, { maxOutputLength: MAX_BYTES }).toString('utf8'));
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
