import { beforeEach, describe, expect, test } from 'vitest';
import { aDueClient, clientToken, dayToken, formOf, type PagesBank, pagesBank } from '../support/pages-bank.ts';

let bank: PagesBank;
let path: string;

beforeEach(async () => {
  bank = await pagesBank();
  path = `/client/${await clientToken()}`;
});

/** The button of a refusal: where it leads, and what it says. */
async function button(response: Response): Promise<{ href: string; text: string } | undefined> {
  const [, href = '', text = ''] = /<a class="call" href="([^"]+)">([^<]+)</.exec(await response.text()) ?? [];
  return href === '' ? undefined : { href, text };
}

describe('a refusal', () => {
  test('is one calm card: its heading, what happened, what to do', async () => {
    for (const at of [
      `${path}x`,
      `/client/${await clientToken({ expiresAt: '2026-01-01T00:00:00.000Z' })}`,
      '/nowhere',
    ]) {
      const [, main = ''] = /<main>(.*)<\/main>/s.exec(await (await bank.open(at)).text()) ?? [];
      expect(main).toMatch(/^<section class="card"><h1>[^<]+<\/h1><p>[^<]+<\/p><\/section>$/);
    }
  });

  test.each([
    ['expired', { expiresAt: '2026-01-01T00:00:00.000Z' }],
    ['revoked', { epoch: 0 }],
  ])('of a link that is %s leads on by the latest mail alone', async (_, change) => {
    for (const at of [`/client/${await clientToken(change)}`, `/day/${await dayToken(change)}`]) {
      const refused = await bank.open(at);
      expect(await refused.clone().text()).toContain('请从最新一封邮件进入');
      expect(await button(refused)).toBeUndefined();
    }
  });

  test('of a forged link gives no way on', async () => {
    expect(await button(await bank.open(`${path}x`))).toBeUndefined();
  });

  test('of a form that is none of ours, or from elsewhere, leads to the page it was on, in the language switched to', async () => {
    for (const sent of [
      await bank.post(`${path}/contact?lang=en`, 'nonsense'),
      await bank.post(`${path}/contact?lang=en`, 'seen=1', { 'sec-fetch-site': 'cross-site' }),
    ]) {
      expect([400, 403]).toContain(sent.status);
      expect(await button(sent)).toEqual({ href: `${path}?lang=en`, text: 'Open the page again' });
    }
    const search = await bank.post(`/day/${await dayToken()}/search`, 'nonsense=1');
    expect(await button(search)).toMatchObject({ href: `/day/${await dayToken()}` });
  });

  test('of an error leads to the same page again', async () => {
    bank.records.clients.get = () => Promise.reject(new Error('the store is away'));
    expect(await button(await bank.open(path))).toEqual({ href: path, text: '重新打开这一页' });
  });
});

describe('whose client or book is no longer in their hands', () => {
  test.each([
    ['a client who was moved', () => clientToken({ person: 'M3' }), 'client', 'M3'],
    ['a client whose manager is back', () => clientToken({ person: 'M2' }), 'client', 'M2'],
    ['a client who is gone', () => clientToken({ object: 'nobody' }), 'client', 'M1'],
    ['a book in other hands', () => dayToken({ object: 'M2' }), 'day', 'M1'],
  ])('is led from %s to their own day, for no longer than the link was good', async (_, token, page, person) => {
    const refused = await bank.open(`/${page}/${await token()}`);
    expect(refused.status).toBe(410);
    const own = `/day/${await dayToken({ object: person, person })}`;
    expect(await button(refused)).toEqual({ href: own, text: '回到今日任务' });
    expect((await bank.open(own)).status).toBe(200);
    expect(bank.writes.count).toBe(0);
  });

  test('is led there from a receipt too, by a link good for as long as the mail’s, not the receipt’s', async () => {
    const { action, fields } = formOf(await (await bank.open(path)).text(), 'contact');
    const receipt = (await bank.post(action, { ...fields, outcome: 'reached' })).headers.get('location') ?? '';
    const client = bank.records.clients.find('K0003721') ?? aDueClient();
    bank.records.clients.stored.items.set(client.id, { ...client, bank: { ...client.bank, managerId: 'M3' } });
    expect(await button(await bank.open(receipt))).toMatchObject({ href: `/day/${await dayToken()}` });
  });

  test('is led nowhere without a book of their own', async () => {
    expect(await button(await bank.open(`/client/${await clientToken({ person: 'L1' })}`))).toBeUndefined();
  });
});

describe('an officer is named by what they are, not as 经理', () => {
  beforeEach(async () => {
    const { roster } = bank.records;
    await roster.put({ entry: 'unit', value: { id: 'U1', name: '泰山路支行', lineManagerId: 'L1' } });
    const officer = { id: 'L1', name: '张国强', mail: 'l1@bank.example', role: 'line-manager' } as const;
    await roster.put({ entry: 'officer', value: officer });
    await bank.onLeave('M3', '2026-11-20', '2026-11-27');
    const client = aDueClient({ bank: { managerId: 'M3' } });
    bank.records.clients.stored.items.set(client.id, client);
  });

  test('as the one who looks after a client now', async () => {
    expect(await (await bank.open(path)).text()).toContain('该客户已由 张主任 接管，您无需再处理。');
    expect(await (await bank.open(`${path}?lang=en`)).text()).toContain('Your colleague 张 (line manager) looks after');
  });

  test('as the one who recorded something', async () => {
    const theirs = `/client/${await clientToken({ person: 'L1' })}`;
    const { action, fields } = formOf(await (await bank.open(theirs)).text(), 'contact');
    await bank.post(action, { ...fields, outcome: 'reached' });
    const managers = await (await bank.open(`/client/${await clientToken({ person: 'M3' })}`)).text();
    expect(managers).toContain('已由 张主任 在 11月23日 09:00 记录');
  });
});
