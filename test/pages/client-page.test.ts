import { beforeEach, describe, expect, test } from 'vitest';
import { receiptLink } from '../../functions/domain/mail/link.ts';
import { aHolding } from '../support/clients.ts';
import {
  aDueClient,
  clientToken,
  DATE,
  dayToken,
  formOf,
  formsOf,
  NINE,
  type PagesBank,
  pagesBank,
  tokens,
} from '../support/pages-bank.ts';

let bank: PagesBank;
let path: string;

const client = () => bank.records.clients.find('K0003721');
const history = () => [...bank.records.contacts.items.values()];
const page = async (at = path) => (await bank.open(at)).text();

/** Fills in one form of the client's page and sends it. */
async function send(id: string, filled: Record<string, string>, at = path) {
  const { action, fields } = formOf(await page(at), id);
  return bank.post(action, { ...fields, ...filled });
}

beforeEach(async () => {
  bank = await pagesBank();
  path = `/client/${await clientToken()}`;
});

describe('the client’s page', () => {
  test('shows why to call, what to say, all details, and the forms, the contact first', async () => {
    const html = await page();
    for (const text of ['王小明', '13800003721', '泰山路 1 号', '三年期定期', '开口', '紧急程度'])
      expect(html).toContain(text);
    expect(formsOf(html).map(({ id }) => id)).toEqual(['contact', 'postpone', 'details', 'note', 'risk-review']);
  });

  test('stays under 60 KB for a client with a hundred holdings and twenty long notes', async () => {
    const holdings = Array.from({ length: 100 }, (_, n) =>
      aHolding({ id: `h${n}`, name: '长'.repeat(40), maturesOn: '2026-11-26' }),
    );
    bank = await pagesBank([aDueClient({ bank: { holdings } })]);
    for (let n = 0; n < 20; n += 1)
      await bank.records.contacts.append({
        ...{ clientId: 'K0003721', commandId: `c${n}`, at: NINE, on: DATE, by: 'M1' },
        ...{ channel: 'phone', outcome: 'reached', note: '长'.repeat(500) },
      });
    expect(Buffer.byteLength(await page())).toBeLessThan(60_000);
  });

  test('escapes whatever the bank or a manager wrote', async () => {
    const evil = '"><script>x</script><b>';
    bank = await pagesBank([aDueClient({ bank: { name: evil, address: evil, phone: evil } })]);
    const returned = await send('contact', { outcome: 'reached', note: evil, followUpOn: '2026-11-20' });
    for (const html of [await returned.text(), await page()]) expect(html).not.toMatch(/<script|&gt;<b>|"><b>/);
    await send('contact', { outcome: 'reached', note: evil });
    expect(await page()).toContain('&lt;script&gt;x');
  });

  test('of a client with nothing due can still be used', async () => {
    bank = await pagesBank([aDueClient({ bank: { holdings: [], bankContactOn: DATE } })]);
    expect(await page()).toContain('今天没有待办事由');
    expect((await send('contact', { outcome: 'reached' })).status).toBe(303);
  });

  test('speaks the language switched to, else the browser’s, else the reader’s, and carries the switch along', async () => {
    expect(await page()).toContain('<html lang="zh-CN">');
    expect(await page(`${path}?lang=en`)).toContain('Record a contact');
    const german = await bank.open(path, { headers: { 'accept-language': 'de, en;q=0.9, zh;q=0.8' } });
    expect(await german.text()).toContain('<html lang="en">');
    const done = await send('contact', { outcome: 'reached' }, `${path}?lang=en`);
    expect(done.headers.get('location')).toMatch(/\?lang=en$/);
    expect(await page(done.headers.get('location') ?? '')).toContain('Recorded');
  });
});

describe('a contact', () => {
  test('takes two taps: what came of it, and save', async () => {
    const response = await send('contact', { outcome: 'reached' });
    expect(response.status).toBe(303);
    expect(history()).toMatchObject([{ by: 'M1', channel: 'phone', outcome: 'reached', on: DATE, at: NINE }]);
    expect(client()).toMatchObject({ version: 2, care: { lastContact: { on: DATE } } });
  });

  test('carries channel, note, the next call, and the maturities dealt with', async () => {
    const filled = { outcome: 'reached', channel: 'visit', note: ' 想续存\r\n三年 ', followUpOn: '2026-12-01' };
    await send('contact', { ...filled, 'handled:h1': '2026-11-26' });
    expect(history()[0]).toMatchObject({ channel: 'visit', followUpOn: '2026-12-01' });
    expect(history()[0]?.note).toContain('想续存');
    expect(client()?.care.handled).toEqual([{ holdingId: 'h1', maturesOn: '2026-11-26' }]);
    expect(client()?.nextDueOn).toBe('2026-12-01');
  });

  test('posted twice is one contact with one receipt', async () => {
    const { action, fields } = formOf(await page(), 'contact');
    const sent = { ...fields, outcome: 'reached' };
    const first = await bank.post(action, sent);
    bank.time.now = `${DATE}T01:00:05.000Z`;
    const second = await bank.post(action, sent);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(history()).toHaveLength(1);
    expect(client()?.version).toBe(2);
  });

  test('from a page opened before something else was recorded is refused with 409, says by whom and when, and can be sent again', async () => {
    await bank.onLeave('M1', '2026-11-20', '2026-11-27');
    const deputys = `/client/${await clientToken({ person: 'M2' })}`;
    const stale = formOf(await page(deputys), 'contact');
    bank.time.now = `${DATE}T01:12:00.000Z`;
    await send('contact', { outcome: 'unreachable' });
    bank.time.now = `${DATE}T01:13:00.000Z`;
    const late = await bank.post(stale.action, { ...stale.fields, outcome: 'reached', note: '谈了续存' });
    const html = await late.text();
    expect(late.status).toBe(409);
    expect(html).toMatch(/已由 李经理 在 11月23日 09:12 记录/);
    expect(html).toContain('谈了续存');
    expect(history()).toHaveLength(1);
    const again = formOf(html, 'contact');
    expect(again.fields).toMatchObject({ note: '谈了续存', outcome: 'reached' });
    expect((await bank.post(again.action, again.fields)).status).toBe(303);
    expect(history().map(({ by }) => by)).toEqual(['M1', 'M2']);
  });

  test('recorded today is said to whoever comes later, with the way to undo it for whoever did it', async () => {
    await bank.onLeave('M1', '2026-11-20', '2026-11-27');
    await send('contact', { outcome: 'reached' });
    expect(await page()).toMatch(
      /已由您在 11月23日 09:00 记录（电话：已联系上），无需重复。 <a class="item" href="\/done\//,
    );
    const deputys = await page(`/client/${await clientToken({ person: 'M2' })}`);
    expect(deputys).toContain('已由 李经理 在 11月23日 09:00 记录');
    expect(deputys).not.toContain('/done/');
  });
});

describe('the other forms', () => {
  test('postpone, details, note and risk review change the client, in the reader’s own name', async () => {
    const earlier = aDueClient({ bank: { holdings: [] } });
    bank = await pagesBank([earlier]);
    expect((await send('postpone', { until: '2026-11-30', reason: '出差' })).status).toBe(303);
    expect((await send('details', { detail: 'address', finding: 'wrong' })).status).toBe(303);
    const note = { relation: '女儿', calendar: 'lunar', month: '8', day: '15', hobby: '书法', preference: 'hands-off' };
    expect((await send('note', note)).status).toBe(303);
    expect((await send('risk-review', { arrangedFor: '2026-12-01' })).status).toBe(303);
    expect(client()?.care).toMatchObject({
      postponed: { until: '2026-11-30', reason: '出差' },
      addressDoubt: { since: DATE },
      family: [{ relation: '女儿', birthday: { calendar: 'lunar', month: 8, day: 15 } }],
      hobbies: ['书法'],
      preference: 'hands-off',
      riskReview: { arrangedFor: '2026-12-01' },
      lastAction: { person: 'M1' },
    });
  });

  test.each([
    ['contact', { note: '只写了备注' }, 'outcome', '请选一项'],
    ['contact', { outcome: 'reached', followUpOn: DATE, note: '只写了备注' }, 'followUpOn', '今天以后'],
    ['postpone', { until: '2026-11-27', reason: '只写了备注' }, 'until', '不能晚于 11月26日 周四'],
    ['postpone', { until: '', reason: '只写了备注' }, 'until', '请填写'],
    ['details', { detail: 'phone' }, 'finding', '请选一项'],
    ['note', { hobby: '只写了备注', month: '2', day: '31', relation: '儿子' }, 'month', '没有这一天'],
    ['risk-review', { arrangedFor: '2027-11-23' }, 'arrangedFor', '最晚可到'],
  ])(
    '%s that is not filled in right (%j) comes back with what was typed, and says what to mend',
    async (id, filled, field, said) => {
      const response = await send(id, filled);
      const html = await response.text();
      expect(response.status).toBe(400);
      expect(html).toMatch(new RegExp(`id="${id}-${field}-problem">[^<]*${said}`));
      expect(html).toMatch(new RegExp(`aria-describedby="[^"]*${id}-${field}-problem"`));
      expect(html).toContain(`href="#${id}-${field}"`);
      expect(html).toContain(`id="${id}-${field}"`);
      expect(formOf(html, id).fields).toMatchObject(filled);
      expect(bank.writes.count).toBe(0);
    },
  );

  test('a client whose money matures today cannot be postponed, and the page says so', async () => {
    bank = await pagesBank([aDueClient({ bank: { holdings: [aHolding({ maturesOn: DATE })] } })]);
    const html = await page();
    expect(html).toContain('不能改日');
    expect(formsOf(html).map(({ id }) => id)).not.toContain('postpone');
  });
});

describe('the receipt', () => {
  const record = async () =>
    (await send('contact', { outcome: 'reached', note: '续存' })).headers.get('location') ?? '';

  test('says what was recorded, with the surname alone, and leads back to the day and the client', async () => {
    const html = await page(await record());
    expect(html).toContain('电话：已联系上');
    expect(html).toContain('王先生');
    for (const secret of ['王小明', '13800003721', '续存', '¥']) expect(html).not.toContain(secret);
    for (const [, href = ''] of html.matchAll(/href="(\/(?:day|client)\/[^"]+)"/g))
      expect((await bank.open(href)).status).toBe(200);
    expect(html.match(/href="\/(day|client)\//g)).toHaveLength(2);
  });

  test('takes the action back within ten minutes, once, and says so', async () => {
    const receipt = await record();
    bank.time.now = `${DATE}T01:09:59.000Z`;
    const undone = await bank.post(`${receipt}/undo`, { undo: 'yes' });
    expect(undone.status).toBe(303);
    expect(undone.headers.get('location')).toBe(receipt);
    expect(await page(receipt)).toContain('这条记录已撤销');
    expect(client()?.care.lastContact).toBeUndefined();
    const { version } = client() ?? {};
    await bank.post(`${receipt}/undo`, { undo: 'yes' });
    expect(client()?.version).toBe(version);
    expect(await page()).not.toContain('续存');
  });

  test('is gone after ten minutes, and claims no more than that', async () => {
    const receipt = await record();
    bank.time.now = `${DATE}T01:10:02.000Z`;
    const late = await bank.post(`${receipt}/undo`, { undo: 'yes' });
    expect([late.status, (await bank.open(receipt)).status]).toEqual([410, 410]);
    const said = await late.text();
    expect(said).toContain('撤销时间已过');
    expect(said).not.toMatch(/已记录|记录有效/);
    expect(client()?.care.lastContact).toBeDefined();
  });

  test('cannot undo what something else was recorded after', async () => {
    const receipt = await record();
    await send('note', { hobby: '书法' });
    expect(await page(receipt)).toContain('之后又有新的记录');
    await bank.post(`${receipt}/undo`, { undo: 'yes' });
    expect(client()?.care).toMatchObject({ lastContact: { on: DATE }, hobbies: ['书法'] });
  });

  test('gives links that last no longer than the mail’s', async () => {
    const html = await page(await record());
    const [, day = ''] = /href="\/day\/([^"]+)"/.exec(html) ?? [];
    expect(day).toBe(await dayToken());
    const [, onward = ''] = /href="\/client\/([^"]+)"/.exec(html) ?? [];
    expect(onward).toBe(await clientToken());
  });

  test('of somebody else’s action undoes nothing', async () => {
    await bank.onLeave('M1', '2026-11-20', '2026-11-27');
    await record();
    const command = client()?.care.lastAction?.commandId ?? '';
    const link = {
      purpose: 'client',
      object: 'K0003721',
      person: 'M2',
      epoch: 1,
      expiresAt: '2026-12-02T16:00:00.000Z',
    } as const;
    const theirs = await tokens.sign(receiptLink(link, { client: 'K0003721', command, at: NINE }, 600));
    await bank.post(`/done/${theirs}/undo`, { undo: 'yes' });
    expect(client()?.care.lastContact).toBeDefined();
  });
});

