import {
  CloudFormationClient,
  DescribeStackResourceCommand,
  DescribeStackResourcesCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { PutBucketEncryptionCommand, S3Client, type ServerSideEncryption } from '@aws-sdk/client-s3';
import { stages } from '../../../config/stages.ts';
import { STAGE } from './world.ts';

const cloudFormation = new CloudFormationClient();
const s3 = new S3Client();
const StackName = `Steward-${STAGE}`;

/** As the template writes it: a key is another resource's ARN. */
type Encryption = {
  ServerSideEncryptionConfiguration: {
    BucketKeyEnabled?: boolean;
    ServerSideEncryptionByDefault: { SSEAlgorithm: ServerSideEncryption; KMSMasterKeyID?: { 'Fn::GetAtt': string[] } };
  }[];
};

/** Has every bucket encrypt as the stack's template says: the emulator's CloudFormation drops that. */
export async function encryptOnEmulator(): Promise<void> {
  const { TemplateBody = '' } = await cloudFormation.send(new GetTemplateCommand({ StackName }));
  const { Resources } = JSON.parse(TemplateBody);
  const { StackResources = [] } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName }));
  for (const { ResourceType, LogicalResourceId = '', PhysicalResourceId: Bucket } of StackResources) {
    if (ResourceType !== 'AWS::S3::Bucket') continue;
    const { ServerSideEncryptionConfiguration: rules }: Encryption =
      Resources[LogicalResourceId].Properties.BucketEncryption;
    const Rules = await Promise.all(
      rules.map(async ({ ServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID: key }, ...rule }) => {
        const KMSMasterKeyID = key && (await keyArn(key['Fn::GetAtt'][0]));
        return { ...rule, ApplyServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID } };
      }),
    );
    await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }));
  }
}

async function keyArn(LogicalResourceId: string | undefined): Promise<string> {
  const { StackResourceDetail: key } = await cloudFormation.send(
    new DescribeStackResourceCommand({ StackName, LogicalResourceId }),
  );
  const { account, region } = stages[STAGE] ?? {};
  return `arn:aws:kms:${region}:${account}:key/${key?.PhysicalResourceId}`;
}
