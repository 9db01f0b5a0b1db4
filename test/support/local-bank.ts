import { GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { simpleParser } from 'mailparser';
import { afterAll } from 'vitest';
import { createDynamoClient } from '../../functions/adapters/dynamodb/client.ts';
import type { Key } from '../../functions/adapters/dynamodb/keys.ts';
import type { CivilDate } from '../../functions/domain/civil-date.ts';
import type { Client } from '../../functions/domain/client.ts';
import { refOfTag } from '../../functions/domain/mail/message-tag.ts';
import type { ClientManager } from '../../functions/domain/roster.ts';
import { reindexed } from '../../functions/domain/rules/index.ts';
import { type BankConfig, bankConfig } from '../../functions/runtime/bank-config.ts';
import type { LocalBank } from '../../local/bank.ts';
import type { AcceptedMail } from '../../local/capture-raw.ts';
import { businessClock } from '../../local/clock.ts';
import { type Before, runDay } from '../../local/day.ts';
import { startDynamo } from '../../local/dynamodb.ts';
import { startEngines } from '../../local/engines.ts';
import { localLinks } from '../../local/links.ts';
import { createLocalLog } from '../../local/local-log.ts';
import type { DaySummary } from '../../local/summary.ts';

/** A bank on embedded engines, with what it logged. */
export type BankUnderTest = LocalBank & {
  logged: string[];
  day(date: CivilDate, before?: Before): Promise<DaySummary>;
  /** Overwrites a stored item's body past every check: what an operator's hand might do. */
  spoil(key: Key): Promise<void>;
};

/** Starts banks for a test file, as of a date each, and stops them when it ends. */
export function localBanks(): (date: CivilDate, config?: Partial<BankConfig>) => Promise<BankUnderTest> {
  const stops: (() => Promise<void>)[] = [];
  afterAll(async () => void (await Promise.all(stops.map((stop) => stop()))));
  return async (date, parts = {}) => {
    const logged: string[] = [];
    const log = createLocalLog({ write: (line) => logged.push(line) }, { quiet: false });
    const engines = await startEngines({ log });
    stops.push(() => engines.stop());
    const config = { ...bankConfig(), ...parts };
    const clockOf = (day: CivilDate) => businessClock(day, config.policy.timeZone);
    const bank = { engines, config, log, clock: clockOf(date), links: localLinks('http://127.0.0.1:8025/') };
    return {
      ...bank,
      logged,
      day: (day, before) => runDay({ ...bank, clock: clockOf(day) }, day, before),
      spoil: (key) => spoil(engines.dynamo, key),
    };
  };
}

async function spoil({ connection, table }: LocalBank['engines']['dynamo'], { pk, sk }: Key): Promise<void> {
  const client = createDynamoClient(connection);
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }));
  if (Item === undefined) throw new Error(`there is no item ${pk} / ${sk}`);
  await client.send(new PutItemCommand({ TableName: table, Item: { ...Item, body: { S: '{"id": garbage' } } }));
  client.destroy();
}

/** Every item in a store's directory, by key: all there is to know of it. */
export async function itemsIn(directory: string): Promise<Map<string, unknown>> {
  const dynamo = await startDynamo({ path: directory });
  const items = await itemsOf(dynamo);
  await dynamo.stop();
  return items;
}

/** Every item in a running store, by key. */
export async function itemsOf({ connection, table }: LocalBank['engines']['dynamo']): Promise<Map<string, unknown>> {
  const client = createDynamoClient(connection);
  const items = new Map<string, unknown>();
  let ExclusiveStartKey: ScanCommand['input']['ExclusiveStartKey'];
  do {
    const page = await client.send(new ScanCommand({ TableName: table, ExclusiveStartKey }));
    for (const item of page.Items ?? []) items.set(`${item.pk?.S} / ${item.sk?.S}`, item);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  client.destroy();
  return items;
}

/** Stores a unit's managers, and clients with their first due date as seen from `from`. */
export async function store(
  { engines: { records }, config }: LocalBank,
  { managers, clients, from }: { managers: readonly ClientManager[]; clients: readonly Client[]; from: CivilDate },
): Promise<void> {
  await records.roster.put({ entry: 'unit', value: { id: 'u1', name: '泰山路支行' } });
  for (const value of managers) await records.roster.put({ entry: 'manager', value });
  for (const client of clients) await records.clients.put(reindexed(client, config.policy, config.calendar, from), 0);
}

/** A mail as its reader's program shows it. `kind`, `person`: which mail it is and whose, as its Message says; `to`: who got it. */
export type ReadMail = {
  kind: string;
  date: string;
  person: string;
  to: string;
  subject: string;
  text: string;
  html: string;
};

/** Reads accepted mails as a mail program would. */
export function readMails(mails: readonly AcceptedMail[]): Promise<ReadMail[]> {
  return Promise.all(
    mails.map(async ({ raw, message }) => {
      const { kind = '', date = '', person = '' } = refOfTag(message) ?? {};
      return { kind, date, person, ...(await readMail(raw)) };
    }),
  );
}

/** Reads one mail's bytes. */
export async function readMail(raw: Uint8Array): Promise<Omit<ReadMail, 'kind' | 'date' | 'person'>> {
  const { to, subject = '', text = '', html } = await simpleParser(Buffer.from(raw));
  const address = [to ?? []].flat().map((one) => one.text);
  return { to: address.join(', '), subject, text, html: html || '' };
}

/** What a terminal was told. */
export function aTerminal() {
  const told = { out: '', err: '' };
  return {
    told,
    stdout: {
      write(text: string) {
        told.out += text;
      },
    },
    stderr: {
      write(text: string) {
        told.err += text;
      },
    },
  };
}
