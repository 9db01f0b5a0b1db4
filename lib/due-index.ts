import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Records } from './records.ts';
import { type NamedStage, ServiceFunction } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type DueIndexProps = { at: NamedStage; records: Records };

/** Sweeps of the due index: the watch asks for them part by part, sweep-index recomputes one part at a time. */
export class DueIndex extends Construct {
  readonly sweepIndex: ServiceFunction;
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, { at, records }: DueIndexProps) {
    super(scope, id);
    this.sweepIndex = new ServiceFunction(this, 'SweepIndex', {
      at,
      file: 'sweep-index',
      meaning: {
        failure: 'After a change of the policy, clients may be due without any mail saying so.',
        runbook: 'sweep-index-fails',
      },
      timeoutSeconds: 15 * 60,
      memoryMiB: 1024,
    });
    records.usedBy(this.sweepIndex, { get: ['clients', 'index'], put: ['clients', 'index'], scan: true });
    this.queue = new WorkQueue(this, 'SweepQueue', {
      name: 'Sweep',
      worker: this.sweepIndex,
      batchSize: 1,
      maxConcurrency: 4,
      tries: 3,
      // Twice the time-out: the third try of a part has to be done before the morning's mails, and a part swept twice is no harm.
      hiddenFor: Duration.minutes(30),
    });
  }
}
