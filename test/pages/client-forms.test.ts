import { beforeEach, describe, expect, test } from 'vitest';
import { NO_CARE } from '../../functions/domain/client.ts';
import { aHolding } from '../support/clients.ts';
import { aDueClient, clientToken, formOf, type PagesBank, pagesBank } from '../support/pages-bank.ts';

let bank: PagesBank;
let path: string;
const page = async (at = path) => (await bank.open(at)).text();
const text = async (at = path) => (await page(at)).replace(/<style>.*?<\/style>|<[^>]+>/gs, '');
const care = () => bank.records.clients.find('K0003721')?.care;

/** Fills in one form of the client's page; gives the address of its receipt, or the page on which it came back. */
async function send(id: string, filled: Record<string, string>) {
  const { action, fields } = formOf(await page(), id);
  return bank.post(action, { ...fields, ...filled });
}
const receiptOf = async (sent: Promise<Response>) => (await sent).headers.get('location') ?? '';

beforeEach(async () => {
  bank = await pagesBank();
  path = `/client/${await clientToken()}`;
});

describe('the contact form', () => {
  const contact = (html: string) => /<form id="contact".*?<\/form>/s.exec(html)?.[0] ?? '';
  /** The form as it is seen before anything is opened. */
  const closed = (form: string) =>
    form.replace(/<details>.*?<\/details>/gs, (part) => /<summary>.*?<\/summary>/s.exec(part)?.[0] ?? '');

  test('shows the outcome, the money that matures, and the save button; all else waits behind one tap', async () => {
    const seen = closed(contact(await page()));
    expect(seen.match(/name="outcome"/g)).toHaveLength(3);
    expect(seen).toContain('name="handled:h1"');
    for (const name of ['note', 'followUpOn', 'channel']) expect(seen).not.toContain(`name="${name}"`);
    expect(seen).toMatch(/<summary>备注、下次联系、方式.*?<\/summary>\s*<button/s);
    expect(formOf(await page(), 'contact').fields).toMatchObject({ channel: 'phone', note: '', followUpOn: '' });
  });

  test('of much money that matures shows the two soonest, and counts the rest behind a tap', async () => {
    const dates = ['2026-12-20', '2026-11-26', '2026-12-05', '2026-11-27', '2026-12-01'];
    const holdings = dates.map((maturesOn, n) => aHolding({ id: `h${n}`, maturesOn }));
    bank = await pagesBank([aDueClient({ bank: { holdings } })]);
    const seen = closed(contact(await page()));
    expect([...seen.matchAll(/name="handled:(h\d)"/g)].map(([, id]) => id)).toEqual(['h1', 'h3']);
    expect(seen).toContain('另有 3 笔到期');
    const later = await send('contact', { 'handled:h0': '2026-12-20' });
    const back = closed(contact(await later.text()));
    expect(back).toContain('name="handled:h0" value="2026-12-20" checked');
  });

  test('that came back stands open where something was typed', async () => {
    const untouched = await (await send('contact', {})).text();
    expect(closed(contact(untouched))).not.toContain('name="note"');
    for (const typed of [{ note: '续存' }, { followUpOn: '2026-12-01' }, { channel: 'visit' }]) {
      const html = await (await send('contact', typed)).text();
      expect(closed(contact(html))).toContain('name="note"');
      expect(formOf(html, 'contact').fields).toMatchObject(typed);
    }
  });
});

