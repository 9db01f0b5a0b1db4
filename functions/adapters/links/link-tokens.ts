import { hkdfSync, timingSafeEqual } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type CryptoKey as Key, SignJWT } from 'jose';
import type { LinkTokens } from '../../app/ports.ts';
import type { Link, LinkPurpose } from '../../domain/mail/link.ts';

/** A secret for signing links, and the id under which tokens name it. */
export type LinkKey = { id: string; secret: string };

const SECRET_BYTES = 32;

/**
 * Link tokens as JWS (HS256). Signs with the first key, accepts all given: the current one and the one before it. Each purpose has
 * its own key, derived from the secret. Throws when there is no key or a secret is too short to be one.
 */
export function createLinkTokens(keys: readonly LinkKey[]): LinkTokens {
  const [current] = keys;
  if (current === undefined) throw new Error('Links need at least one key to sign with.');
  for (const { id, secret } of keys) {
    if (Buffer.byteLength(secret) < SECRET_BYTES)
      throw new Error(`The link key ${id} is shorter than ${SECRET_BYTES} bytes.`);
  }
  const ring = new Map(keys.map((key) => [key.id, keysByPurpose(key)]));

  const sign = async (link: Link, keyId: string): Promise<string> => {
    const key = ring.get(keyId);
    if (key === undefined) throw new Error('No such key');
    return new SignJWT({ obj: link.object, epo: link.epoch })
      .setProtectedHeader({ alg: 'HS256', kid: keyId })
      .setAudience(link.purpose)
      .setSubject(link.person)
      .setExpirationTime(new Date(link.expiresAt))
      .sign(await key(link.purpose));
  };

  return {
    sign: (link) => sign(link, current.id),
    /** What a token says is believed only when signing it ourselves, for this purpose, gives that very token, to the last byte. */
    async read(token, purpose) {
      try {
        const link = linkOf(decodeJwt(token), purpose);
        const ours = link && (await sign(link, String(decodeProtectedHeader(token).kid)));
        return ours !== undefined && isSame(ours, token) ? link : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** The key of each purpose, imported when it is first needed and once: an import costs more than a signature. */
function keysByPurpose({ secret }: LinkKey): (purpose: LinkPurpose) => Promise<Key> {
  const imported = new Map<LinkPurpose, Promise<Key>>();
  return (purpose) => {
    const key = imported.get(purpose) ?? importKey(secret, purpose);
    imported.set(purpose, key);
    return key;
  };
}

function importKey(secret: string, purpose: LinkPurpose): Promise<Key> {
  const bytes = hkdfSync('sha256', secret, '', `steward link ${purpose}`, SECRET_BYTES);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

function isSame(ours: string, token: string): boolean {
  const [one, other] = [Buffer.from(ours), Buffer.from(token)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

function linkOf(payload: Record<string, unknown>, purpose: LinkPurpose): Link | undefined {
  const { obj, epo, sub, exp } = payload;
  if (typeof obj !== 'string' || typeof epo !== 'number' || typeof sub !== 'string' || typeof exp !== 'number')
    return undefined;
  return { purpose, object: obj, person: sub, epoch: epo, expiresAt: new Date(exp * 1000).toISOString() };
}
