import { createHash } from 'node:crypto';
import type { DutyFormProblem, DutyUpload } from '../../domain/duty/duty-pages.ts';
import type { DutyRule } from '../../domain/duty/duty-rule.ts';
import type { EvidenceFile } from '../../domain/duty/evidence-field.ts';
import { evidenceName, MOST_EVIDENCE_BYTES } from '../../domain/duty/evidence-type.ts';
import type { DutyGroupRef } from '../../domain/mail/duty-links.ts';
import type { Link } from '../../domain/mail/link.ts';
import type { EvidenceFiles } from '../ports.ts';

const hashed = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

/** Where a browser brings the file of one field: a place of that link alone, so that nobody's form can take what somebody else brought. */
function incomingOf({ purpose, object, person, epoch, expiresAt }: Link, field: string): string {
  return `${hashed([purpose, object, person, epoch, expiresAt].join('|')).slice(0, 40)}/${field}`;
}

const fileFields = ({ evidence }: Pick<DutyRule, 'evidence'>) => evidence.filter(({ type }) => type === 'file');

/** The files a form may carry: for each field how the browser brings one, coming `back` afterwards, and what was brought already. Writes nothing. */
export async function uploadsFor(
  files: EvidenceFiles,
  link: Link,
  rule: Pick<DutyRule, 'evidence'>,
  back: string,
): Promise<DutyUpload[]> {
  return Promise.all(
    fileFields(rule).map(async ({ id }) => {
      const incoming = incomingOf(link, id);
      const brought = await files.incoming(incoming);
      const form = await files.uploadForm({ incoming, most: MOST_EVIDENCE_BYTES, back });
      const { bytes, type } = brought ?? {};
      return { field: id, form, ...(bytes && { brought: { bytes: bytes.byteLength, ...(type && { type }) } }) };
    }),
  );
}

/**
 * The files that a form says are to be kept, by their fields: looked at by their content, and kept under the hash of it. A field that is not ticked keeps
 * nothing. A file that is not there, or is none we keep, is a problem of that field.
 */
export async function keptFiles(
  files: EvidenceFiles,
  { link, group, rule }: { link: Link; group: DutyGroupRef; rule: Pick<DutyRule, 'evidence'> },
  typed: ReadonlyMap<string, string>,
): Promise<{ files: Map<string, EvidenceFile>; problems: DutyFormProblem[] }> {
  const kept = new Map<string, EvidenceFile>();
  const problems: DutyFormProblem[] = [];
  for (const { id } of fileFields(rule)) {
    if (typed.get(id) !== 'yes') continue;
    const brought = await files.incoming(incomingOf(link, id));
    if (brought === undefined) problems.push({ field: id, why: 'no-file' });
    else if (brought.type === undefined || brought.bytes.byteLength > MOST_EVIDENCE_BYTES)
      problems.push({ field: id, why: 'not-a-kept-type' });
    else {
      const { bytes, type } = brought;
      const sha256 = hashed(bytes);
      const key = `${group.period}/${sha256}`;
      await files.keep(key, bytes, type);
      kept.set(id, { key, name: evidenceName(group.kind, group.period, type), type, bytes: bytes.byteLength, sha256 });
    }
  }
  return { files: kept, problems };
}
