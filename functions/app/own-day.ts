import type { Instant } from '../domain/civil-date.ts';
import { type LinkPurpose, linkOnward, receiptOf } from '../domain/mail/link.ts';
import { type AskRosterDeps, askRoster } from './ask-roster.ts';
import { type ReadLinkDeps, readLink } from './read-link.ts';

/**
 * The token of the reader's own day, from a link that is still good though what it led to is not the reader's any more; good for no longer than that
 * link. Undefined when the link is not good, or the reader has no book of their own.
 */
export async function ownDayToken(
  deps: ReadLinkDeps & AskRosterDeps,
  { token, purpose }: { token: string; purpose: Extract<LinkPurpose, 'day' | 'client' | 'receipt'> },
  now: Instant,
): Promise<string | undefined> {
  const read = await readLink(deps, token, purpose, now);
  if (!read.ok) return undefined;
  const { link } = read;
  const manager = await askRoster(deps, ({ managers }) => managers.get(link.person));
  if (manager === undefined) return undefined;
  const from = purpose === 'receipt' ? { ...link, expiresAt: receiptOf(link).until } : link;
  return deps.links.sign(linkOnward(from, 'day', link.person));
}
