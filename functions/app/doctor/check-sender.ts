import type { MailWay } from './deps.ts';
import { type Finding, ok, problem } from './finding.ts';

type Ses = Extract<MailWay, { by: 'ses' }>;

/** Whether the provider accepts mails from the sender's domain, and receivers can tell that it is really them (DKIM). */
export async function checkSender({ address, account }: Pick<Ses, 'address' | 'account'>): Promise<Finding[]> {
  const domain = domainOf(address);
  const identity = await account.identity(domain);
  if (identity === undefined)
    return [problem('sender', `SES does not know ${domain}`, 'Deploy the stage: the stack makes the identity')];
  const dns = `Put the CNAME records that "aws sesv2 get-email-identity --email-identity ${domain}" lists into the DNS of ${domain}`;
  return [
    identity.verified
      ? ok('sender', `${domain} is verified`)
      : problem('sender', `${domain} is not verified: SES refuses every mail`, dns),
    identity.dkim === 'SUCCESS'
      ? ok('DKIM', `${domain} signs its mails`)
      : problem('DKIM', `the records of ${domain} are not seen yet (${identity.dkim})`, dns),
  ];
}

/** The domain of a mail address, in small letters. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
