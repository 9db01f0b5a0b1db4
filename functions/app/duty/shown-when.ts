import type { Instant } from '../../domain/civil-date.ts';
import { shownAtOf } from '../../domain/mail/duty-links.ts';
import type { Link } from '../../domain/mail/link.ts';
import type { LinkTokens } from '../ports.ts';

/** When the page was shown that a form comes from, as its hidden token says; undefined when we did not write that token for this page and person. */
export async function shownWhen(
  { links }: { links: LinkTokens },
  link: Link,
  typed: ReadonlyMap<string, string>,
): Promise<Instant | undefined> {
  return shownAtOf(await links.read(typed.get('shownAt') ?? '', 'shown'), link);
}
