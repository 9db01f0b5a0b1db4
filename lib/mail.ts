import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../functions/domain/stage/stage.ts';
import type { Records } from './records.ts';
import { type NamedStage, ServiceFunction } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type MailProps = {
  at: NamedStage;
  transport: Extract<Stage['transport'], { kind: 'ses' }>;
  records: Records;
  undelivered: IQueue;
};

/**
 * Mail through SES: the sender's domain, unless SES has it already; a configuration set through which every mail goes; and what SES tells of
 * each mail afterwards, on the queue of mail-events. Opens and clicks are not asked for: a tracked link is another address than the mail
 * shows, and says who read when.
 */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly mailEvents: ServiceFunction;
  readonly queue: WorkQueue;
  readonly #sender: NamedStage['stage']['sender'];

  constructor(scope: Construct, id: string, { at, transport, records, undelivered }: MailProps) {
    super(scope, id);
    this.#sender = at.stage.sender;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: `Steward-${at.name}`,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
    if (transport.identity !== 'existing') this.#keepIdentity();
    this.configurationSet.addEventDestination('Events', {
      // SES can tell no other bus than the account's default one.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });

    this.mailEvents = new ServiceFunction(this, 'MailEvents', {
      at,
      file: 'mail-events',
      meaning: {
        failure: 'Mails in doubt are not settled by what SES tells of them, and bounces stay unknown.',
        runbook: 'mail-events-fails',
      },
      timeoutSeconds: 30,
      memoryMiB: 512,
    });
    records.usedBy(this.mailEvents, { get: ['runs'], put: ['runs'] });
    this.queue = new WorkQueue(this, 'MailEventsQueue', {
      name: 'MailEvents',
      worker: this.mailEvents,
      batchSize: 10,
      maxConcurrency: 5,
      tries: 5,
    });
    new Rule(this, 'EventsRule', {
      description: 'What SES tells of the mails of this stage',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
      },
      targets: [new SqsQueue(this.queue.queue, { deadLetterQueue: undelivered })],
    });
  }

  /** Lets a function send as the stage's sender and nobody else, through the configuration set, and tells it both. */
  sentBy(fn: ServiceFunction): void {
    const { configurationSetName } = this.configurationSet;
    const { address } = this.#sender;
    fn.knows({ MAIL_TRANSPORT: 'ses', CONFIGURATION_SET: configurationSetName });
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    // SES also asks about a receiver whose address or domain is verified in the account, and about an address beside its domain.
    const anyIdentity = arn('identity', '*');
    fn.may({
      actions: ['ses:SendRawEmail'],
      resources: [anyIdentity, arn('configuration-set', configurationSetName)],
      conditions: { StringEquals: { 'ses:FromAddress': address } },
    });
    Validations.of(fn.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${anyIdentity}]`,
      reason:
        'SES asks about receivers verified in the account as well, who are not known beforehand. As whom it sends, and by which set, is fixed.',
    });
  }

  /** The sender's domain: what sends from it without naming a set goes through ours. Kept with the DNS records that prove it. */
  #keepIdentity(): void {
    const { address } = this.#sender;
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(address.slice(address.lastIndexOf('@') + 1)),
      configurationSet: this.configurationSet,
    });
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }
}
