import type { LambdaLog } from '../../adapters/log.ts';
import { createSqsClient } from '../../adapters/sqs/sqs-client.ts';
import { createSqsQueue } from '../../adapters/sqs/sqs-queue.ts';
import type { GiveAccountDeps } from '../../app/give-account.ts';
import type { Clock, IndexRecords, Queue } from '../../app/ports.ts';
import type { SweepRef } from '../../app/sweep-part.ts';
import type { WatchRunsDeps } from '../../app/watch-runs.ts';
import type { MessageRef } from '../../domain/mail/run.ts';
import { INDEX_PARTS } from '../../domain/rules/index-parts.ts';
import type { WatchRunEnv } from '../env.ts';
import { awsBase } from './base.ts';
import { type PlanRunParts, planRunContainer } from './plan-run.ts';

export type WatchRunContainer = {
  deps: WatchRunsDeps &
    GiveAccountDeps & { index: IndexRecords; rules: string; sweeps: Queue<SweepRef>; parts: number };
  clock: Clock;
  log: LambdaLog;
};

/** How the watch differs from place to place: where work is put, and in how many parts the due index is swept. */
export type WatchRunParts = PlanRunParts & { sweeps: Queue<SweepRef>; parts: number };

/** watch-run over any records and queues. */
export function watchRunContainer({ sweeps, parts, ...base }: WatchRunParts): WatchRunContainer {
  const { deps: planning, clock, log } = planRunContainer(base);
  const { index } = base.records;
  return { deps: { ...planning, index, rules: base.config.rules, sweeps, parts }, clock, log };
}

/** watch-run as it runs on AWS. */
export function buildWatchRun(env: WatchRunEnv): WatchRunContainer {
  const client = createSqsClient({ region: env.AWS_REGION });
  const queue = createSqsQueue<MessageRef>(client, env.MESSAGE_QUEUE_URL);
  const sweeps = createSqsQueue<SweepRef>(client, env.SWEEP_QUEUE_URL);
  return watchRunContainer({
    ...awsBase('watch-run', env),
    queue,
    sweeps,
    parts: INDEX_PARTS,
    startsOn: env.STARTS_ON,
  });
}
