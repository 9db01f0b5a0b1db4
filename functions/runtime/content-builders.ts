import type { ContentBuilders } from '../app/content.ts';
import { buildDigestContent, type DigestContentDeps } from '../app/digest-content.ts';
import { buildDutyContent, type DutyContentDeps } from '../app/duty/duty-content.ts';
import type { DutyMailLinks } from '../app/duty/duty-links.ts';
import { buildNoticeContent } from '../app/duty/notice-content.ts';
import { readStoredDutyMail, readStoredNotice } from '../app/duty/stored-duty-mail.ts';
import { readStoredDigest } from '../app/stored-digest.ts';
import { renderDigestMail } from '../views/digest-mail.ts';
import { renderDutyMail } from '../views/duty-mail.ts';
import { renderNoticeMail } from '../views/notice-mail.ts';
import type { BankConfig } from './bank-config.ts';
import { sha256 } from './sha256.ts';

/** What the kinds of mail are built from; with the links of a mail, where there are pages. */
export type ContentParts = {
  records: Pick<DigestContentDeps, 'clients' | 'roster' | 'messages'> & Pick<DutyContentDeps, 'duties'>;
  config: BankConfig;
  log: DigestContentDeps['log'];
} & MailLinks;

/** What gives the links of a mail. */
export type MailLinks = Pick<DigestContentDeps, 'dayPage' | 'clientPage'> & { dutyLinks?: DutyMailLinks };

/** Where there are no pages, a mail about duties leads nowhere. */
const nowhere = async () => '';
const NO_LINKS: DutyMailLinks = () => ({ duties: nowhere, duty: nowhere, notMe: nowhere, dutiesToken: nowhere });

/** Every kind of mail: how its content is built, and which view renders it. A new kind of mail is a new line here. */
export function contentBuilders({
  records,
  config,
  log,
  dayPage,
  clientPage,
  dutyLinks,
}: ContentParts): ContentBuilders {
  const { clients, roster, messages } = records;
  const { amountBands } = config.policy.digest;
  const { calendar, policy, agreements, duties: catalogue } = config;
  const ruled = { calendar, policy, agreements, catalogue, sha256, log };
  const dutyDeps = { ...ruled, ...records, dutyLinks: dutyLinks ?? NO_LINKS };
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
    duties: {
      build: buildDutyContent(dutyDeps),
      render: (compact) => {
        const { to, day, links } = readStoredDutyMail(compact);
        return { to, ...renderDutyMail(day, links, amountBands) };
      },
    },
    notice: {
      build: buildNoticeContent(dutyDeps),
      render: (compact) => {
        const { to, receipt, topic, locale, links } = readStoredNotice(compact);
        return { to, ...renderNoticeMail(receipt, topic, locale, links) };
      },
    },
  };
}
