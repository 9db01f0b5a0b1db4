import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoClient } from '../../../functions/adapters/dynamodb/client.ts';
import { dutyKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { dateInZone } from '../../../functions/domain/civil-date.ts';
import type { Duty } from '../../../functions/domain/duty/duty.ts';
import type { Message } from '../../../functions/domain/mail/message.ts';
import { lineManagerId, unitId } from '../../../local/sample-bank/size.ts';
import { records, tableContents } from './records.ts';
import { output } from './stack.ts';
import { config, REGION, TODAY } from './world.ts';

/** The working day whose duties the story opens: today or, on a day off, the one before, so that a meeting can have been held on it. */
export const OPENED_ON = config.calendar.workdayOnOrBefore(TODAY);

/** The first unit's meeting of the month, and whose it is to confirm it. */
export const MEETING = { unit: unitId(0), period: OPENED_ON.slice(0, 7), kind: 'meeting' };
export const LINE_MANAGER = lineManagerId(0);

const client = createDynamoClient({ region: REGION });
const { pk, sk } = dutyKey(MEETING);
const Key = { pk: { S: pk }, sk: { S: sk } };

/** The meeting as it stands in the records. */
export async function theMeeting(): Promise<Duty> {
  const read = await records.duties.get(MEETING);
  if (read?.ok !== true) throw new Error(`the meeting cannot be read: ${read?.problem ?? 'it is not there'}`);
  return read.value;
}

/** What was sent at once because of what was done last with the meeting: of the bank's day on which that was. */
export async function noticesOfMeeting(): Promise<Message[]> {
  const notices: Message[] = [];
  const day = dateInZone((await theMeeting()).history.at(-1)?.at ?? '', config.policy.timeZone);
  for await (const notice of records.messages.ofRun('notice', day)) notices.push(notice);
  return notices;
}

/** Writes the meeting past Steward, as somebody could who may write the table, without leaving a trace in it. */
export async function forgeMeeting(duty: Duty): Promise<void> {
  const TableName = await output('TableName');
  const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
  await client.send(new PutItemCommand({ TableName, Item: { ...Item, body: { S: JSON.stringify(duty) } } }));
}

/** Every item of the table but those that count wrong employee numbers. */
export async function tableButTries(): Promise<unknown[]> {
  const items = (await tableContents()) as { pk: { S: string } }[];
  return items.filter((item) => !item.pk.S.startsWith('LINK#'));
}
