import { UNDO_SECONDS } from '../domain/care/client-action.ts';
import { type Link, type ReceiptOf, receiptLink } from '../domain/mail/link.ts';
import type { LinkTokens } from './ports.ts';

/** The token of an action's receipt: good for as long as the action can be undone. */
export function receiptToken(
  { links }: { links: LinkTokens },
  from: Link,
  of: Omit<ReceiptOf, 'until'>,
): Promise<string> {
  return links.sign(receiptLink(from, of, UNDO_SECONDS));
}
