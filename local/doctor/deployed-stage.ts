import { deployedStack } from '../../functions/adapters/cloudformation/deployed-stack.ts';
import type { QueuePair } from '../../functions/adapters/sqs/sqs-backlogs.ts';
import type { Stage } from '../../functions/domain/stage/stage.ts';
import type { AwsClients } from './aws-clients.ts';

/** Names in the stack's outputs, with what people call the queue. */
const QUEUES = {
  Run: 'run',
  Message: 'message',
  MailEvents: 'mail-events',
  Watch: 'watch',
  Sweep: 'sweep',
  Import: 'import',
  Ledger: 'ledger',
} as const;

/** Where schedules and rules leave what they could not put on a queue. */
const UNDELIVERED = 'UndeliveredQueueUrl';

/** Where the parts of a stage are. */
export type DeployedStage = {
  stack: { name: string; status: string };
  table: string;
  ledgerBucket: string;
  queues: QueuePair[];
  runQueue: string;
  watchQueue: string;
};

/** Finds a stage's parts by its stack's outputs; or says in one line why they cannot be found. */
export async function findStage(
  { cloudFormation }: Pick<AwsClients, 'cloudFormation'>,
  name: string,
  { account, region, transport }: Stage,
): Promise<{ ok: true; deployed: DeployedStage } | { ok: false; line: string }> {
  const stackName = `Steward-${name}`;
  const deploy = `deploy it with: npx cdk deploy -c stage=${name}`;
  const stack = await deployedStack(cloudFormation, stackName);
  if (stack === undefined)
    return refused(`There is no stack ${stackName} in ${region} for these credentials; ${deploy}`);
  if (stack.account !== account)
    return refused(
      `These credentials are of account ${stack.account}, and config/stages.ts says ${name} is in ${account}`,
    );

  const { outputs } = stack;
  const kinds = Object.entries(QUEUES).filter(([kind]) => kind !== 'MailEvents' || transport.kind === 'ses');
  const pairs = kinds.flatMap(([kind]) => [`${kind}QueueUrl`, `${kind}DeadLetterQueueUrl`]);
  const needed = ['TableName', 'LedgerBucketName', ...pairs, UNDELIVERED];
  const missing = needed.filter((output) => !outputs.has(output));
  if (missing.length > 0)
    return refused(`${stackName} does not tell ${missing.join(', ')}: it is of another version; ${deploy}`);

  const of = (output: string) => outputs.get(output) ?? '';
  return {
    ok: true,
    deployed: {
      stack: { name: stackName, status: stack.status },
      table: of('TableName'),
      ledgerBucket: of('LedgerBucketName'),
      queues: [
        ...kinds.map(([kind, queue]) => ({
          queue,
          url: of(`${kind}QueueUrl`),
          deadLetterUrl: of(`${kind}DeadLetterQueueUrl`),
        })),
        { queue: 'undelivered', deadLetterUrl: of(UNDELIVERED) },
      ],
      runQueue: of('RunQueueUrl'),
      watchQueue: of('WatchQueueUrl'),
    },
  };
}

const refused = (line: string) => ({ ok: false as const, line });
