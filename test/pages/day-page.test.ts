import { beforeEach, describe, expect, test } from 'vitest';
import { TASK_KINDS } from '../../functions/domain/task.ts';
import { aHolding } from '../support/clients.ts';
import {
  aDueClient,
  clientToken,
  DATE,
  dayToken,
  formOf,
  NINE,
  type PagesBank,
  pagesBank,
} from '../support/pages-bank.ts';

let bank: PagesBank;
let path: string;
const page = async () => (await bank.open(path)).text();

beforeEach(async () => {
  bank = await pagesBank();
  path = `/day/${await dayToken()}`;
});

test('every card leads to the client’s own page, the same as the mail’s', async () => {
  expect(await page()).toContain(`href="/client/${await clientToken()}#contact"`);
});

test('every card has its heading, the folded search too, and so has each part of the details', async () => {
  const html = await page();
  expect(html).toContain('<summary><h2>查找我的客户</h2></summary>');
  const [, details = ''] = /<section class="card">.*?<details>(.*?)<\/details>/s.exec(html) ?? [];
  for (const part of details.split(/(?=<h3>)/).slice(1)) expect(part).toMatch(/^<h3>[^<]+<\/h3>\s*<(dl|ul|p)/);
  expect(details).not.toMatch(/^<summary>.*?<\/summary>\s*<dl/s);
});

test('a card without a task disappears once the client was called', async () => {
  bank = await pagesBank([aDueClient({ bank: { holdings: [] } })]);
  const { action, fields } = formOf(await (await bank.open(`/client/${await clientToken()}`)).text(), 'contact');
  await bank.post(action, { ...fields, outcome: 'reached' });
  expect(await page()).toContain('今天没有待办');
});

test('stays under 60 KB with fifteen heavy cards and a hundred more waiting', async () => {
  const holdings = Array.from({ length: 30 }, (_, n) =>
    aHolding({ id: `h${n}`, name: '某某银行长长的产品名称', maturesOn: '2026-11-26' }),
  );
  bank = await pagesBank(Array.from({ length: 115 }, (_, n) => aDueClient({ id: `K${n}`, bank: { holdings } })));
  for (let n = 0; n < 115; n += 1)
    for (let k = 0; k < 5; k += 1)
      await bank.records.contacts.append({
        ...{ clientId: `K${n}`, commandId: `c${k}`, at: NINE, on: DATE, by: 'M1' },
        ...{ channel: 'phone', outcome: 'reached', note: '长'.repeat(500) },
      });
  const html = await page();
  expect(html).toMatch(/另有 75 位/);
  expect(Buffer.byteLength(html)).toBeLessThan(60_000);
});

describe('the search of the whole book', () => {
  const later = (id: string, name: string, tier: 'wealth' | 'vip' = 'wealth') => ({
    ...aDueClient({ id, bank: { name, tier, holdings: [], bankContactOn: DATE } }),
    nextDueOn: '2027-02-01',
  });
  const search = async (fields: Record<string, string>) => {
    const form = formOf(await page(), 'search');
    const response = await bank.post(form.action, { ...form.fields, ...fields });
    const html = await response.text();
    const found = [...html.matchAll(/<li><a class="item"[^>]*>([^<]*)<\/a>/g)].map(([, text = '']) => text);
    return { status: response.status, html, found };
  };

  beforeEach(async () => {
    const others = [later('A1', '欧阳娜娜'), later('A2', '王丽', 'vip'), later('A3', 'Ann Smith')];
    const foreign = aDueClient({ id: 'B1', bank: { managerId: 'M3', name: '王他人' } });
    bank = await pagesBank([aDueClient(), ...others, foreign]);
  });

  test.each([
    ['a surname', { words: '王' }, ['王小明 K0003721', '王丽 A2']],
    ['a word of a name, whatever its case', { words: ' smith' }, ['Ann Smith A3']],
    ['a part of a client number', { words: '３７２１' }, ['王小明 K0003721']],
    ['a tier', { tier: 'vip' }, ['王丽 A2']],
    ['a reason due today', { reason: 'maturity' }, ['王小明 K0003721']],
    ['a surname and a tier', { words: '王', tier: 'private' }, ['王小明 K0003721']],
    ['nothing: everybody, due soonest first', {}, ['王小明 K0003721', '欧阳娜娜 A1', '王丽 A2', 'Ann Smith A3']],
    ['what nobody is called', { words: '明' }, []],
  ])('finds by %s, and never in another manager’s book', async (_, fields, expected) => {
    const { status, found } = await search(fields);
    expect(status).toBe(200);
    expect(found).toEqual(expected);
  });

  test('shows the tier, the reasons due today, the last contact, and leads to the client’s page', async () => {
    const { html } = await search({ words: '3721' });
    for (const text of ['私行', '到期', '联系', '10月13日']) expect(html).toContain(text);
    expect(html).toContain(`href="/client/${await clientToken()}"`);
    expect(formOf(html, 'search').fields).toMatchObject({ words: '3721' });
  });

  test('of a large book shows the first and counts the rest, under 60 KB', async () => {
    const many = Array.from({ length: 130 }, (_, n) => aDueClient({ id: `K${n}`, bank: { name: '欧阳'.repeat(20) } }));
    bank = await pagesBank(many);
    const { html, found } = await search({});
    expect(found).toHaveLength(80);
    expect(found[0]).toBe(`${'欧阳'.repeat(11)}欧… K0`);
    expect(html).toContain('另有 50 位未列出');
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  });

  test('a record that cannot be read stops nobody else', async () => {
    bank.records.clients.breakRecord('A1', 'bank.tier: missing');
    expect((await search({})).found).toHaveLength(3);
    expect(bank.lines).toContainEqual(
      expect.objectContaining({ ids: { clientId: 'A1', problem: 'bank.tier: missing' } }),
    );
  });

  test('of words with markup shows them as text, and of any unknown choice searches all', async () => {
    const { html } = await search({ words: '"><script>x' });
    expect(html).not.toContain('<script');
    expect((await search({ tier: 'emperor' })).found).toHaveLength(4);
    expect(TASK_KINDS.every((kind) => html.includes(`value="${kind}"`))).toBe(true);
  });
});