describe('whose client', () => {
  const status = async (person: string) => (await bank.open(`/client/${await clientToken({ person })}`)).status;
  const text = async (person: string) => (await bank.open(`/client/${await clientToken({ person })}`)).text();

  test('the deputy acts in their own name while the manager is on leave, and is told when the manager is back', async () => {
    expect(await text('M2')).toContain('李经理 已回岗');
    await bank.onLeave('M1', '2026-11-20', '2026-11-27');
    bank.time.now = '2026-11-23T01:01:00.000Z';
    expect(await text('M2')).toContain('您今天代 李经理');
    expect(await status('M1')).toBe(200);
    await send('contact', { outcome: 'reached' }, `/client/${await clientToken({ person: 'M2' })}`);
    expect(history()).toMatchObject([{ by: 'M2' }]);
  });

  test('a client moved to another manager leaves the old one’s hands at once, and the old link says to whose', async () => {
    const form = formOf(await page(), 'contact');
    const moved = aDueClient({ version: 2, bank: { managerId: 'M3' } });
    bank.records.clients.stored.items.set(moved.id, moved);
    const response = await bank.open(path);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('该客户已由 陈经理 接管，您无需再处理。');
    expect((await bank.post(form.action, { ...form.fields, outcome: 'reached' })).status).toBe(410);
    expect(bank.writes.count).toBe(0);
    expect(await status('M3')).toBe(200);
  });

  test('a client who left, or whose record cannot be read, is said to be so', async () => {
    const link = async (object: string) => bank.open(`/client/${await clientToken({ object })}`);
    expect((await link('nobody')).status).toBe(410);
    bank.records.clients.breakRecord('K0003721');
    expect(await (await bank.open(path)).text()).toContain('无法读取');
  });
});

