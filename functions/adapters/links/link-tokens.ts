import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { LinkTokens } from '../../app/ports.ts';
import { LINK_PURPOSES, type Link, type LinkPurpose } from '../../domain/mail/link.ts';

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
  const ring = new Map(keys.map((key) => [key.id, derive(key)]));

  const sign = (link: Link, keyId: string): Promise<string> =>
    new SignJWT({ obj: link.object, epo: link.epoch })
      .setProtectedHeader({ alg: 'HS256', kid: keyId })
      .setAudience(link.purpose)
      .setSubject(link.person)
      .setExpirationTime(new Date(link.expiresAt))
      .sign(keyFor(ring, keyId, link.purpose));

  return {
    sign: (link) => sign(link, current.id),
    async read(token, purpose) {
      try {
        const { payload, protectedHeader } = await jwtVerify(token, ({ kid }) => keyFor(ring, kid, purpose), {
          algorithms: ['HS256'],
          audience: purpose,
          // Whether it has expired is decided by the domain, on the time it is given.
          currentDate: new Date(0),
        });
        const link = linkOf(payload, purpose);
        // Base64 has spare bits: only the one spelling that we would have written is ours.
        return link !== undefined && (await sign(link, String(protectedHeader.kid))) === token ? link : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function derive({ secret }: LinkKey): Map<LinkPurpose, Uint8Array> {
  const key = (purpose: LinkPurpose) =>
    new Uint8Array(hkdfSync('sha256', secret, '', `steward link ${purpose}`, SECRET_BYTES));
  return new Map(LINK_PURPOSES.map((purpose) => [purpose, key(purpose)]));
}

function keyFor(
  ring: Map<string, Map<LinkPurpose, Uint8Array>>,
  id: string | undefined,
  purpose: LinkPurpose,
): Uint8Array {
  const key = id === undefined ? undefined : ring.get(id)?.get(purpose);
  if (key === undefined) throw new Error('No such key');
  return key;
}

function linkOf(payload: Record<string, unknown>, purpose: LinkPurpose): Link | undefined {
  const { obj, epo, sub, exp } = payload;
  if (typeof obj !== 'string' || typeof epo !== 'number' || typeof sub !== 'string' || typeof exp !== 'number')
    return undefined;
  return { purpose, object: obj, person: sub, epoch: epo, expiresAt: new Date(exp * 1000).toISOString() };
}
