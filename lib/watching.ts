import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { schedules } from '../config/schedules.ts';
import { BankSchedule, dailyAt, everyMinutes } from './bank-schedule.ts';
import type { Records } from './records.ts';
import { type NamedStage, ServiceFunction } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type WatchingProps = {
  at: NamedStage;
  records: Records;
  messageQueue: WorkQueue;
  sweepQueue: WorkQueue;
  undelivered: IQueue;
};

/**
 * The watch at work: every quarter of an hour it makes up for what is missing and settles what is in doubt, once a day it gives the account
 * of every mail, and at night it asks for a sweep of the due index.
 */
export class Watching extends Construct {
  readonly watchRun: ServiceFunction;
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, props: WatchingProps) {
    super(scope, id);
    const { at, records, undelivered } = props;
    this.watchRun = new ServiceFunction(this, 'WatchRun', {
      at,
      file: 'watch-run',
      meaning: {
        failure: 'Nobody makes up for mails that are missing, and nobody says that they are.',
        runbook: 'watch-run-fails',
      },
      timeoutSeconds: 5 * 60,
      memoryMiB: 1024,
    });
    this.watchRun.knows({ STARTS_ON: at.stage.startsOn });
    records.usedBy(this.watchRun, {
      get: ['runs', 'index', 'units'],
      query: ['runs', 'roster', 'imports', 'units', 'notedUnits'],
      put: ['runs', 'units', 'notedUnits'],
    });
    props.messageQueue.filledBy(this.watchRun, 'MESSAGE_QUEUE_URL');
    props.sweepQueue.filledBy(this.watchRun, 'SWEEP_QUEUE_URL');
    this.queue = new WorkQueue(this, 'WatchQueue', {
      name: 'Watch',
      worker: this.watchRun,
      batchSize: 1,
      maxConcurrency: 2,
      tries: 3,
    });

    const jobs = {
      watch: everyMinutes(schedules.watchEveryMinutes),
      account: dailyAt(lastAccount()),
      sweep: dailyAt(schedules.sweepAt),
    };
    for (const [job, cron] of Object.entries(jobs))
      new BankSchedule(this, `${job}Schedule`, { at, name: job, cron, target: this.queue, says: { job }, undelivered });
  }
}

/** One account for all kinds of mail, when the last of them is to be accounted for. */
function lastAccount(): string {
  return Object.values(schedules.mails).reduce((last, { accountAt }) => (accountAt > last ? accountAt : last), '00:00');
}
