import { EVIDENCE_TYPES, type EvidenceType } from '../domain/duty/evidence-type.ts';

/** A file by its type and size: PDF, 1.2 MB; the same in every language. */
export function fileText(type: EvidenceType, bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024);
  const size = kilobytes < 1024 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return `${EVIDENCE_TYPES[type].toUpperCase()}, ${size}`;
}
