import { handle } from 'hono/aws-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import { createLinkTokens } from '../functions/adapters/links/link-tokens.ts';
import type { Client } from '../functions/domain/client.ts';
import { dayLink } from '../functions/domain/mail/link.ts';
import { createApp } from '../functions/pages.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { pagesContainer } from '../functions/runtime/containers/pages.ts';
import { localEvidence } from '../local/evidence-files.ts';
import { aClient, aHolding, yuan } from './support/clients.ts';
import { SILENT } from './support/mail-world.ts';
import { memoryRecords } from './support/memory-records.ts';
import { notedLog } from './support/noted-log.ts';
import { aContact } from './support/records.ts';

const DATE = '2026-11-23';
const config = bankConfig();
const tokens = createLinkTokens([{ id: 'k1', secret: 'a secret of at least thirty-two bytes' }]);

function aBank(now = `${DATE}T01:00:00.000Z`, epoch = 1, log = SILENT) {
  const records = memoryRecords();
  const links = { tokens, epoch, pagesUrl: 'https://steward.example/' };
  const app = createApp(
    pagesContainer({
      records,
      config,
      log,
      clock: () => now,
      links,
      queue: { send: async () => {} },
      files: localEvidence(undefined).files,
    }),
  );
  return { records, app };
}

const due: Client = {
  ...aClient({
    id: 'K0003721',
    bank: {
      managerId: 'M1',
      name: '王小明',
      gender: 'male',
      phone: '13800003721',
      address: '<b>泰山路 1 号</b>',
      holdings: [aHolding({ id: 'h1', name: '三年期定期', amount: yuan(1_200_000), maturesOn: '2026-11-26' })],
    },
    care: { hobbies: ['书法'] },
  }),
  nextDueOn: DATE,
};

let bank: ReturnType<typeof aBank>;
const link = (change: Partial<Parameters<typeof dayLink>[0]> = {}) =>
  tokens.sign(
    dayLink({
      managerId: 'M1',
      person: 'M1',
      date: DATE,
      epoch: 1,
      calendar: config.calendar,
      timeZone: 'Asia/Shanghai',
      ...change,
    }),
  );
const open = async (token: string, init?: RequestInit) => bank.app.request(`/day/${token}`, init);

async function fill(records: ReturnType<typeof memoryRecords>, leave: { from: string; to: string }[] = []) {
  records.clients.stored.items.set(due.id, due);
  await records.contacts.append(aContact({ clientId: due.id, note: '聊到孩子留学用汇' }));
  const m1 = { id: 'M1', unitId: 'U1', name: '李雷', deputyId: 'M2', leave };
  await records.roster.put({ entry: 'manager', value: m1 });
  await records.roster.put({
    entry: 'manager',
    value: { id: 'M2', unitId: 'U1', name: '周芳', mail: 'm2@bank.example' },
  });
}
beforeEach(async () => {
  bank = aBank();
  await fill(bank.records);
});

describe('the day’s page', () => {
  test('shows what the mail withholds: full name, phone, address, holdings, score, history', async () => {
    const response = await open(await link());
    const html = await response.text();
    expect(response.status).toBe(200);
    for (const text of ['王小明', '13800003721', '三年期定期', '书法', '聊到孩子留学用汇', '紧急程度'])
      expect(html).toContain(text);
    expect(html).toContain('&lt;b&gt;泰山路');
    expect(html).not.toContain('<b>泰山路');
  });

  test('has no script, allows none, keeps nothing, and tells nobody where the reader came from', async () => {
    const response = await open(await link());
    expect(await response.clone().text()).not.toMatch(/<script|javascript:|\son\w+=/i);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/style-src 'sha256-[A-Za-z0-9+/=]+'/);
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('writes nothing, whatever the method, headers or body, and however often', async () => {
    const writes = { count: 0 };
    const { clients, contacts, messages, runs, roster } = bank.records;
    const counted = async () => {
      writes.count += 1;
      return 'saved' as never;
    };
    for (const store of [clients, messages, runs, roster]) store.put = counted;
    contacts.append = counted;
    // A client the index gives although nothing is due: the mail would move it on, a page must not.
    clients.stored.items.set('K2', { ...aClient({ id: 'K2', bank: { managerId: 'M1' } }), nextDueOn: DATE });
    const token = await link();
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const body = method === 'GET' || method === 'HEAD' ? {} : { body: 'outcome=reached&clientId=K0003721' };
      await open(token, { method, headers: { 'X-HTTP-Method-Override': 'POST' }, ...body });
    }
    expect(writes.count).toBe(0);
  });

  test('follows the book: the deputy opens it while the manager is on leave, and no longer after', async () => {
    const deputys = await link({ person: 'M2' });
    expect((await open(deputys)).status).toBe(410);
    bank = aBank();
    await fill(bank.records, [{ from: '2026-11-20', to: '2026-11-27' }]);
    expect((await open(deputys)).status).toBe(200);
    expect((await open(await link())).status).toBe(200);
  });

  test('of a book with nothing due says so', async () => {
    const response = await open(await link({ managerId: 'M2', person: 'M2' }));
    expect(await response.text()).toContain('今天没有待办');
  });
});

