import {
  GetRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  paginateListRolePolicies,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { STAGE } from './world.ts';

export type Statement = { Effect: string; Action: string | string[]; Resource: string | string[]; Condition?: object };

const iam = new IAMClient();
const secrets = new SecretsManagerClient();

/** The roles of the stage's stack. */
export async function roleNames(): Promise<string[]> {
  const names: string[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {}))
    names.push(...Roles.map(({ RoleName = '' }) => RoleName));
  return names.filter((name) => name.startsWith(`Steward-${STAGE}-`));
}

/** What a role was granted. */
export async function statementsOf(RoleName: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client: iam }, { RoleName }))
    for (const PolicyName of PolicyNames) {
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      statements.push(...[JSON.parse(decodeURIComponent(PolicyDocument)).Statement].flat());
    }
  return statements;
}

/**
 * Grants anew what was granted and the emulator understands otherwise than AWS. Sending a batch of messages is the same action as sending one: the
 * emulator asks for another, which AWS does not know. A secret is referred to by its ARN: the emulator takes its name. A mail is sent as somebody, through
 * a configuration set: the emulator knows neither when it asks whether it may be sent.
 */
export async function grantOnEmulator(): Promise<void> {
  for (const RoleName of await roleNames()) {
    const Statement = (await Promise.all((await statementsOf(RoleName)).map(onEmulator))).flat();
    if (Statement.length === 0) continue;
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'on-the-emulator', PolicyDocument }));
  }
}

async function onEmulator(granted: Statement): Promise<Statement[]> {
  const { Effect, Action } = granted;
  if (Action === 'sqs:SendMessage') return [{ ...granted, Action: 'sqs:SendMessageBatch' }];
  if (Action === 'ses:SendRawEmail') return [{ Effect, Action, Resource: '*' }];
  if (Action !== 'secretsmanager:GetSecretValue') return [];
  const { ARN = '' } = await secrets.send(new DescribeSecretCommand({ SecretId: String(granted.Resource) }));
  return [{ ...granted, Resource: ARN }];
}
