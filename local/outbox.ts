import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refOfTag } from '../functions/domain/mail/message-tag.ts';
import type { AcceptedMail } from './capture-raw.ts';

/** A mail to be written, under a name without ending. */
export type OutboxMail = { name: string; raw: Uint8Array };

/** The outbox's name for an accepted mail: `2026-11-23-digest-M001`, from the tag of its Message. */
export function outboxMail({ message, raw }: AcceptedMail): OutboxMail {
  const ref = refOfTag(message);
  return { name: ref === undefined ? message : `${ref.date}-${ref.kind}-${ref.person}`, raw };
}

/**
 * Writes each mail as `<name>.eml`, byte for byte, and returns the paths in order. The directory is made if need be; other files
 * in it are left alone, one of the same name is replaced. A second mail of the same name in one call gets `-2`.
 */
export async function writeOutbox(directory: string, mails: readonly OutboxMail[]): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const taken = new Set<string>();
  const paths: string[] = [];
  for (const { name, raw } of mails) {
    const path = join(directory, `${freeName(safeName(name), taken)}.eml`);
    await writeFile(path, raw);
    paths.push(path);
  }
  return paths;
}

/** Letters, digits, `_`, `-` and single dots inside: a file name everywhere. Other characters become `_`, told apart by a digest. */
function safeName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._-]|^[.-]+|\.(?=\.)|\.$/g, '_').slice(0, 120) || 'mail';
  return safe === name ? safe : `${safe}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** Compared without case, since some file systems do. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let copy = 2; taken.has(free.toLowerCase()); copy++) free = `${name}-${copy}`;
  taken.add(free.toLowerCase());
  return free;
}
