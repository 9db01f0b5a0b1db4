import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../functions/domain/stage/stage.ts';
import type { ServiceFunction } from './service-function.ts';

/** For how long what was overwritten or deleted by mistake can be brought back. */
const OLD_VERSION_DAYS = 7;

/**
 * Where the bank drops its files (`drop/`), keeps what reads them (`mappings/`), and finds what came of them (`reports/`). Originals and
 * reports expire as the stage says; mappings stay.
 */
export class DropBucket extends Construct {
  readonly bucket: Bucket;
  readonly #resource: CfnBucket;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const { originalsDays, reportsDays } = stage.retention;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: [
        { id: 'originals', prefix: 'drop/', expiration: Duration.days(originalsDays) },
        { id: 'reports', prefix: 'reports/', expiration: Duration.days(reportsDays) },
        {
          id: 'remains',
          noncurrentVersionExpiration: Duration.days(OLD_VERSION_DAYS),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    // Through the resource itself: the construct's own switch would deploy a helper function to set it.
    this.#resource = resourceOf(this.bucket);
    this.#resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: "Who read which object is for the account's CloudTrail to tell, which covers every bucket alike.",
    });
  }

  /** Lets a function read batches and mappings, look what is in a batch, and write reports; tells it the bucket's name. */
  readBy(fn: ServiceFunction): void {
    const { bucket } = this;
    fn.knows({ DROP_BUCKET: bucket.bucketName });
    fn.may({
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('drop/*'), bucket.arnForObjects('mappings/*')],
    });
    fn.may({
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': ['drop/*', 'mappings/*'] } },
    });
    fn.may({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('reports/*')] });
    const resource = Stack.of(this).getLogicalId(this.#resource);
    for (const folder of ['drop', 'mappings', 'reports'])
      Validations.of(fn.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${resource}.Arn>/${folder}/*]`,
        reason: 'The names of what the bank drops, and of what is reported on it, are not known beforehand.',
      });
  }
}

function resourceOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (resource instanceof CfnBucket) return resource;
  throw new Error('the construct of a bucket holds no bucket');
}
