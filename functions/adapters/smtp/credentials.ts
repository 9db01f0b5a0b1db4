import { X509Certificate } from 'node:crypto';
import * as z from 'zod';

/**
 * What the relay's secret holds. `ca`: the certificates, as PEM, of a bank's own authority; they are trusted beside the
 * public ones, and kept with the password because both come from whoever runs the relay.
 */
export const SMTP_SECRET = z.object({
  user: z.string().min(1),
  password: z.string().min(1),
  ca: z.string().refine(isCertificates).optional(),
});
export type SmtpCredentials = z.infer<typeof SMTP_SECRET>;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Node passes over an authority it cannot read, and then trusts nobody; so it is read here first. */
function isCertificates(pem: string): boolean {
  const all = pem.match(CERTIFICATE) ?? [];
  try {
    return all.map((one) => new X509Certificate(one)).length > 0;
  } catch {
    return false;
  }
}
