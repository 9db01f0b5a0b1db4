import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { createCloudFormationClient } from '../../functions/adapters/cloudformation/deployed-stack.ts';
import { createDynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { createS3Client } from '../../functions/adapters/s3/s3-client.ts';
import { createSecretsClient } from '../../functions/adapters/secrets/secret-values.ts';
import { createSesAccountClient } from '../../functions/adapters/ses/ses-account.ts';
import { createSqsClient } from '../../functions/adapters/sqs/sqs-client.ts';

/** What is asked of AWS in one region, by the commands that look at a stage. */
export type AwsClients = {
  cloudFormation: CloudFormationClient;
  dynamo: DynamoDBClient;
  ses: SESv2Client;
  sqs: SQSClient;
  secrets: SecretsManagerClient;
  s3: S3Client;
};

/** The clients of a region, with the credentials the AWS command line would use. */
export function awsClients(region: string): AwsClients {
  return {
    cloudFormation: createCloudFormationClient({ region }),
    dynamo: createDynamoClient({ region }),
    ses: createSesAccountClient({ region }),
    sqs: createSqsClient({ region }),
    secrets: createSecretsClient({ region }),
    s3: createS3Client({ region }),
  };
}
