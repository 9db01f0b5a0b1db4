import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { schedules } from '../config/schedules.ts';
import { DueIndex } from './due-index.ts';
import { Import } from './import.ts';
import { Ledger } from './ledger.ts';
import { LinkKey } from './link-key.ts';
import { Mail } from './mail.ts';
import { Pages } from './pages.ts';
import { Records } from './records.ts';
import { Relay } from './relay.ts';
import { Runs } from './runs.ts';
import type { NamedStage, ServiceFunction } from './service-function.ts';
import { undeliveredQueue } from './undelivered.ts';
import { Watch } from './watch/watch.ts';
import { Watching } from './watching.ts';
import type { WorkQueue } from './work-queue.ts';

/** Steward in one stage: everything that is deployed, composed from one construct per concern. */
export class StewardStack extends Stack {
  readonly functions: readonly ServiceFunction[];
  readonly queues: readonly WorkQueue[];

  constructor(scope: Construct, at: NamedStage) {
    const { account, region, linkEpoch, transport, sender } = at.stage;
    super(scope, `Steward-${at.name}`, {
      env: { account, region },
      description: 'Steward: each working morning every client manager learns whom to call, and why',
    });
    const undelivered = undeliveredQueue(this);
    const records = new Records(this, 'Records');
    const linkKey = new LinkKey(this, 'LinkKey', { epoch: linkEpoch });
    const pages = new Pages(this, 'Pages', { at, records, linkKey });
    const runs = new Runs(this, 'Runs', { at, records, undelivered });
    const drops = new Import(this, 'Import', { at, records, undelivered });
    const dueIndex = new DueIndex(this, 'DueIndex', { at, records });
    const ledger = new Ledger(this, 'Ledger', { at, records, undelivered });
    const { messageQueue } = runs;
    const watching = new Watching(this, 'Watching', {
      at,
      records,
      messageQueue,
      sweepQueue: dueIndex.queue,
      undelivered,
    });

    ledger.evidenceTakenBy(pages.fn);
    linkKey.readBy(runs.sendMail);
    pages.linkedBy(runs.sendMail);
    messageQueue.filledBy(pages.fn, 'MESSAGE_QUEUE_URL');
    runs.sendMail.knows({ MAIL_FROM: sender.address, MAIL_FROM_NAME: sender.name });
    const mail = transport.kind === 'ses' ? new Mail(this, 'Mail', { at, transport, records, undelivered }) : undefined;
    const way = transport.kind === 'ses' ? mail : new Relay(this, 'Relay', { transport });
    way?.sentBy(runs.sendMail);

    this.functions = [
      runs.planRun,
      runs.sendMail,
      ...(mail ? [mail.mailEvents] : []),
      watching.watchRun,
      dueIndex.sweepIndex,
      drops.importFile,
      ledger.anchorLedger,
      pages.fn,
    ];
    this.queues = [
      runs.runQueue,
      runs.messageQueue,
      ...(mail ? [mail.queue] : []),
      watching.queue,
      dueIndex.queue,
      drops.queue,
      ledger.queue,
    ];
    const { functions, queues } = this;
    const watched = { functions, queues, undelivered };
    const watch = new Watch(this, 'Watch', { ...watched, stageName: at.name, stage: at.stage, schedules });

    this.#tell({
      TableName: records.table.tableName,
      DropBucketName: drops.bucket.bucket.bucketName,
      LedgerBucketName: ledger.bucket.bucketName,
      PagesUrl: pages.url,
      PagesDnsTarget: pages.dnsTarget,
      LinkKeySecretArn: linkKey.secret.secretArn,
      AlarmTopicArn: watch.alarmTopic.topicArn,
      DashboardName: watch.dashboard.dashboardName,
      ConfigurationSetName: mail?.configurationSet.configurationSetName,
      UndeliveredQueueUrl: undelivered.queueUrl,
    });
    for (const { name, queue, deadLetters } of queues)
      this.#tell({ [`${name}QueueUrl`]: queue.queueUrl, [`${name}DeadLetterQueueUrl`]: deadLetters.queueUrl });
  }

  /** Outputs: what operators and `steward doctor` find a deployment by. */
  #tell(outputs: Record<string, string | undefined>): void {
    for (const [name, value] of Object.entries(outputs)) if (value !== undefined) new CfnOutput(this, name, { value });
  }
}
