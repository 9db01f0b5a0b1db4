import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { type Asked, type Context, may } from './may.ts';
import type { Permissions } from './roles.ts';

type Input = Record<string, unknown>;
type Key = { pk?: { S?: string } };
type Next = (args: { input: object }) => Promise<unknown>;
/** What functions asked of a service, and what their policies refused. `as`: who asks from now on; nobody is not guarded. */
export type Guard = { as(name: string | undefined): void; asked: Set<string>; refused: Set<string> };

/** Puts the synthesised policies before SDK clients: a call that the function's role does not allow is refused, as AWS would. */
export function guard(permissions: Permissions, clients: { dynamo: DynamoDBClient; s3: S3Client }): Guard {
  let who: string | undefined;
  const asked = new Set<string>();
  const refused = new Set<string>();
  const before = (client: DynamoDBClient | S3Client, read: (command: string, input: Input) => Asked) => {
    const around =
      (next: Next, { commandName = '' }: { commandName?: string }): Next =>
      async (args) => {
        if (who === undefined) return next(args);
        const call = read(commandName.replace(/Command$/, ''), args.input as Input);
        for (const one of inWords(call)) asked.add(`${who}: ${one}`);
        if (may(permissions, who, call)) return next(args);
        const words = `${who}: ${inWords(call).join(', ')}`;
        refused.add(words);
        throw Object.assign(new Error(words), { name: 'AccessDeniedException' });
      };
    const stack = client.middlewareStack as DynamoDBClient['middlewareStack'];
    stack.add(around as never, { step: 'initialize', name: 'guard' });
  };
  before(clients.dynamo, ofDynamo);
  before(clients.s3, ofS3);
  const as = (name: string | undefined) => {
    who = name;
  };
  return { as, asked, refused };
}

/** `dynamodb:GetItem on <RecordsTable> in RUN#2026-11-23#digest`, for each partition that is named. */
function inWords({ action, resource, context = {} }: Asked): string[] {
  const call = `${action} on ${resource}`;
  const partitions = resource.includes('/index/') ? [] : [context['dynamodb:LeadingKeys'] ?? []].flat();
  return partitions.length === 0 ? [call] : partitions.map((partition) => `${call} in ${partition}`);
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

/** What lies in the ledger's bucket; all else lies in the bank's. */
const LEDGER = /^(anchors|evidence|incoming)\//;

function ofS3(command: string, { Key, Prefix }: Input): Asked {
  const bucket = LEDGER.test(String(Key ?? Prefix)) ? '<LedgerBucket>' : '<ImportDropBucket>';
  if (command !== 'ListObjectsV2') return { action: `s3:${command}`, resource: `${bucket}/${Key}` };
  const context: Context = Prefix === undefined ? {} : { 's3:prefix': String(Prefix) };
  return { action: 's3:ListBucket', resource: bucket, context };
}
