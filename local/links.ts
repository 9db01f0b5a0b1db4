import { createLinkTokens } from '../functions/adapters/links/link-tokens.ts';
import type { Links } from '../functions/runtime/containers/links.ts';

/** No secret: links signed with it open only the pages this computer serves to itself, and open them again after a restart. */
const KEY = { id: 'local', secret: 'steward on this computer: not a secret' };

/** The links of this computer's mails to its own pages. */
export function localLinks(pagesUrl: string): Links {
  return { tokens: createLinkTokens([KEY]), epoch: 1, pagesUrl };
}