describe('a client moved by an import between the check and the write', () => {
  /** The import comes in just before the first write of the client. */
  const movedBeforeWrite = () => {
    const { clients } = bank.records;
    const put = clients.put.bind(clients);
    clients.put = (changed, expected) => {
      clients.put = put;
      const now = client();
      if (now === undefined) throw new Error('no client');
      const moved = { ...now, version: now.version + 1, lastCommand: 'import#9' };
      clients.stored.items.set(now.id, { ...moved, bank: { ...now.bank, managerId: 'M3' } });
      return put(changed, expected);
    };
  };

  test.each([
    ['contact', { outcome: 'reached' }],
    ['note', { hobby: '书法' }],
  ])('takes no %s from the old manager, and says whose the client is', async (id, filled) => {
    const form = formOf(await page(), id);
    movedBeforeWrite();
    const response = await bank.post(form.action, { ...form.fields, ...filled });
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('陈经理');
    expect(client()).toMatchObject({ lastCommand: 'import#9', bank: { managerId: 'M3' } });
    expect(client()?.care).not.toHaveProperty('lastAction');
    const [entry, taken] = history();
    expect(taken?.undoes).toBe(entry?.commandId);
  });

  test('takes no undo either', async () => {
    const receipt = (await send('contact', { outcome: 'reached' })).headers.get('location') ?? '';
    movedBeforeWrite();
    expect((await bank.post(`${receipt}/undo`, { undo: 'yes' })).status).toBe(410);
    expect(client()?.care.lastContact).toBeDefined();
    expect(history()).toHaveLength(1);
  });
});

