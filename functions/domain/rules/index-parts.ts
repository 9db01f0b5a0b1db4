/** In how many parts the due index is swept on AWS: each by a call of its own, so that a million clients take minutes. */
export const INDEX_PARTS = 16;

/**
 * What a part of the index was swept under, as one word: the rules' fingerprint and the number of parts. With another number of
 * parts a part holds other clients, and what was known of it says nothing.
 */
export function sweptUnder(rules: string, parts: number): string {
  return `${rules}/${parts}`;
}
