import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** The queues by what they carry: names in outputs, alarms and the dashboard. */
export type QueueName = 'Run' | 'Message' | 'MailEvents' | 'Watch' | 'Sweep' | 'Import' | 'Ledger';

export type WorkQueueProps = {
  name: QueueName;
  /** Who does the work. What its failure means is what a message on the dead-letter queue means. */
  worker: ServiceFunction;
  batchSize: number;
  /** How many of the worker may run at once. SQS allows no fewer than 2. */
  maxConcurrency: number;
  /** How often a message is tried before it goes to the dead-letter queue. */
  tries: number;
  /** How long a message taken is hidden from others. Without it six times what the worker may take, as Lambda advises. */
  hiddenFor?: Duration;
  /** One message after the other, each group in its order. */
  inOrder?: true;
};

const DEAD_LETTER_DAYS = 14;
const VISIBILITY_TIMES_TIMEOUT = 6;

/**
 * A queue with the function that works on it. A message that fails comes again alone, and after `tries` lies on the dead-letter queue for
 * two weeks, where an alarm sees it. Encrypted by SQS: our own messages carry ids only. What SES tells, on the queue MailEvents, also holds
 * addresses of the bank's staff, and the subject with its counts; never anything of a client.
 */
export class WorkQueue extends Construct {
  readonly name: QueueName;
  readonly worker: ServiceFunction;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { name, worker, tries, hiddenFor, inOrder } = props;
    this.name = name;
    this.worker = worker;
    const common = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      ...(inOrder && { fifo: true, contentBasedDeduplication: true }),
    };
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...common,
      retentionPeriod: Duration.days(DEAD_LETTER_DAYS),
    });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: hiddenFor ?? Duration.seconds(VISIBILITY_TIMES_TIMEOUT * worker.timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: tries },
    });
    worker.may({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [this.queue.queueArn],
    });
    // Not SqsEventSource, which would grant more than Lambda's poller uses.
    new EventSourceMapping(this, 'Work', {
      target: worker.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    });
  }

  /** Lets a function put work on this queue, under the name its environment gives the queue. */
  filledBy(fn: ServiceFunction, variable: 'MESSAGE_QUEUE_URL' | 'SWEEP_QUEUE_URL'): void {
    fn.knows({ [variable]: this.queue.queueUrl });
    fn.may({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
  }
}
