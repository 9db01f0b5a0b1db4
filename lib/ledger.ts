import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { schedules } from '../config/schedules.ts';
import { BankSchedule, dailyAt } from './bank-schedule.ts';
import { throughService } from './record-grants.ts';
import type { Records } from './records.ts';
import { type NamedStage, ServiceFunction } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type LedgerProps = { at: NamedStage; records: Records; undelivered: IQueue };

/**
 * What is kept of the duties outside the table: files of evidence (`evidence/`), and each day's anchor of the chains (`anchors/`). No function may delete
 * anything here, and what is written over can be brought back. What a browser brought (`incoming/`) and nobody confirmed is gone after a day.
 */
export class Ledger extends Construct {
  readonly bucket: Bucket;
  readonly anchorLedger: ServiceFunction;
  readonly queue: WorkQueue;
  readonly #records: Records;

  constructor(scope: Construct, id: string, { at, records, undelivered }: LedgerProps) {
    super(scope, id);
    this.#records = records;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: records.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: [
        {
          id: 'incoming',
          prefix: 'incoming/',
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: "Who read which object is for the account's CloudTrail to tell, which covers every bucket alike.",
    });

    this.anchorLedger = new ServiceFunction(this, 'AnchorLedger', {
      at,
      file: 'anchor-ledger',
      meaning: {
        failure:
          'The day has no anchor: until there is one again, a change in the history of duties could go unnoticed.',
        runbook: 'anchor-ledger-fails',
      },
      timeoutSeconds: 5 * 60,
      memoryMiB: 1024,
    });
    records.usedBy(this.anchorLedger, { query: ['units', 'notedUnits', 'roster'] });
    this.#lets(this.anchorLedger, { list: ['anchors'], get: ['anchors'], put: ['anchors'] });
    this.queue = new WorkQueue(this, 'Queue', {
      name: 'Ledger',
      worker: this.anchorLedger,
      batchSize: 1,
      maxConcurrency: 2,
      tries: 3,
    });
    new BankSchedule(this, 'anchorSchedule', {
      at,
      name: 'anchor',
      cron: dailyAt(schedules.anchorAt),
      target: this.queue,
      says: {},
      undelivered,
    });
  }

  /** Lets the pages bring files in, look at what came, keep it, and give it out again. */
  evidenceTakenBy(fn: ServiceFunction): void {
    this.#lets(fn, { list: ['incoming'], get: ['incoming', 'evidence'], put: ['incoming', 'evidence'] });
  }

  #lets(fn: ServiceFunction, may: Record<'list' | 'get' | 'put', readonly string[]>): void {
    const { bucket } = this;
    const objects = (folders: readonly string[]) => folders.map((folder) => bucket.arnForObjects(`${folder}/*`));
    fn.knows({ LEDGER_BUCKET: bucket.bucketName });
    fn.may({
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': may.list.map((folder) => `${folder}/*`) } },
    });
    fn.may({ actions: ['s3:GetObject'], resources: objects(may.get) });
    fn.may({ actions: ['s3:PutObject'], resources: objects(may.put) });
    fn.may({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [this.#records.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': throughService('s3', Stack.of(this).region) } },
    });
    const resource = Stack.of(this).getLogicalId(resourceOf(bucket));
    for (const folder of new Set([...may.get, ...may.put]))
      Validations.of(fn.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${resource}.Arn>/${folder}/*]`,
        reason: 'Days to come and files to come have no names yet.',
      });
  }
}

function resourceOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (resource instanceof CfnBucket) return resource;
  throw new Error('the construct of a bucket holds no bucket');
}
