const NOT_OURS = /^(MailFromDomainNotVerified|ConfigurationSetDoesNotExist)/;
const NOT_VERIFIED = /not verified.*?failed the check[^:]*:(.*)$/is;

/**
 * Whether SES refuses whoever sends, and so every mail alike: the sender's address or domain is among the identities it does
 * not find verified, or what we send through does not exist. An address that only shares the sender's domain is a receiver's.
 */
export function refusesSender(name: string, message: string, sender: string): boolean {
  if (NOT_OURS.test(name)) return true;
  const identities = NOT_VERIFIED.exec(message)?.[1] ?? '';
  const address = sender.toLowerCase();
  const ours = [address, address.slice(address.lastIndexOf('@') + 1)];
  // Identities come bare, as `name <address>` or as `arn:…:identity/address`.
  return identities
    .toLowerCase()
    .split(/[\s,;/<>"']+/)
    .some((word) => ours.includes(word.replace(/\.$/, '')));
}
