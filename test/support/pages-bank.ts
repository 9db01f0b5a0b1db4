import { createLinkTokens } from '../../functions/adapters/links/link-tokens.ts';
import type { Client } from '../../functions/domain/client.ts';
import { clientLink, dayLink, type Link } from '../../functions/domain/mail/link.ts';
import type { MessageRef } from '../../functions/domain/mail/run.ts';
import type { ClientManager } from '../../functions/domain/roster.ts';
import { createApp } from '../../functions/pages.ts';
import { bankConfig } from '../../functions/runtime/bank-config.ts';
import { pagesContainer } from '../../functions/runtime/containers/pages.ts';
import { localEvidence } from '../../local/evidence-files.ts';
import { aClient, aHolding, yuan } from './clients.ts';
import { memoryRecords } from './memory-records.ts';
import { notedLog } from './noted-log.ts';

/** Monday, 23 November 2026, nine in the morning in Shanghai. */
export const DATE = '2026-11-23';
export const NINE = `${DATE}T01:00:00.000Z`;
export const config = bankConfig();
export const tokens = createLinkTokens([{ id: 'k1', secret: 'a secret of at least thirty-two bytes' }]);

/** A private client with a deposit that matures on Thursday, not contacted for long; say what should differ. */
export function aDueClient(parts: Partial<Omit<Client, 'bank'>> & { bank?: Partial<Client['bank']> } = {}): Client {
  const { bank, ...rest } = parts;
  const made = aClient({
    id: 'K0003721',
    bank: {
      managerId: 'M1',
      name: '王小明',
      gender: 'male',
      tier: 'private',
      phone: '13800003721',
      address: '泰山路 1 号',
      bankContactOn: '2026-10-13',
      holdings: [aHolding({ id: 'h1', name: '三年期定期', amount: yuan(1_200_000), maturesOn: '2026-11-26' })],
      ...bank,
    },
  });
  return { nextDueOn: DATE, ...made, ...rest, bank: made.bank };
}

const MANAGERS: ClientManager[] = [
  { id: 'M1', unitId: 'U1', name: '李雷', deputyId: 'M2', mail: 'm1@bank.example' },
  { id: 'M2', unitId: 'U1', name: '周芳', mail: 'm2@bank.example' },
  { id: 'M3', unitId: 'U1', name: '陈晨', mail: 'm3@bank.example' },
];

/** The pages of a small bank in memory: its clock, its links, and every write to its stores counted. */
export async function pagesBank(clients: readonly Client[] = [aDueClient()], epoch = 1) {
  const records = memoryRecords();
  for (const client of clients) records.clients.stored.items.set(client.id, client);
  for (const value of MANAGERS) await records.roster.put({ entry: 'manager', value });
  const time = { now: NINE };
  const { log, lines } = notedLog();
  const links = { tokens, epoch, pagesUrl: 'https://steward.example/' };
  const queued: MessageRef[] = [];
  const queue = { send: async (refs: readonly MessageRef[]) => void queued.push(...refs) };
  const { files } = localEvidence(undefined);
  const container = pagesContainer({ records, config, log, clock: () => time.now, links, queue, files });
  const app = createApp(container);
  const writes = countedWrites(records);
  return {
    ...{ records, time, lines, app, writes, queued, deps: container.deps },
    open: (path: string, init?: RequestInit) => Promise.resolve(app.request(path, init)),
    post: (path: string, fields: Record<string, string> | string, headers: Record<string, string> = {}) =>
      Promise.resolve(
        app.request(path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
        }),
      ),
    onLeave: (id: string, from: string, to: string) => {
      const manager = MANAGERS.find((one) => one.id === id);
      if (manager === undefined) throw new Error(`there is no ${id}`);
      return records.roster.put({ entry: 'manager', value: { ...manager, leave: [{ from, to }] } });
    },
  };
}

export type PagesBank = Awaited<ReturnType<typeof pagesBank>>;

/** Counts every write to every store from now on. */
function countedWrites(records: ReturnType<typeof memoryRecords>): { count: number } {
  const writes = { count: 0 };
  const counting = (store: object, method: string) => {
    const write = Reflect.get(store, method).bind(store);
    Reflect.set(store, method, (...args: unknown[]) => {
      writes.count += 1;
      return write(...args);
    });
  };
  const { contacts, roster, ...versioned } = records;
  for (const store of [...Object.values(versioned), roster]) counting(store, 'put');
  counting(contacts, 'append');
  counting(roster, 'remove');
  return writes;
}

type Change = Partial<Link>;
const of = { person: 'M1', date: DATE, epoch: 1, calendar: config.calendar, timeZone: 'Asia/Shanghai' };

/** The token of M1's day, and of the page of client K0003721; say what should differ in the link. */
export const dayToken = (change: Change = {}) => tokens.sign({ ...dayLink({ ...of, managerId: 'M1' }), ...change });
export const clientToken = (change: Change = {}) =>
  tokens.sign({ ...clientLink({ ...of, clientId: 'K0003721' }), ...change });

/** A form as it stands on a page: where it goes, and what a browser would send of it unchanged. */
export type ShownForm = { id: string; action: string; fields: Record<string, string> };

/** Every form of a page with its default values, as a browser reads them. */
export function formsOf(html: string): ShownForm[] {
  return [...html.matchAll(/<form id="([^"]+)"[^>]* action="([^"]+)"[^>]*>(.*?)<\/form>/gs)].map(
    ([, id = '', action = '', body = '']) => ({ id, action: plain(action), fields: defaultsOf(body) }),
  );
}

/** A form of a page by its id. */
export function formOf(html: string, id: string): ShownForm {
  const form = formsOf(html).find((one) => one.id === id);
  if (form === undefined) throw new Error(`there is no form ${id}`);
  return form;
}

function defaultsOf(body: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of body.matchAll(/<input([^>]*)>/g)) {
    const ticked = !/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag);
    if (ticked) fields[attribute(tag, 'name')] = attribute(tag, 'value');
  }
  for (const [, tag = '', text = ''] of body.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs))
    fields[attribute(tag, 'name')] = plain(text);
  for (const [, tag = '', options = ''] of body.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
    fields[attribute(tag, 'name')] = plain(chosen?.[1] ?? '');
  }
  return fields;
}

const attribute = (tag: string, name: string): string => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
