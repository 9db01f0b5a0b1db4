import { randomUUID } from 'node:crypto';
import { createDynamoClient } from '../adapters/dynamodb/client.ts';
import { type DynamoRecords, dynamoRecords } from '../adapters/dynamodb/records.ts';
import { createLambdaLog, type LambdaLog } from '../adapters/log.ts';
import { createSesClient } from '../adapters/ses/ses-client.ts';
import { createSesMailer } from '../adapters/ses/ses-mailer.ts';
import { createSqsClient } from '../adapters/sqs/sqs-client.ts';
import { createSqsMessageQueue } from '../adapters/sqs/sqs-message-queue.ts';
import type { ContentBuilders } from '../app/content.ts';
import type { DayPageDeps } from '../app/day-page.ts';
import type { Book } from '../app/manager-day.ts';
import type { PlanRunDeps } from '../app/plan-run.ts';
import type { Clock, LinkTokens, Mailer, MessageQueue } from '../app/ports.ts';
import type { SendMailDeps } from '../app/send-mail.ts';
import { dayLink } from '../domain/mail/link.ts';
import { type BankConfig, bankConfig } from './bank-config.ts';
import { type ContentParts, contentBuilders } from './content-builders.ts';
import type { PlanRunEnv, SendMailEnv } from './env.ts';

/** What every function needs of the world outside. */
export type Base = { records: Omit<DynamoRecords, 'units'>; config: BankConfig; log: LambdaLog; clock: Clock };

export type PlanRunContainer = { deps: PlanRunDeps; timeZone: string; clock: Clock; log: LambdaLog };
export type PagesContainer = { deps: DayPageDeps; clock: Clock };
export type SendMailContainer = { deps: SendMailDeps; clock: Clock; newId: () => string; log: LambdaLog };

/** plan-run over any records and queue: AWS's, or this computer's. */
export function planRunContainer({
  records,
  config,
  log,
  clock,
  queue,
}: Base & { queue: MessageQueue }): PlanRunContainer {
  const { roster, runs, messages } = records;
  const { calendar, policy } = config;
  const deps = { calendar, locale: policy.locale, roster, runs, messages, queue, log };
  return { deps, timeZone: policy.timeZone, clock, log };
}

/** How send-mail differs from place to place. `builders` replaces what the kinds of mail say. */
export type SendMailParts = Base & { mailer: Mailer; builders?: ContentBuilders } & Pick<ContentParts, 'dayPage'>;

/** send-mail over any records and mailer. */
export function sendMailContainer({ mailer, builders, ...base }: SendMailParts): SendMailContainer {
  const { records, log, clock } = base;
  const deps = { messages: records.messages, builders: builders ?? contentBuilders(base), mailer, log };
  return { deps, clock, newId: randomUUID, log };
}

/** The links of a place: what signs them, which epoch is good, and where the pages are. */
export type Links = { tokens: LinkTokens; epoch: number; pagesUrl: string };

/** Gives a book's link to its day's page, as mails carry it. */
export function dayPageLink({
  config,
  links,
}: Pick<Base, 'config'> & { links: Links }): (book: Book) => Promise<string> {
  const { calendar, policy } = config;
  return async ({ manager, recipient, date }) => {
    const of = { managerId: manager.id, person: recipient.person.id, date, epoch: links.epoch };
    const token = await links.tokens.sign(dayLink({ ...of, calendar, timeZone: policy.timeZone }));
    return new URL(`day/${token}`, links.pagesUrl).href;
  };
}

/** The pages over any records. */
export function pagesContainer({ records, config, log, clock, links }: Base & { links: Links }): PagesContainer {
  return { deps: { ...records, ...config, links: links.tokens, epoch: links.epoch, log }, clock };
}

/** plan-run as it runs on AWS. */
export function buildPlanRun(env: PlanRunEnv): PlanRunContainer {
  const queue = createSqsMessageQueue(createSqsClient({ region: env.AWS_REGION }), env.MESSAGE_QUEUE_URL);
  return planRunContainer({ ...awsBase('plan-run', env), queue });
}

/** send-mail as it runs on AWS. */
export function buildSendMail(env: SendMailEnv): SendMailContainer {
  const mailer = createSesMailer(createSesClient({ region: env.AWS_REGION }), {
    sender: { name: env.MAIL_FROM_NAME, address: env.MAIL_FROM },
    ...(env.CONFIGURATION_SET !== undefined && { configurationSet: env.CONFIGURATION_SET }),
  });
  return sendMailContainer({ ...awsBase('send-mail', env), mailer });
}

function awsBase(service: string, env: { AWS_REGION: string; TABLE_NAME: string }): Base {
  const log = createLambdaLog(service);
  const records = dynamoRecords({
    client: createDynamoClient({ region: env.AWS_REGION }),
    table: env.TABLE_NAME,
    report: ({ id, problem }) => log.error('record-broken', { id, problem }),
  });
  return { records, config: bankConfig(), log, clock: () => new Date().toISOString() };
}
