import { randomUUID } from 'node:crypto';
import type { LambdaLog } from '../../adapters/log.ts';
import type { ContentBuilders } from '../../app/content.ts';
import type { Clock, Mailer } from '../../app/ports.ts';
import { recentRoster } from '../../app/recent-roster.ts';
import type { SendMailDeps } from '../../app/send-mail.ts';
import { contentBuilders, type MailLinks } from '../content-builders.ts';
import type { SendMailEnv } from '../env.ts';
import { awsBase, type Base } from './base.ts';
import { awsLinkTokens, mailLinks } from './links.ts';
import { awsMailer } from './mailer.ts';

export type SendMailContainer = { deps: SendMailDeps; clock: Clock; newId: () => string; log: LambdaLog };

/** How send-mail differs from place to place. `builders` replaces what the kinds of mail say. */
export type SendMailParts = Base & { mailer: Mailer; builders?: Partial<ContentBuilders> } & MailLinks;

/** send-mail over any records and mailer. */
export function sendMailContainer({ mailer, builders, ...base }: SendMailParts): SendMailContainer {
  const { log, clock } = base;
  const records = { ...base.records, roster: recentRoster(base.records.roster, clock) };
  const said = { ...contentBuilders({ ...base, records }), ...builders };
  return { deps: { messages: records.messages, builders: said, mailer, log }, clock, newId: randomUUID, log };
}

/** send-mail as it runs on AWS. */
export function buildSendMail(env: SendMailEnv): SendMailContainer {
  const base = awsBase('send-mail', env);
  const links = { tokens: awsLinkTokens(env, base), epoch: env.LINK_EPOCH, pagesUrl: env.PAGES_URL };
  return sendMailContainer({ ...base, mailer: awsMailer(env, base), ...mailLinks({ config: base.config, links }) });
}
