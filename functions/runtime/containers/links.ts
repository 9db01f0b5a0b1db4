import { LINK_KEYS, secretLinkTokens } from '../../adapters/links/secret-link-tokens.ts';
import { createSecretsClient, secretValues } from '../../adapters/secrets/secret-values.ts';
import type { Book } from '../../app/manager-day.ts';
import type { LinkTokens } from '../../app/ports.ts';
import { dayLink } from '../../domain/mail/link.ts';
import type { Base } from './base.ts';

/** The links of a place: what signs them, which epoch is good, and where the pages are. */
export type Links = { tokens: LinkTokens; epoch: number; pagesUrl: string };

/** Gives a book's link to its day's page, as mails carry it. */
export function dayPageLink({
  config,
  links,
}: Pick<Base, 'config'> & { links: Links }): (book: Book) => Promise<string> {
  const { calendar, policy } = config;
  return async ({ manager, recipient, date }) => {
    const of = { managerId: manager.id, person: recipient.person.id, date, epoch: links.epoch };
    const token = await links.tokens.sign(dayLink({ ...of, calendar, timeZone: policy.timeZone }));
    return new URL(`day/${token}`, links.pagesUrl).href;
  };
}

/** Link tokens as they are signed on AWS: with the key in Secrets Manager. */
export function awsLinkTokens(
  env: { AWS_REGION: string; LINK_KEY_SECRET: string },
  { clock, log }: Pick<Base, 'clock' | 'log'>,
): LinkTokens {
  const client = createSecretsClient({ region: env.AWS_REGION });
  return secretLinkTokens(secretValues({ client, id: env.LINK_KEY_SECRET, schema: LINK_KEYS, now: clock, log }));
}
