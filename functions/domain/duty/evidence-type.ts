/** What may be kept as evidence: a PDF, or a picture as phones and scanners make it; by its content, whatever its name says. */
export const EVIDENCE_TYPES = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heif': 'heic',
} as const;
export type EvidenceType = keyof typeof EVIDENCE_TYPES;

/** The largest file of evidence, in bytes. */
export const MOST_EVIDENCE_BYTES = 5 * 1024 * 1024;

/** The name under which a file of evidence is kept and given out: never the one it was brought under, which may name somebody. */
export function evidenceName(kind: string, period: string, type: EvidenceType): string {
  return `${kind}-${period}.${EVIDENCE_TYPES[type]}`;
}

/** Whether a type found in a file's content is one that is kept. */
export function isEvidenceType(type: string | undefined): type is EvidenceType {
  return type !== undefined && Object.hasOwn(EVIDENCE_TYPES, type);
}
