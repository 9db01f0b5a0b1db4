import {
  CloudFormationClient,
  type CloudFormationClientConfig,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';

/** A stack as it is deployed: the account it is in, how its last deployment ended, what it tells by its outputs. */
export type DeployedStack = { name: string; account: string; status: string; outputs: ReadonlyMap<string, string> };

/** The CloudFormation client. */
export function createCloudFormationClient(
  config: Pick<CloudFormationClientConfig, 'region' | 'endpoint' | 'credentials' | 'requestHandler'>,
): CloudFormationClient {
  const client = new CloudFormationClient(config);
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** The stack of that name in the client's region, in the account of its credentials; undefined when there is none. */
export async function deployedStack(client: CloudFormationClient, name: string): Promise<DeployedStack | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const [stack] = Stacks;
    if (stack === undefined) return undefined;
    const outputs = (stack.Outputs ?? []).flatMap(({ OutputKey, OutputValue }) =>
      OutputKey === undefined || OutputValue === undefined ? [] : [[OutputKey, OutputValue] as const],
    );
    const account = stack.StackId?.split(':')[4] ?? '';
    return { name, account, status: stack.StackStatus ?? 'unknown', outputs: new Map(outputs) };
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist'))
      return undefined;
    throw error;
  }
}
