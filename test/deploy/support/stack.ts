import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { STAGE } from './world.ts';

const client = new CloudFormationClient();
let known: Promise<ReadonlyMap<string, string>> | undefined;

/** What the stack tells of itself under this name. */
export async function output(name: string): Promise<string> {
  known ??= outputs();
  const value = (await known).get(name);
  if (value === undefined) throw new Error(`the stack does not tell ${name}`);
  return value;
}

async function outputs(): Promise<ReadonlyMap<string, string>> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: `Steward-${STAGE}` }));
  return new Map(Stacks[0]?.Outputs?.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}