test('a contact sent again after something else was recorded has the receipt of its own time', async () => {
  const { action, fields } = formOf(await page(), 'contact');
  const sent = { ...fields, outcome: 'reached' };
  const first = await bank.post(action, sent);
  bank.time.now = `${DATE}T01:03:00.000Z`;
  await send('note', { hobby: '书法' });
  bank.time.now = `${DATE}T01:05:00.000Z`;
  expect((await bank.post(action, sent)).headers.get('location')).toBe(first.headers.get('location'));
});

test('a note pasted from Word keeps its line and page breaks as spaces; other control characters are refused', async () => {
  expect((await send('contact', { outcome: 'reached', note: '一\u000b二\u000c三' })).status).toBe(303);
  expect(history()[0]?.note).toBe('一 二 三');
  for (const bad of ['\u0000', '\u0007', '\u001b'])
    expect((await send('contact', { outcome: 'reached', note: `一${bad}` })).status).toBe(400);
});

test.each(['2026/12/1', '2026.12.01', '2026-12-1', '20261201', '２０２６－１２－０１', '2026年12月1日'])(
  'the date %s is understood',
  async (followUpOn) => {
    expect((await send('contact', { outcome: 'reached', followUpOn })).status).toBe(303);
    expect(history()[0]?.followUpOn).toBe('2026-12-01');
  },
);

test.each(['12月1日', '12-01', '2026年2月30日'])(
  'the date %s, without a year or on no calendar, is refused',
  async (on) => {
    const response = await send('contact', { outcome: 'reached', followUpOn: on });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('没有这一天');
  },
);

test('a form older than a contact is refused with 409 even after a later action was undone, and a fresh one is not', async () => {
  const stale = formOf(await page(), 'contact');
  await send('contact', { outcome: 'unreachable' });
  const receipt = (await send('note', { hobby: '书法' })).headers.get('location') ?? '';
  await bank.post(`${receipt}/undo`, { undo: 'yes' });
  expect((await bank.post(stale.action, { ...stale.fields, outcome: 'reached' })).status).toBe(409);
  expect(history()).toHaveLength(1);
  expect((await send('contact', { outcome: 'reached' })).status).toBe(303);
});

test('a form older than a contact that lacks its outcome comes back with 409 and tells of the contact', async () => {
  const stale = formOf(await page(), 'contact');
  await send('contact', { outcome: 'unreachable' });
  const back = await bank.post(stale.action, stale.fields);
  expect(back.status).toBe(409);
  expect(await back.text()).toContain('您打开本页后');
});
