/** Control characters but the line end, and those that turn the direction of what stands beside them. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** How many characters the reason of an explanation, a waiver or a "not me" may have. */
export const DUTY_REASON_CHARACTERS = 500;

/** A text of several lines as it is kept: well-formed, without control characters, blanks collapsed, no more than one empty line in a row. */
export function keptText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The reason typed into a form, as it is kept. */
export function readReason(
  typed: ReadonlyMap<string, string>,
): { ok: true; reason: string } | { ok: false; why: 'missing' | 'too-long' } {
  const reason = keptText(typed.get('reason') ?? '');
  if (reason === '') return { ok: false, why: 'missing' };
  return [...reason].length > DUTY_REASON_CHARACTERS ? { ok: false, why: 'too-long' } : { ok: true, reason };
}
