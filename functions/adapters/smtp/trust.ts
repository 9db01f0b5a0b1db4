import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/**
 * Whom to trust with a mail: the public authorities, and the bank's own where it has one. Made once for each `ca`, because
 * reading all public certificates again costs more than sending a mail.
 */
export function trustKeeper(): (ca: string | undefined) => SecureContext {
  let made: { ca: string | undefined; context: SecureContext } | undefined;
  return (ca) => {
    if (made === undefined || made.ca !== ca) {
      const authorities = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
      made = { ca, context: createSecureContext({ minVersion: 'TLSv1.2', ...authorities }) };
    }
    return made.context;
  };
}
