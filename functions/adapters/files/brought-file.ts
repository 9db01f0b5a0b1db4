import { filetypemime } from 'magic-bytes.js';
import type { BroughtFile } from '../../app/ports.ts';
import { isEvidenceType } from '../../domain/duty/evidence-type.ts';

/** So many bytes at its beginning tell what a file is. */
const TELLING = 64;

/** A file as it was brought, with the type its content shows; the name and type that the browser gave count for nothing. */
export function broughtFile(bytes: Uint8Array): BroughtFile {
  const type = filetypemime(bytes.subarray(0, TELLING)).find(isEvidenceType);
  return type === undefined ? { bytes } : { bytes, type };
}
