import { isCivilDate } from '../civil-date.ts';
import { isToldApart, MESSAGE_KINDS, type MessageRef } from './run.ts';

/** The longest a person's part of a tag may be: a mail tag holds 256 characters, kind and date stand before it, and what a notice is about after it. */
const MAX_PERSON = 200;

const RESERVED = /[^A-Za-z0-9-]/gu;
const TAG = new RegExp(
  `^(${MESSAGE_KINDS.join('|')})_(\\d{4}-\\d{2}-\\d{2})_((?:[A-Za-z0-9-]|_[0-9A-F]{2})+)(?:__([A-Za-z0-9]+))?$`,
);

/**
 * The message's id as one word, `digest_2026-11-23_M001`: fit for a mail tag, which may hold letters, digits, `_` and `-`
 * only, and for a Message-ID. Other characters of the person's id are written as their UTF-8 bytes, `_E6_9D_8E`, so that no
 * two ids meet. A notice says at the end what it is about, `notice_2026-11-23_M001__3fa9`, after what no id of a person holds.
 */
export function messageTag({ kind, date, person, about }: MessageRef): string {
  return `${kind}_${date}_${personTag(person)}${about === undefined ? '' : `__${about}`}`;
}

/** The message a tag names: the exact inverse of `messageTag`. Undefined for whatever `messageTag` does not write. */
export function refOfTag(tag: string): MessageRef | undefined {
  const [, kindText, date, escaped = '', about] = TAG.exec(tag) ?? [];
  const kind = MESSAGE_KINDS.find((one) => one === kindText);
  const person = unescaped(escaped);
  if (kind === undefined || !isCivilDate(date) || person === undefined) return undefined;
  const ref: MessageRef = { kind, date, person, ...(about !== undefined && { about }) };
  return isToldApart(ref) && messageTag(ref) === tag ? ref : undefined;
}

/** Whether a person's id is short enough to be named in a mail tag: without, no event of the provider finds their mail. */
export function fitsTag(person: string): boolean {
  return personTag(person).length <= MAX_PERSON;
}

function personTag(person: string): string {
  return person.replace(RESERVED, (char) =>
    [...new TextEncoder().encode(char)].map((byte) => `_${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

function unescaped(escaped: string): string | undefined {
  const bytes = [...escaped.matchAll(/_([0-9A-F]{2})|[^_]/g)].map(([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : Number.parseInt(hex, 16),
  );
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
