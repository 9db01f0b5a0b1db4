import { LINK_KEYS, secretLinkTokens } from '../../adapters/links/secret-link-tokens.ts';
import { createSecretsClient, secretValues } from '../../adapters/secrets/secret-values.ts';
import { dutyLinksOf } from '../../app/duty/duty-links.ts';
import type { Book } from '../../app/manager-day.ts';
import type { LinkTokens } from '../../app/ports.ts';
import { clientLink, dayLink } from '../../domain/mail/link.ts';
import type { MailLinks } from '../content-builders.ts';
import type { Base } from './base.ts';

/** The links of a place: what signs them, which epoch is good, and where the pages are. */
export type Links = { tokens: LinkTokens; epoch: number; pagesUrl: string };

type Linked = Pick<Base, 'config'> & { links: Links };

/** The links of mails: to a book's day, to each client's page, and to the pages of duties. */
export function mailLinks(linked: Linked): Required<MailLinks> {
  const { tokens, epoch, pagesUrl } = linked.links;
  const { calendar, policy } = linked.config;
  const duties = { links: tokens, epoch, pagesUrl, calendar, policy };
  return {
    dayPage: dayPageLink(linked),
    clientPage: clientPageLink(linked),
    dutyLinks: (to) => dutyLinksOf(duties, to),
  };
}

/** Gives a book's link to its day's page, as mails carry it. */
function dayPageLink({ config, links }: Linked): (book: Book) => Promise<string> {
  return async (book) => {
    const token = await links.tokens.sign(dayLink({ ...of(book, config, links), managerId: book.manager.id }));
    return new URL(`day/${token}`, links.pagesUrl).href;
  };
}

/** Gives a card's link to its client's page. */
function clientPageLink({ config, links }: Linked): (book: Book, clientId: string) => Promise<string> {
  return async (book, clientId) => {
    const token = await links.tokens.sign(clientLink({ ...of(book, config, links), clientId }));
    return new URL(`client/${token}`, links.pagesUrl).href;
  };
}

/** For whom a mail's links are, and from when: the day of the mail. */
function of({ recipient, date }: Book, { calendar, policy }: Base['config'], { epoch }: Links) {
  return { person: recipient.person.id, date, epoch, calendar, timeZone: policy.timeZone };
}

/** Link tokens as they are signed on AWS: with the key in Secrets Manager. */
export function awsLinkTokens(
  env: { AWS_REGION: string; LINK_KEY_SECRET: string },
  { clock, log }: Pick<Base, 'clock' | 'log'>,
): LinkTokens {
  const client = createSecretsClient({ region: env.AWS_REGION });
  return secretLinkTokens(secretValues({ client, id: env.LINK_KEY_SECRET, schema: LINK_KEYS, now: clock, log }));
}