test('on AWS the same pages answer an event of the HTTP API', async () => {
  const token = await link();
  const event = (method: string, path: string) => ({
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'steward.bank.example', 'accept-language': 'en' },
    requestContext: { domainName: 'steward.bank.example', http: { method, path, sourceIp: '192.0.2.1' } },
    isBase64Encoded: false,
  });
  type Answer = { statusCode: number; body: string; headers: Record<string, string>; isBase64Encoded: boolean };
  const handler = handle(bank.app) as unknown as (event: object) => Promise<Answer>;
  const page = await handler(event('GET', `/day/${token}`));
  expect(page).toMatchObject({ statusCode: 200, isBase64Encoded: false });
  expect(page.body).toContain('王小明');
  expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  expect(await handler(event('GET', '/day/forged'))).toMatchObject({ statusCode: 404 });
});

describe('a link that is no longer good', () => {
  const said = async (token: string, language = 'zh-CN') => {
    const response = await open(token, { headers: { 'Accept-Language': language } });
    return { status: response.status, text: await response.text() };
  };

  test('is good for seven working days, and then says that it has expired', async () => {
    const token = await link();
    bank = aBank('2026-12-02T15:59:59.000Z');
    await fill(bank.records);
    expect((await said(token)).status).toBe(200);
    bank = aBank('2026-12-02T16:00:00.000Z');
    await fill(bank.records);
    expect(await said(token)).toMatchObject({ status: 410, text: expect.stringContaining('该链接已过期') });
  }, 10_000);

  test('of a revoked epoch is refused', async () => {
    expect((await said(await link({ epoch: 0 }))).status).toBe(410);
  });

  test('that was changed or made up is refused, in the reader’s language, and shows nothing of anybody', async () => {
    const token = await link();
    for (const bad of [`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'x', `${token}.`, 'a.b.c']) {
      const { status, text } = await said(bad);
      expect(status).toBe(404);
      expect(text).not.toContain('王');
    }
    expect((await said('x', 'en-GB,en;q=0.9')).text).toContain('cannot be opened');
  });

  test('of a person the book was taken from is refused', async () => {
    expect((await said(await link({ person: 'M9' }))).status).toBe(410);
    expect((await said(await link({ managerId: 'gone', person: 'gone' }))).status).toBe(410);
  });
});

test('a page that fails says only that it did, and the log says what failed where, without what the error said', async () => {
  const { log, of } = notedLog();
  bank = aBank(undefined, 1, log);
  bank.records.roster.get = async () => {
    throw Object.assign(new TypeError('王小明 ¥120万'), { code: 'E_STORE' });
  };
  const response = await open(await link());
  const html = await response.text();
  expect(response.status).toBe(500);
  expect(html).toContain('请稍后再试');
  for (const secret of ['王', '¥', 'TypeError', 'E_STORE']) expect(html).not.toContain(secret);
  const failed = of('page-failed').map(({ ids }) => ids);
  expect(failed).toEqual([{ error: 'TypeError', code: 'E_STORE', at: expect.stringMatching(/pages\.test\.ts:\d+/) }]);
  expect(JSON.stringify(failed)).not.toContain('王');
});

test('a link holds ids only: no name, phone or amount', async () => {
  const [, payload = ''] = (await link()).split('.');
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
    aud: 'day',
    sub: 'M1',
    obj: 'M1',
    epo: 1,
    exp: expect.any(Number),
  });
});
