import type { ClientRefusal } from '../domain/care/client-page.ts';
import { dateInZone, type Instant } from '../domain/civil-date.ts';
import type { Link } from '../domain/mail/link.ts';
import type { Policy } from '../domain/policy.ts';
import { type ClientInHands, type ClientInHandsDeps, clientInHands } from './client-in-hands.ts';
import { type ReadLinkDeps, readLink } from './read-link.ts';

export type ClientByLinkDeps = ReadLinkDeps & ClientInHandsDeps & { policy: Policy };

/** The client behind a link to their page, in the hands of the person it was sent to. */
export type ClientByLink = { ok: true; link: Link; hands: Extract<ClientInHands, { ok: true }> };

/** Opens a link to a client's page. Refused when the link is forged, expired or revoked, and when somebody else looks after the client today. */
export async function clientByLink(
  deps: ClientByLinkDeps,
  token: string,
  now: Instant,
): Promise<ClientByLink | ({ ok: false } & ClientRefusal)> {
  const read = await readLink(deps, token, 'client', now);
  if (!read.ok) return read;
  const { link } = read;
  const date = dateInZone(now, deps.policy.timeZone);
  const hands = await clientInHands(deps, { clientId: link.object, person: link.person, date });
  return hands.ok ? { ok: true, link, hands } : hands;
}
