import { type Asked, type Context, may } from './may.ts';
import type { Permissions } from './roles.ts';

type Input = Record<string, unknown>;
type Key = { pk?: { S?: string } };
type Next = (args: { input: object }) => Promise<unknown>;
/** An SDK client, as far as it is guarded. */
type SdkClient = {
  middlewareStack: {
    add(around: (next: never, context: never) => never, options: { step: 'initialize'; name: string }): void;
  };
};

/** What functions asked of a service, and what their policies refused. `as`: who asks from now on; nobody is not guarded. */
export type Guard = { as(name: string | undefined): void; asked: Set<string>; refused: Set<string> };

/** Puts the synthesised policies before SDK clients: a call that the function's role does not allow is refused, as AWS would. */
export function guard(permissions: Permissions, clients: { dynamo: SdkClient; s3: SdkClient }): Guard {
  let who: string | undefined;
  const asked = new Set<string>();
  const refused = new Set<string>();
  const before = (client: SdkClient, read: (command: string, input: Input) => Asked) => {
    const around =
      (next: Next, { commandName = '' }: { commandName?: string }): Next =>
      async (args) => {
        if (who === undefined) return next(args);
        const call = read(commandName.replace(/Command$/, ''), args.input as Input);
        asked.add(`${who}: ${call.action} on ${call.resource}`);
        if (may(permissions, who, call)) return next(args);
        const words = `${who}: ${call.action} on ${call.resource} ${JSON.stringify(call.context)}`;
        refused.add(words);
        throw Object.assign(new Error(words), { name: 'AccessDeniedException' });
      };
    client.middlewareStack.add(around as never, { step: 'initialize', name: 'guard' });
  };
  before(clients.dynamo, ofDynamo);
  before(clients.s3, ofS3);
  return { as: (name) => void (who = name), asked, refused };
}

function ofDynamo(command: string, input: Input): Asked {
  const index = input.IndexName === undefined ? '' : `/index/${input.IndexName}`;
  const keys = leadingKeys(command, input);
  const context: Context = keys === undefined ? {} : { 'dynamodb:LeadingKeys': [...new Set(keys)] };
  return { action: `dynamodb:${command}`, resource: `<RecordsTable>${index}`, context };
}

/** The partitions a call names; undefined for a scan, which names none. */
function leadingKeys(command: string, input: Input): string[] | undefined {
  if (command === 'Scan') return undefined;
  if (command === 'Query') {
    const named = /^\w+ = (:\w+)/.exec(String(input.KeyConditionExpression))?.[1] ?? '';
    return [(input.ExpressionAttributeValues as Record<string, { S: string }>)[named]?.S ?? ''];
  }
  const batches = Object.values((input.RequestItems ?? {}) as Record<string, { Keys: Key[] }>);
  const keys = batches.length > 0 ? batches.flatMap(({ Keys }) => Keys) : [(input.Key ?? input.Item) as Key];
  return keys.map(({ pk }) => pk?.S ?? '');
}

function ofS3(command: string, { Key, Prefix }: Input): Asked {
  if (command !== 'ListObjectsV2') return { action: `s3:${command}`, resource: `<ImportDropBucket>/${Key}` };
  const context: Context = Prefix === undefined ? {} : { 's3:prefix': String(Prefix) };
  return { action: 's3:ListBucket', resource: '<ImportDropBucket>', context };
}
