import * as z from 'zod';
import type { LinkTokens } from '../../app/ports.ts';
import { createLinkTokens } from './link-tokens.ts';

const KEY = z.object({ id: z.string().min(1), secret: z.string().min(32) });

/** What the secret of the links holds: the key that signs, and while a rotation lasts the one before it. */
export const LINK_KEYS = KEY.extend({ previous: KEY.optional() });
export type LinkKeys = z.infer<typeof LINK_KEYS>;

/** Link tokens whose keys are read when they are first needed, and follow a rotation. */
export function secretLinkTokens(keys: () => Promise<LinkKeys>): LinkTokens {
  let made: { from: LinkKeys; tokens: LinkTokens } | undefined;
  const current = async (): Promise<LinkTokens> => {
    const from = await keys();
    if (made?.from !== from) {
      const { id, secret, previous } = from;
      made = { from, tokens: createLinkTokens([{ id, secret }, ...(previous === undefined ? [] : [previous])]) };
    }
    return made.tokens;
  };
  return {
    sign: async (link) => (await current()).sign(link),
    read: async (token, purpose) => (await current()).read(token, purpose),
  };
}
