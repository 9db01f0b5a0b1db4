import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { createCloudFormationClient } from '../../functions/adapters/cloudformation/deployed-stack.ts';
import { createDynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import { createSecretsClient } from '../../functions/adapters/secrets/secret-values.ts';
import { createSesAccountClient } from '../../functions/adapters/ses/ses-account.ts';
import { createSqsClient } from '../../functions/adapters/sqs/sqs-client.ts';

/** What the doctor asks of AWS, in one region. */
export type AwsClients = {
  cloudFormation: CloudFormationClient;
  dynamo: DynamoDBClient;
  ses: SESv2Client;
  sqs: SQSClient;
  secrets: SecretsManagerClient;
};

/** The clients of a region, with the credentials the AWS command line would use. */
export function awsClients(region: string): AwsClients {
  return {
    cloudFormation: createCloudFormationClient({ region }),
    dynamo: createDynamoClient({ region }),
    ses: createSesAccountClient({ region }),
    sqs: createSqsClient({ region }),
    secrets: createSecretsClient({ region }),
  };
}
