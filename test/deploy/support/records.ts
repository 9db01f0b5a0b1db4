import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoClient } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoRecords } from '../../../functions/adapters/dynamodb/records.ts';
import type { CivilDate } from '../../../functions/domain/civil-date.ts';
import type { Client } from '../../../functions/domain/client.ts';
import type { Message } from '../../../functions/domain/mail/message.ts';
import type { RunKind } from '../../../functions/domain/mail/run.ts';
import type { Roster } from '../../../functions/domain/roster.ts';
import { output } from './stack.ts';
import { REGION } from './world.ts';

const client = createDynamoClient({ region: REGION });

/** The records of the deployed stack, as every Lambda sees them. A record that cannot be read fails the test. */
export const records = dynamoRecords({
  client,
  table: await output('TableName'),
  report: ({ id, problem }) => {
    throw new Error(`${id} cannot be read: ${problem}`);
  },
});

/** Every client there is. */
export async function allClients(): Promise<Client[]> {
  const clients: Client[] = [];
  for await (const read of records.clients.all()) {
    if (!read.ok) throw new Error(`${read.id} cannot be read: ${read.problem}`);
    clients.push(read.value);
  }
  return clients;
}

/** The messages of a day's run, by person. */
export async function messagesOf(date: CivilDate, kind: RunKind = 'digest'): Promise<Map<string, Message>> {
  const messages = new Map<string, Message>();
  for await (const message of records.messages.ofRun(kind, date)) messages.set(message.person, message);
  return messages;
}

/** Everybody the bank named. */
export async function theRoster(): Promise<Roster> {
  const { roster, broken } = await records.roster.load();
  if (broken.length > 0) throw new Error(`the roster has broken entries: ${JSON.stringify(broken)}`);
  return roster;
}

/** Every item of the table as it stands there, in the order of keys. */
export async function tableContents(): Promise<unknown[]> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new ScanCommand({ TableName: await output('TableName'), ConsistentRead: true }),
  );
  if (LastEvaluatedKey !== undefined) throw new Error('the table is too large to be looked at whole');
  return Items.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
}

const keyOf = ({ pk, sk }: Record<string, { S?: string | undefined }>) => `${pk?.S} / ${sk?.S}`;
