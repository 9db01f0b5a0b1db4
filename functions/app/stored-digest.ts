import type { Digest } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';

/** What a daily mail is rendered from, as stored with the claim: to whom, in which language, the facts, the link to the day's page. */
export type StoredDigest = { to: string; locale: Locale; digest: Digest; dayPage?: string };

/** Reads back what was stored. Throws when it is not JSON. */
export function readStoredDigest(compact: string): StoredDigest {
  return JSON.parse(compact) as StoredDigest;
}
