import type { Stage } from './fields.ts';

/** Accounts that AWS writes in its examples: whoever copied one has not put in their own. */
const EXAMPLE_ACCOUNTS = ['123456789012', '111122223333', '444455556666'];
/** The account of emulators, where nothing is real. */
const EMULATOR = '000000000000';
const RESERVED_DOMAIN = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/i;

/**
 * What in a stage cannot be meant, though each field alone may be: the field and the words, or undefined. Accounts and domains out of
 * examples, an alarm that reaches nobody, SES where there is none, a certificate of another region, a zone that is not the policy's.
 */
export function stageContradiction(stage: Stage, policy: { timeZone: string }): string | undefined {
  const { account, region, timeZone, sender, transport, pages, alarmAddress } = stage;
  if (EXAMPLE_ACCOUNTS.includes(account))
    return `account is ${account}, which AWS uses in examples; give the account to deploy to`;
  if (!isTimeZone(timeZone)) return `timeZone is ${timeZone}, which is no time zone; give one such as Asia/Shanghai`;
  if (timeZone !== policy.timeZone)
    return `timeZone is ${timeZone}, and config/policy.ts says ${policy.timeZone}; make them agree`;
  if (alarmAddress.toLowerCase() === sender.address.toLowerCase())
    return 'alarmAddress is the address mails come from; give one that operators read';
  if (account !== EMULATOR)
    for (const [field, address] of Object.entries({ 'sender.address': sender.address, alarmAddress }))
      if (RESERVED_DOMAIN.test(domainOf(address)))
        return `${field} is ${address}, and ${domainOf(address)} is nobody's; give an address of the bank`;
  if (transport.kind === 'ses' && region.startsWith('cn-'))
    return `transport is ses, which AWS does not offer in ${region}; use kind: 'smtp' with the bank's relay`;
  const at = pages?.certificateArn.split(':')[3];
  if (at !== undefined && at !== region)
    return `pages.certificateArn is of ${at}; give a certificate of ${region}, where the stage is`;
  if (transport.kind !== 'smtp' || transport.network === undefined) return undefined;
  const { availabilityZones, subnetIds } = transport.network;
  if (availabilityZones.length !== subnetIds.length)
    return 'transport.network has not one availability zone for each subnet; give as many, in the same order';
  return undefined;
}

/** Whether it is the name of a zone as the tz database writes it: schedules take no offsets and no other spelling. */
function isTimeZone(name: string): boolean {
  if (!/^(UTC|[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(name)) return false;
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return known.toLowerCase() !== name.toLowerCase() || known === name;
  } catch {
    return false;
  }
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
