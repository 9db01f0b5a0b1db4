import { beforeEach, describe, expect, test } from 'vitest';
import { NO_CARE } from '../../functions/domain/client.ts';
import { aHolding } from '../support/clients.ts';
import { aDueClient, clientToken, DATE, dayToken, formOf, type PagesBank, pagesBank } from '../support/pages-bank.ts';

let bank: PagesBank;
let path: string;

const page = async (at = path) => (await bank.open(at)).text();
const text = async (at = path) => (await page(at)).replace(/<style>.*?<\/style>|<[^>]+>/gs, '');

/** Fills in one form of the client's page, and gives the address of its receipt. */
async function send(id: string, filled: Record<string, string>) {
  const { action, fields } = formOf(await page(), id);
  const sent = await bank.post(action, { ...fields, ...filled });
  return sent.headers.get('location') ?? '';
}

beforeEach(async () => {
  bank = await pagesBank();
  path = `/client/${await clientToken()}`;
});

describe('what was recorded', () => {
  const withoutMoney = aDueClient({ bank: { holdings: [] } });

  test.each([
    ['details', { detail: 'phone', finding: 'wrong' }, '电话：有误'],
    ['details', { detail: 'phone', finding: 'verified' }, '电话：已核实'],
    ['details', { detail: 'address', finding: 'wrong' }, '地址：有误'],
    ['details', { detail: 'address', finding: 'verified' }, '地址：已核实'],
    ['note', { hobby: '书法' }, '爱好：书法'],
    ['note', { relation: '女儿', calendar: 'lunar', month: '8', day: '15' }, '家人：女儿，生日 农历 8月15日'],
    ['note', { preference: 'hands-off' }, '服务偏好：少打扰'],
    ['postpone', { until: '2026-11-30', reason: '出差' }, '改到 11月30日 周一'],
    ['contact', { outcome: 'unreachable' }, '电话：未接通'],
  ])(
    'by %s %j is said exactly, on the receipt and the client’s page, without calling it done',
    async (id, filled, said) => {
      bank = await pagesBank([withoutMoney]);
      const receipt = await text(await send(id, filled));
      const client = await text();
      for (const shown of [receipt, client]) {
        expect(shown).toContain(said);
        expect(shown).not.toContain('无需重复');
      }
    },
  );

  test('an older finding about one detail is not told as the new one about the other', async () => {
    await send('details', { detail: 'phone', finding: 'wrong' });
    bank.time.now = `${DATE}T01:05:00.000Z`;
    const receipt = await text(await send('details', { detail: 'address', finding: 'verified' }));
    expect(receipt).toContain('地址：已核实');
    expect(receipt).not.toContain('电话：');
  });

  test('needs no repeating once the client was reached, and may be repeated after an undo', async () => {
    const receipt = await send('contact', { outcome: 'reached' });
    expect(await text(receipt)).toContain('无需重复');
    await bank.post(`${receipt}/undo`, { undo: 'yes' });
    expect(await text(receipt)).toContain('已撤销');
    expect(await text(receipt)).not.toContain('无需重复');
  });

  test('with a maturity that was not ticked says that it will be shown again, and why the card is still there', async () => {
    const unticked = await send('contact', { outcome: 'reached' });
    expect(await text(unticked)).toContain('三年期定期 11月26日 到期未勾选，仍会提醒');
    expect(await text(`/day/${await dayToken()}`)).toContain('今天 09:00 已联系');
    await bank.post(`${unticked}/undo`, { undo: 'yes' });
    expect(await text(unticked)).not.toContain('未勾选');
    expect(await text(`/day/${await dayToken()}`)).not.toContain('今天 09:00 已联系');
    const missed = await send('contact', { outcome: 'unreachable' });
    expect(await text(missed)).not.toContain('未勾选');
  });

  test('with the maturity ticked says nothing of it', async () => {
    const ticked = await send('contact', { outcome: 'reached', 'handled:h1': '2026-11-26' });
    expect(await text(ticked)).toContain('1 笔到期已谈妥');
    expect(await text(ticked)).not.toContain('未勾选');
  });
});

