import type { Digest } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';

/**
 * What a daily mail is rendered from, as stored with the claim: to whom, in which language, the facts, the link to the day's page, and the links
 * to the clients' pages, card by card. The links are stored, so that a resend holds the same ones.
 */
export type StoredDigest = { to: string; locale: Locale; digest: Digest; dayPage?: string; clientPages?: string[] };

/** Reads back what was stored. Throws when it is not JSON. */
export function readStoredDigest(compact: string): StoredDigest {
  return JSON.parse(compact) as StoredDigest;
}
