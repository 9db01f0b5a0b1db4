import { fileTypeFromBuffer } from 'file-type';
import type { BroughtFile } from '../../app/ports.ts';
import { isEvidenceType } from '../../domain/duty/evidence-type.ts';

/** A file as it was brought, with the type its content shows; the name and type that the browser gave count for nothing. */
export async function broughtFile(bytes: Uint8Array): Promise<BroughtFile> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return isEvidenceType(found?.mime) ? { bytes, type: found.mime } : { bytes };
}