describe('the number', () => {
  const called = async (outcome: 'unreachable' | 'wrong-number') => {
    await send('contact', { outcome });
    return Promise.all([page(), page(`/day/${await dayToken()}`)]);
  };

  test('nobody answered can be called again, and it is said', async () => {
    for (const html of await called('unreachable')) {
      expect(html).toContain('href="tel:13800003721"');
      expect(html).toContain('上次未接通');
      expect(html).not.toContain('请勿拨打');
    }
  });

  test('that is wrong cannot be called', async () => {
    for (const html of await called('wrong-number')) {
      expect(html).not.toContain('href="tel:');
      expect(html).toContain('请勿拨打');
    }
  });
});

describe('what was agreed for later', () => {
  const care = {
    ...NO_CARE,
    postponed: { until: '2026-11-30', reason: '出差' },
    followUp: { on: '2026-12-09' },
    riskReview: { arrangedFor: '2026-12-01' },
    family: [{ relation: '女儿', birthday: { calendar: 'lunar', month: 8, day: 15 } as const }],
  };
  const search = async () => {
    const { action, fields } = formOf(await page(`/day/${await dayToken()}`), 'search');
    return (await bank.post(action, fields)).text();
  };

  test('stands on the client’s page, and the postponement in the search', async () => {
    bank = await pagesBank([aDueClient({ care, bank: { holdings: [] } })]);
    const shown = await text();
    for (const said of ['已改到 11月30日 周一：出差', '约定 12月9日 周三 再联系', '风险测评约在 12月1日 周二'])
      expect(shown).toContain(said);
    expect(shown).toContain('女儿 农历 8月15日');
    expect(await search()).toContain('改到 11月30日');
  });

  test('is not said any more once its day has come', async () => {
    const past = { ...care, postponed: { until: DATE, reason: '出差' }, followUp: { on: DATE } };
    bank = await pagesBank([aDueClient({ care: past, bank: { holdings: [] } })]);
    expect(await text()).not.toMatch(/已改到|约定 11月23日 周一 再联系/);
    expect(await search()).not.toContain('改到 ');
  });
});

describe('an error', () => {
  const broken = () => {
    bank.records.clients.get = () => Promise.reject(new Error('the store is away'));
    bank.records.clients.due = () => {
      throw new Error('the store is away');
    };
  };

  test('is a calm page in the reader’s language, with every header, and is logged', async () => {
    broken();
    const failed = await bank.open(path);
    expect(failed.status).toBe(500);
    expect(failed.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(failed.headers.get('cache-control')).toBe('no-store');
    expect(await failed.text()).toContain('请稍后再试');
    expect(await page(`${path}?lang=en`)).toContain('Please try again in a little while.');
    expect(bank.lines).toContainEqual(expect.objectContaining({ event: 'page-failed' }));
  });

  test('while a form was taken says that it was not saved and can be sent again; a search saves nothing', async () => {
    const { action, fields } = formOf(await page(), 'contact');
    const search = formOf(await page(`/day/${await dayToken()}`), 'search');
    broken();
    const failed = await bank.post(action, { ...fields, outcome: 'reached' });
    expect(failed.status).toBe(500);
    expect(await failed.text()).toContain('请返回再提交一次，不会重复记录。');
    expect(await (await bank.post(search.action, search.fields)).text()).toContain('请稍后再试');
  });
});

describe('the headings', () => {
  test('go down one step at a time, and each form’s target holds the client’s name', async () => {
    bank = await pagesBank([aDueClient({ bank: { holdings: [aHolding({ maturesOn: DATE })] } })]);
    for (const at of [path, `/day/${await dayToken()}`]) {
      const levels = [...(await page(at)).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels[0]).toBe(1);
      levels.forEach((level, n) => {
        expect(level - (levels[n - 1] ?? 0)).toBeLessThanOrEqual(1);
      });
    }
    const html = await page();
    for (const id of ['contact', 'postpone', 'details'])
      expect(html).toMatch(new RegExp(`id="${id}"[^>]*>\\s*<h2>[^<]* · 王小明</h2>`));
    expect(html.match(/<summary><h2>/g)).toHaveLength(2);
  });
});
