import type * as z from 'zod';
import type { LambdaLog } from '../../adapters/log.ts';
import { SES_EVENT, type SesEvent } from '../../adapters/ses/ses-event.ts';
import type { ApplyMailEventDeps } from '../../app/apply-mail-event.ts';
import type { Clock } from '../../app/ports.ts';
import type { MailEventsEnv } from '../env.ts';
import { awsBase, type Base } from './base.ts';

/** `event`: how the provider's events are read. */
export type MailEventsContainer = {
  deps: ApplyMailEventDeps;
  event: z.ZodType<SesEvent>;
  clock: Clock;
  log: LambdaLog;
};

/** mail-events over any records. */
export function mailEventsContainer({
  records: { messages },
  log,
  clock,
}: Pick<Base, 'log' | 'clock'> & { records: Pick<Base['records'], 'messages'> }): MailEventsContainer {
  return { deps: { messages, log }, event: SES_EVENT, clock, log };
}

/** mail-events as it runs on AWS. */
export function buildMailEvents(env: MailEventsEnv): MailEventsContainer {
  return mailEventsContainer(awsBase('mail-events', env));
}
