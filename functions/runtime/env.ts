import * as z from 'zod';
import { isCivilDate } from '../domain/civil-date.ts';

const AWS_REGION = z.string().min(1).describe('the region the function runs in');
const TABLE_NAME = z.string().min(1).describe('the name of the table that holds the records');
const MESSAGE_QUEUE_URL = z.url().describe('the URL of the queue that takes planned mails to send-mail');
const SWEEP_QUEUE_URL = z.url().describe('the URL of the queue that takes parts of the due index to sweep-index');
const STARTS_ON = z.string().refine(isCivilDate).describe('the first business day on which mails go out');
const DROP_BUCKET = z.string().min(1).describe("the bucket the bank's files are dropped in");
const LEDGER_BUCKET = z
  .string()
  .min(1)
  .describe('the bucket that holds the anchors of the ledger and files of evidence');
const LINK_KEY_SECRET = z.string().min(1).describe('the name or ARN of the secret that signs links');
const LINK_EPOCH = z.coerce.number().int().positive().describe('the epoch of links that are good');
const PAGES_URL = z.url().describe('the address of the pages that mails link to, ending in /');
const MAIL_FROM = z.email().describe('the address mails come from');
const MAIL_FROM_NAME = z.string().min(1).describe('the name mails come from, as receivers see it');
const MAILS_PER_SECOND = z.coerce.number().positive().describe('how many mails a second one instance may send');
const CONFIGURATION_SET = z
  .string()
  .min(1)
  .optional()
  .describe('the SES configuration set whose events settle mails in doubt');
const SMTP_HOST = z.string().min(1).describe("the bank's mail relay");
const SMTP_PORT = z.coerce.number().int().min(1).max(65_535).describe('the port of the relay');
const SMTP_SECRET = z.string().min(1).describe('the name or ARN of the secret with user and password of the relay');

/** What plan-run reads from its environment. */
export const PLAN_RUN_ENV = z.object({ AWS_REGION, TABLE_NAME, MESSAGE_QUEUE_URL, STARTS_ON });
export type PlanRunEnv = z.infer<typeof PLAN_RUN_ENV>;

const SEND_MAIL = z.object({
  AWS_REGION,
  TABLE_NAME,
  MAIL_FROM,
  MAIL_FROM_NAME,
  MAILS_PER_SECOND,
  LINK_KEY_SECRET,
  LINK_EPOCH,
  PAGES_URL,
});

/** What send-mail reads from its environment, by how mails leave (`MAIL_TRANSPORT`). */
export const SEND_MAIL_ENV = {
  ses: SEND_MAIL.extend({ MAIL_TRANSPORT: z.literal('ses'), CONFIGURATION_SET }),
  smtp: SEND_MAIL.extend({ MAIL_TRANSPORT: z.literal('smtp'), SMTP_HOST, SMTP_PORT, SMTP_SECRET }),
};
export type SendMailEnv = z.infer<(typeof SEND_MAIL_ENV)['ses' | 'smtp']>;

/** What mail-events reads from its environment. */
export const MAIL_EVENTS_ENV = z.object({ AWS_REGION, TABLE_NAME });
export type MailEventsEnv = z.infer<typeof MAIL_EVENTS_ENV>;

/** What watch-run reads from its environment. */
export const WATCH_RUN_ENV = z.object({ AWS_REGION, TABLE_NAME, MESSAGE_QUEUE_URL, SWEEP_QUEUE_URL, STARTS_ON });
export type WatchRunEnv = z.infer<typeof WATCH_RUN_ENV>;

/** What sweep-index reads from its environment. */
export const SWEEP_INDEX_ENV = z.object({ AWS_REGION, TABLE_NAME });
export type SweepIndexEnv = z.infer<typeof SWEEP_INDEX_ENV>;

/** What anchor-ledger reads from its environment. */
export const ANCHOR_LEDGER_ENV = z.object({ AWS_REGION, TABLE_NAME, LEDGER_BUCKET });
export type AnchorLedgerEnv = z.infer<typeof ANCHOR_LEDGER_ENV>;

/** What import-file reads from its environment. */
export const IMPORT_FILE_ENV = z.object({ AWS_REGION, TABLE_NAME, DROP_BUCKET });
export type ImportFileEnv = z.infer<typeof IMPORT_FILE_ENV>;

/** What pages reads from its environment. */
export const PAGES_ENV = z.object({
  AWS_REGION,
  TABLE_NAME,
  MESSAGE_QUEUE_URL,
  LEDGER_BUCKET,
  LINK_KEY_SECRET,
  LINK_EPOCH,
});
export type PagesEnv = z.infer<typeof PAGES_ENV>;

type Environment = Record<string, string | undefined>;

/** Reads a function's environment once. Throws one error that names everything missing or wrong, and what it is for. */
export function readEnv<Shape extends z.ZodObject>(service: string, shape: Shape, env: Environment): z.infer<Shape> {
  const read = shape.safeParse(env);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path }) => {
    const name = String(path[0]);
    const meant = shape.shape[name]?.description ?? '';
    return `${name} is ${env[name] === undefined ? 'missing' : 'not usable'}: ${meant}`;
  });
  throw new Error(`${service} cannot start. Mend its environment:\n  ${problems.join('\n  ')}`);
}

/** Reads send-mail's environment, by its `MAIL_TRANSPORT`. Throws as `readEnv` does. */
export function readSendMailEnv(env: Environment): SendMailEnv {
  return env.MAIL_TRANSPORT === 'smtp'
    ? readEnv('send-mail', SEND_MAIL_ENV.smtp, env)
    : readEnv('send-mail', SEND_MAIL_ENV.ses, env);
}
