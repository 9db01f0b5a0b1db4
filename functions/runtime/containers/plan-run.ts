import type { LambdaLog } from '../../adapters/log.ts';
import { createSqsClient } from '../../adapters/sqs/sqs-client.ts';
import { createSqsQueue } from '../../adapters/sqs/sqs-queue.ts';
import type { PlanRunDeps } from '../../app/plan-run.ts';
import type { Clock, MessageQueue } from '../../app/ports.ts';
import type { PlanRunEnv } from '../env.ts';
import { awsBase, type Base } from './base.ts';

export type PlanRunContainer = { deps: PlanRunDeps; timeZone: string; clock: Clock; log: LambdaLog };

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

/** plan-run as it runs on AWS. */
export function buildPlanRun(env: PlanRunEnv): PlanRunContainer {
  const queue = createSqsQueue(createSqsClient({ region: env.AWS_REGION }), env.MESSAGE_QUEUE_URL);
  return planRunContainer({ ...awsBase('plan-run', env), queue });
}
