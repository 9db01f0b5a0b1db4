import type { ContentBuilders } from '../app/content.ts';
import { buildDigestContent, type DigestContentDeps } from '../app/digest-content.ts';
import { readStoredDigest } from '../app/stored-digest.ts';
import { renderDigestMail } from '../views/digest-mail.ts';
import type { BankConfig } from './bank-config.ts';

/** What the kinds of mail are built from. `dayPage` and `clientPage` give the links of a mail, where there are pages. */
export type ContentParts = {
  records: Pick<DigestContentDeps, 'clients' | 'roster' | 'messages'>;
  config: BankConfig;
  log: DigestContentDeps['log'];
} & MailLinks;

/** What gives the links of a mail. */
export type MailLinks = Pick<DigestContentDeps, 'dayPage' | 'clientPage'>;

/** Every kind of mail: how its content is built, and which view renders it. A new kind of mail is a new line here. */
export function contentBuilders({ records, config, log, dayPage, clientPage }: ContentParts): ContentBuilders {
  const { clients, roster, messages } = records;
  const { amountBands } = config.policy.digest;
  return {
    digest: {
      build: buildDigestContent({
        ...{ clients, roster, messages, log },
        ...config,
        ...(dayPage && { dayPage }),
        ...(clientPage && { clientPage }),
      }),
      render: (compact) => {
        const { to, locale, digest, ...links } = readStoredDigest(compact);
        return { to, ...renderDigestMail(digest, locale, amountBands, links) };
      },
    },
  };
}
