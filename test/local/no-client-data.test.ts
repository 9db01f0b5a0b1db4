import { beforeAll, describe, expect, test } from 'vitest';
import { clientKey } from '../../functions/adapters/dynamodb/keys.ts';
import type { MessageRef } from '../../functions/domain/mail/run.ts';
import { createHandler as createPlanRun } from '../../functions/plan-run.ts';
import { planRunContainer } from '../../functions/runtime/containers/plan-run.ts';
import { accountText } from '../../local/account-text.ts';
import { load } from '../../local/load.ts';
import { createLocalQueue } from '../../local/queue.ts';
import { collect } from '../support/collect.ts';
import { type BankUnderTest, localBanks, type ReadMail, readMails } from '../support/local-bank.ts';

const MONDAY = '2026-11-23';
const bankAsOf = localBanks();

/** What is known of clients and managers, and must not get about. `amounts` as digits, in 分 and in yuan. */
type Secrets = { clientNames: string[]; names: string[]; phones: string[]; words: string[]; amounts: Set<string> };

async function secretsOf({ engines: { records } }: BankUnderTest): Promise<Secrets> {
  const clients = (await collect(records.clients.all())).flatMap((read) => (read.ok ? [read.value] : []));
  const { roster } = await records.roster.load();
  const people = [...roster.managers.values(), ...roster.officers.values()];
  const known = (texts: (string | undefined)[]) => [...new Set(texts.filter((text) => text !== undefined))];
  const clientNames = known(clients.map(({ bank }) => bank.name));
  const money = clients.flatMap(({ bank }) => [bank.settlement, ...bank.holdings.map(({ amount }) => amount)]);
  const minor = money.flatMap((one) => (one === undefined || one.minor < 10_000_00 ? [] : [one.minor]));
  return {
    clientNames,
    names: [...clientNames, ...known(people.map(({ name }) => name))],
    phones: known(clients.map(({ bank }) => bank.phone)),
    words: known([
      ...clients.flatMap(({ bank, care }) => [bank.address, care.lastContact?.note, care.followUp?.note]),
      ...people.map(({ mail }) => mail),
    ]),
    amounts: new Set(minor.flatMap((one) => [String(one), String(Math.floor(one / 100))])),
  };
}

/** The secrets a text gives away. Amounts are looked for among its numbers, written with or without separators. */
function leaksIn(text: string, { names, phones, words, amounts }: Secrets): string[] {
  const numbers = (text.match(/\d[\d,]*/g) ?? []).map((number) => number.replaceAll(',', ''));
  const money = [
    ...numbers.filter((number) => amounts.has(number)),
    ...(text.match(/[¥￥]\s*\d+|\d+\s*[万亿]/g) ?? []),
  ];
  return [...[...names, ...phones, ...words].filter((secret) => text.includes(secret)), ...money];
}

/** Every address in a mail, with what its parts say once decoded. */
function urlsIn({ html, text }: ReadMail): string[] {
  const urls = [...`${html} ${text}`.matchAll(/https?:\/\/[^\s"<>）)]+/g)].map(([url]) => url);
  return urls.flatMap((url) => {
    const parts = url.split(/[/.?=&]/).map((part) => Buffer.from(part, 'base64url').toString('utf8'));
    return [decodeURIComponent(url), ...parts];
  });
}

describe('what is known of clients stays where it belongs', () => {
  let bank: BankUnderTest;
  let secrets: Secrets;
  let mails: ReadMail[];
  let told: string[];
  const queued: string[] = [];

  beforeAll(async () => {
    bank = await bankAsOf(MONDAY);
    await load(bank, { from: 'sample', clients: 150 }, MONDAY, undefined);
    secrets = await secretsOf(bank);
    const [client] = (await collect(bank.engines.records.clients.due('M001', MONDAY))).flatMap((read) =>
      read.ok ? [read.value.id] : [],
    );
    await bank.spoil(clientKey(client ?? ''));
    const left = { state: 'RETRY', attempts: 1, lastCommand: 'mark', changedAt: bank.clock(), version: 1 } as const;
    const garbage = { kind: 'digest', date: MONDAY, person: 'M002', content: '{"digest":', ...left } as const;
    await bank.engines.records.messages.put(garbage, 0);

    const plans = createLocalQueue<object>();
    const queue = {
      send: async (refs: readonly MessageRef[]) => void queued.push(...refs.map((ref) => JSON.stringify(ref))),
    };
    plans.attach(
      createPlanRun(planRunContainer({ ...bank, records: bank.engines.records, queue, startsOn: '2026-01-01' })),
    );
    await plans.send([{ kind: 'digest', date: MONDAY }]);
    await plans.drained();

    const summary = await bank.day(MONDAY);
    told = [...accountText(summary).split('\n'), ...summary.warnings, ...summary.problems];
    mails = await readMails(bank.engines.mails);
  }, 60_000);

  test('there is something to give away, and the day went well and badly enough to tempt', () => {
    expect(secrets.names.length).toBeGreaterThan(150);
    expect(secrets.phones.length).toBeGreaterThan(130);
    expect(secrets.words.length).toBeGreaterThan(150);
    expect(secrets.amounts.size).toBeGreaterThan(100);
    expect(mails.length).toBeGreaterThan(7);
    for (const event of ['import.done', 'run-planned', 'mail-sent', 'client-record-broken', 'mail-cannot-render'])
      expect(bank.logged.filter((line) => line.includes(`"${event}"`)).length).toBeGreaterThan(0);
    expect(leaksIn(`${secrets.names[3]}，¥12万，${[...secrets.amounts][7]}`, secrets)).toHaveLength(3);
  });

  test('no log line holds any of it', () => {
    expect(bank.logged.flatMap((line) => leaksIn(line, secrets))).toEqual([]);
  });

  test('no message on the queue holds more than ids', () => {
    expect(queued).toHaveLength(12);
    for (const body of queued) expect(Object.keys(JSON.parse(body)).sort()).toEqual(['date', 'kind', 'person']);
    expect(queued.flatMap((body) => leaksIn(body, secrets))).toEqual([]);
  });

  test('no subject holds any of it', () => {
    expect(mails.flatMap(({ subject }) => leaksIn(subject, secrets))).toEqual([]);
  });

  test('no address in a mail holds any of it, decoded or not', () => {
    const urls = mails.flatMap(urlsIn);
    const digests = mails.filter(({ kind }) => kind === 'digest').length;
    expect(mails.length).toBeGreaterThan(digests);
    expect(urls.filter((url) => url.includes('/day/')).length).toBeGreaterThanOrEqual(digests);
    expect(urls.flatMap((url) => leaksIn(url, secrets))).toEqual([]);
  });

  test("the operator's account holds none of it", () => {
    expect(told.flatMap((line) => leaksIn(line, secrets))).toEqual([]);
  });

  test('no mail names a client in full or shows a whole phone number', () => {
    for (const { html, text } of mails) {
      const shown = `${html}\n${text}`;
      expect(secrets.clientNames.filter((name) => [...name].length > 1 && shown.includes(name))).toEqual([]);
      expect(secrets.phones.filter((phone) => shown.replaceAll(/(?<=\d)[ -](?=\d)/g, '').includes(phone))).toEqual([]);
      expect(shown).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    }
  });
});
