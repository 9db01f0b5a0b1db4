import { randomUUID } from 'node:crypto';
import type { LambdaLog } from '../../adapters/log.ts';
import { createSesClient } from '../../adapters/ses/ses-client.ts';
import { createSesMailer } from '../../adapters/ses/ses-mailer.ts';
import type { ContentBuilders } from '../../app/content.ts';
import type { Clock, Mailer } from '../../app/ports.ts';
import type { SendMailDeps } from '../../app/send-mail.ts';
import { type ContentParts, contentBuilders } from '../content-builders.ts';
import type { SendMailEnv } from '../env.ts';
import { awsBase, type Base } from './base.ts';

export type SendMailContainer = { deps: SendMailDeps; clock: Clock; newId: () => string; log: LambdaLog };

/** How send-mail differs from place to place. `builders` replaces what the kinds of mail say. */
export type SendMailParts = Base & { mailer: Mailer; builders?: ContentBuilders } & Pick<ContentParts, 'dayPage'>;

/** send-mail over any records and mailer. */
export function sendMailContainer({ mailer, builders, ...base }: SendMailParts): SendMailContainer {
  const { records, log, clock } = base;
  const deps = { messages: records.messages, builders: builders ?? contentBuilders(base), mailer, log };
  return { deps, clock, newId: randomUUID, log };
}

/** send-mail as it runs on AWS. */
export function buildSendMail(env: SendMailEnv): SendMailContainer {
  const mailer = createSesMailer(createSesClient({ region: env.AWS_REGION }), {
    sender: { name: env.MAIL_FROM_NAME, address: env.MAIL_FROM },
    ...(env.MAIL_TRANSPORT === 'ses' &&
      env.CONFIGURATION_SET !== undefined && { configurationSet: env.CONFIGURATION_SET }),
  });
  return sendMailContainer({ ...awsBase('send-mail', env), mailer });
}