describe('what was noted wrongly', () => {
  const daughter = { relation: '女儿', birthday: { calendar: 'lunar', month: 8, day: 15 } as const };
  beforeEach(async () => {
    bank = await pagesBank([aDueClient({ care: { ...NO_CARE, family: [daughter], hobbies: ['书法', '钓鱼'] } })]);
  });

  /** The value under which the note form offers something noted. */
  const keyOf = async (label: string) =>
    new RegExp(`<option value="([^"]+)"[^>]*>${label}</option>`).exec(await page())?.[1] ?? '';

  test('is offered in the note form, each with what it says; where nothing is noted nothing is offered', async () => {
    const [, offered = ''] = /<select id="note-forget"[^>]*>(.*?)<\/select>/s.exec(await page()) ?? [];
    const labels = [...offered.matchAll(/<option[^>]*>([^<]*)</g)].map(([, label]) => label);
    expect(labels).toEqual(['没有', '家人：女儿，生日 农历 8月15日', '爱好：书法', '爱好：钓鱼']);
    bank = await pagesBank();
    expect(await page()).not.toContain('note-forget');
  });

  test('is taken away, alone; the receipt says what, and an undo brings it back', async () => {
    const receipt = await receiptOf(send('note', { forget: await keyOf('爱好：书法') }));
    expect(care()).toMatchObject({ hobbies: ['钓鱼'], family: [daughter] });
    expect(await text(receipt)).toContain('已删去 爱好：书法');
    expect(await text()).toContain('已删去 爱好：书法');
    await bank.post(`${receipt}/undo`, { undo: 'yes' });
    expect(care()).toMatchObject({ hobbies: ['书法', '钓鱼'] });
  });

  test('is corrected when what is right is filled in with it', async () => {
    const forget = await keyOf('家人：女儿，生日 农历 8月15日');
    const right = { relation: '女儿', calendar: 'solar', month: '8', day: '15' };
    const receipt = await receiptOf(send('note', { forget, ...right }));
    expect(care()?.family).toEqual([{ relation: '女儿', birthday: { calendar: 'solar', month: 8, day: 15 } }]);
    expect(await text(receipt)).toContain('家人：女儿，生日 8月15日（原记 女儿，生日 农历 8月15日，已更正）');
  });

  test('stays chosen when the form comes back for something else', async () => {
    const forget = await keyOf('爱好：书法');
    const html = await (await send('note', { forget, relation: '儿子', month: '2', day: '31' })).text();
    expect(formOf(html, 'note').fields).toMatchObject({ forget, relation: '儿子' });
    expect(bank.writes.count).toBe(0);
  });

  test('a form sent as it stands takes nothing away', async () => {
    expect((await send('note', {})).status).toBe(400);
    expect(care()).toMatchObject({ hobbies: ['书法', '钓鱼'] });
  });
});

describe('a day off', () => {
  beforeEach(async () => {
    bank = await pagesBank([aDueClient({ bank: { holdings: [] } })]);
  });

  test.each([
    ['postpone', { until: '2026-11-28', reason: '出差' }, '11月28日 是休息日，11月30日 周一 再提醒。'],
    ['contact', { outcome: 'reached', followUpOn: '2026-11-28' }, '11月28日 是休息日，会提前在 11月27日 周五 提醒。'],
  ])('set by %s %j is taken, and receipt and page say on which working day it comes back', async (id, filled, said) => {
    const receipt = await receiptOf(send(id, filled));
    expect(await text(receipt)).toContain(said);
    expect(await text()).toContain(said);
    await bank.post(`${receipt}/undo`, { undo: 'yes' });
    expect(await text(receipt)).not.toContain('休息日');
    expect(await text()).not.toContain('休息日');
  });

  test('is not spoken of where the day set is a working day', async () => {
    const receipt = await receiptOf(send('postpone', { until: '2026-11-30', reason: '出差' }));
    for (const shown of [await text(receipt), await text()]) expect(shown).not.toContain('休息日');
  });
});

test('an undone receipt says so before anything else', async () => {
  const receipt = await receiptOf(send('contact', { outcome: 'reached' }));
  await bank.post(`${receipt}/undo`, { undo: 'yes' });
  const [, main = ''] = /<main>(.*)<\/main>/s.exec(await page(receipt)) ?? [];
  const [first] = main
    .replace(/<h1>.*?<\/h1>/s, '')
    .trim()
    .split('</p>');
  expect(first).toContain('这条记录已撤销，客户恢复到记录之前。');
  expect(main.match(/已撤销，/g)).toHaveLength(1);
});
