import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { schedules } from '../config/schedules.ts';
import { RUN_KINDS } from '../functions/domain/mail/run.ts';
import { BankSchedule, dailyAt } from './bank-schedule.ts';
import { functionNetwork } from './network.ts';
import type { Records } from './records.ts';
import { sendingRate } from './sending-rate.ts';
import { type NamedStage, ServiceFunction } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type RunsProps = { at: NamedStage; records: Records; undelivered: IQueue };

/**
 * The runs: each kind of mail at its time of day on the run queue, plan-run, one message per person on the message queue, send-mail. What
 * send-mail needs for its transport, its links and its pages, their constructs give it.
 */
export class Runs extends Construct {
  readonly planRun: ServiceFunction;
  readonly sendMail: ServiceFunction;
  readonly runQueue: WorkQueue;
  readonly messageQueue: WorkQueue;

  constructor(scope: Construct, id: string, { at, records, undelivered }: RunsProps) {
    super(scope, id);
    const { transport } = at.stage;
    this.planRun = new ServiceFunction(this, 'PlanRun', {
      at,
      file: 'plan-run',
      meaning: {
        failure: "The day's mails are not planned: nobody gets one until the watch makes up for it.",
        runbook: 'plan-run-fails',
      },
      timeoutSeconds: 120,
      memoryMiB: 512,
    });
    this.runQueue = new WorkQueue(this, 'RunQueue', {
      name: 'Run',
      worker: this.planRun,
      batchSize: 1,
      maxConcurrency: 2,
      tries: 4,
    });
    this.planRun.knows({ STARTS_ON: at.stage.startsOn });
    records.usedBy(this.planRun, {
      get: ['runs', 'units'],
      query: ['runs', 'roster', 'imports', 'units', 'notedUnits'],
      put: ['runs', 'units', 'notedUnits'],
    });

    const { concurrency, perInstance, batchSize } = sendingRate(transport.mailsPerSecond);
    this.sendMail = new ServiceFunction(this, 'SendMail', {
      at,
      file: 'send-mail',
      meaning: {
        failure: 'Some client managers do not get their mail, and do not know whom to call today.',
        runbook: 'send-mail-fails',
      },
      // Under the lease of a claim, so that an expired lease means that the sender is gone.
      timeoutSeconds: 60,
      memoryMiB: 1024,
      ...(transport.kind === 'smtp' && transport.network && { network: functionNetwork(this, transport.network) }),
    });
    this.messageQueue = new WorkQueue(this, 'MessageQueue', {
      name: 'Message',
      worker: this.sendMail,
      batchSize,
      maxConcurrency: concurrency,
      tries: 5,
    });
    this.messageQueue.filledBy(this.planRun, 'MESSAGE_QUEUE_URL');
    records.usedBy(this.sendMail, {
      get: ['runs'],
      getMany: ['clients'],
      query: ['roster', 'units'],
      put: ['runs', 'clients'],
      due: true,
    });
    this.sendMail.knows({ MAILS_PER_SECOND: String(perInstance) });

    for (const kind of RUN_KINDS)
      new BankSchedule(this, `${kind}Schedule`, {
        at,
        name: kind,
        cron: dailyAt(schedules.mails[kind].at),
        target: this.runQueue,
        says: { kind },
        undelivered,
      });
  }
}
