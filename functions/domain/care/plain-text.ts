import type { ActionRefusal } from './client-action.ts';

/** Control characters, line ends among them, and those that turn the direction of what stands beside them. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A text as it is kept: one line, well-formed, without control characters, blanks collapsed. Refused when nothing is left of it, or it has
 * more characters than `most`.
 */
export function plainText(text: string, most: number): { ok: true; text: string } | ({ ok: false } & ActionRefusal) {
  const plain = text.toWellFormed().normalize('NFC').replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
  if (plain === '') return { ok: false, reason: 'empty' };
  return [...plain].length > most ? { ok: false, reason: 'too-long', most } : { ok: true, text: plain };
}
