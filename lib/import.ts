import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DropBucket } from './drop-bucket.ts';
import type { Records } from './records.ts';
import { type NamedStage, ServiceFunction } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type ImportProps = { at: NamedStage; records: Records; undelivered: IQueue };

/** The import: whoever drops a batch of files ends it with a file _DONE; then import-file takes the batch, one batch after the other. */
export class Import extends Construct {
  readonly bucket: DropBucket;
  readonly importFile: ServiceFunction;
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, { at, records, undelivered }: ImportProps) {
    super(scope, id);
    this.bucket = new DropBucket(this, 'Drop', { stage: at.stage });
    this.importFile = new ServiceFunction(this, 'ImportFile', {
      at,
      file: 'import-file',
      meaning: {
        failure: "The bank's files are not taken in: tomorrow's mails tell what the records said yesterday.",
        runbook: 'import-file-fails',
      },
      timeoutSeconds: 15 * 60,
      memoryMiB: 3008,
      diskMiB: 4096,
    });
    records.usedBy(this.importFile, {
      get: ['clients', 'imports'],
      getMany: ['clients'],
      query: ['roster', 'imports'],
      put: ['clients', 'roster', 'imports'],
      remove: ['roster'],
      scan: true,
    });
    this.bucket.readBy(this.importFile);

    this.queue = new WorkQueue(this, 'ImportQueue', {
      name: 'Import',
      worker: this.importFile,
      batchSize: 1,
      maxConcurrency: 2,
      tries: 3,
      // Just over the time-out: while a message is hidden, all other imports wait behind it.
      hiddenFor: Duration.minutes(17),
      inOrder: true,
    });
    new Rule(this, 'DoneRule', {
      description: 'A batch of files is complete',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [this.bucket.bucket.bucketName] }, object: { key: [{ suffix: '/_DONE' }] } },
      },
      targets: [new SqsQueue(this.queue.queue, { messageGroupId: 'import', deadLetterQueue: undelivered })],
    });
  }
}
