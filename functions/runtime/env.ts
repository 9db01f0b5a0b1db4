import { z } from 'zod';

const AWS_REGION = z.string().min(1).describe('the region the function runs in');
const TABLE_NAME = z.string().min(1).describe('the name of the table that holds the records');
const MESSAGE_QUEUE_URL = z.url().describe('the URL of the queue that takes planned mails to send-mail');
const MAIL_FROM = z.email().describe('the address mails come from, verified in SES');
const MAIL_FROM_NAME = z.string().min(1).describe('the name mails come from, as receivers see it');
const CONFIGURATION_SET = z
  .string()
  .min(1)
  .optional()
  .describe('the SES configuration set whose events settle mails in doubt');

/** What plan-run reads from its environment. */
export const PLAN_RUN_ENV = z.object({ AWS_REGION, TABLE_NAME, MESSAGE_QUEUE_URL });
export type PlanRunEnv = z.infer<typeof PLAN_RUN_ENV>;

/** What send-mail reads from its environment. */
export const SEND_MAIL_ENV = z.object({ AWS_REGION, TABLE_NAME, MAIL_FROM, MAIL_FROM_NAME, CONFIGURATION_SET });
export type SendMailEnv = z.infer<typeof SEND_MAIL_ENV>;

/** Reads a function's environment once. Throws one error that names everything missing or wrong, and what it is for. */
export function readEnv<Shape extends z.ZodObject>(
  service: string,
  shape: Shape,
  env: Record<string, string | undefined>,
): z.infer<Shape> {
  const read = shape.safeParse(env);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path }) => {
    const name = String(path[0]);
    const meant = shape.shape[name]?.description ?? '';
    return `${name} is ${env[name] === undefined ? 'missing' : 'not usable'}: ${meant}`;
  });
  throw new Error(`${service} cannot start. Mend its environment:\n  ${problems.join('\n  ')}`);
}
