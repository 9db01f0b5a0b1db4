import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { ServiceFunction } from '../service-function.ts';
import type { WorkQueue } from '../work-queue.ts';

/** What is watched: everything of a stage that works on its own. `undelivered`: what schedules and rules could not put on a queue. */
export type Watched = {
  functions: readonly ServiceFunction[];
  queues: readonly WorkQueue[];
  undelivered: IQueue;
};
