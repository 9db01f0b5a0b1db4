import type { Instant } from '../domain/civil-date.ts';
import { type Link, type LinkPurpose, linkRefusal } from '../domain/mail/link.ts';
import type { LinkTokens } from './ports.ts';

export type ReadLinkDeps = {
  links: LinkTokens;
  /** Links of any other epoch have been revoked. */
  epoch: number;
};

export type LinkRead = { ok: true; link: Link } | { ok: false; reason: 'invalid' | 'expired' | 'revoked' };

/** The link behind a token, if it is genuine, made for this purpose, and still good. */
export async function readLink(
  { links, epoch }: ReadLinkDeps,
  token: string,
  purpose: LinkPurpose,
  now: Instant,
): Promise<LinkRead> {
  const link = await links.read(token, purpose);
  if (link === undefined) return { ok: false, reason: 'invalid' };
  const reason = linkRefusal(link, { now, epoch });
  return reason === undefined ? { ok: true, link } : { ok: false, reason };
}
