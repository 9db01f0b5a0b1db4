import { setTimeout as sleep } from 'node:timers/promises';
import { pacedMailer } from '../../adapters/paced-mailer.ts';
import { createSecretsClient, secretValues } from '../../adapters/secrets/secret-values.ts';
import { createSesClient } from '../../adapters/ses/ses-client.ts';
import { createSesMailer } from '../../adapters/ses/ses-mailer.ts';
import { SMTP_SECRET as SMTP_CREDENTIALS } from '../../adapters/smtp/credentials.ts';
import { createSmtpMailer } from '../../adapters/smtp/smtp-mailer.ts';
import type { Mailer } from '../../app/ports.ts';
import type { SendMailEnv } from '../env.ts';
import type { Base } from './base.ts';

/** How mails leave AWS: through SES or the bank's relay, never faster than this instance's share of the stage's rate. */
export function awsMailer(env: SendMailEnv, base: Pick<Base, 'clock' | 'log'>): Mailer {
  const pace = { perSecond: env.MAILS_PER_SECOND, now: () => performance.now(), sleep: (ms: number) => sleep(ms) };
  return pacedMailer(env.MAIL_TRANSPORT === 'ses' ? sesMailer(env) : smtpMailer(env, base), pace);
}

function sesMailer(env: Extract<SendMailEnv, { MAIL_TRANSPORT: 'ses' }>): Mailer {
  const { CONFIGURATION_SET: configurationSet } = env;
  return createSesMailer(createSesClient({ region: env.AWS_REGION }), {
    sender: senderOf(env),
    ...(configurationSet !== undefined && { configurationSet }),
  });
}

function smtpMailer(
  env: Extract<SendMailEnv, { MAIL_TRANSPORT: 'smtp' }>,
  { clock: now, log }: Pick<Base, 'clock' | 'log'>,
): Mailer {
  const client = createSecretsClient({ region: env.AWS_REGION });
  const credentials = secretValues({ client, id: env.SMTP_SECRET, schema: SMTP_CREDENTIALS, now, log });
  return createSmtpMailer({ host: env.SMTP_HOST, port: env.SMTP_PORT, sender: senderOf(env), credentials });
}

function senderOf(env: SendMailEnv): { name: string; address: string } {
  return { name: env.MAIL_FROM_NAME, address: env.MAIL_FROM };
}
