import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openedBank } from './support/bank.ts';
import { DESK, PHONE, readers } from './support/reader.ts';

const SCREEN = 640;

const reader = readers();
const opened = openedBank();

/** Opens the page of a client of M001's with so many maturities ahead, at its contact form, as the mail's button does. */
async function openContact(page: Page, maturities: number): Promise<void> {
  const { bank, pageOf } = opened();
  const { clients } = bank.engines.records;
  for await (const read of clients.all()) {
    if (!read.ok || read.value.bank.managerId !== 'M001') continue;
    const client = read.value;
    const others = client.bank.holdings.filter(({ maturesOn }) => maturesOn === undefined);
    const holdings = Array.from({ length: maturities }, (_, n) => ({
      ...{ id: `m${n}`, kind: 'deposit' as const, name: '三年期整存整取定期存款' },
      ...{ amount: { minor: 123_456_789, currency: 'CNY' }, maturesOn: `2026-12-0${n + 1}` },
    }));
    const moved = {
      ...client,
      version: client.version + 1,
      bank: { ...client.bank, holdings: [...others, ...holdings] },
    };
    await clients.put(moved, client.version);
    await page.goto(`${await pageOf({ purpose: 'client', object: client.id, person: 'M001' })}#contact`);
    return;
  }
}

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not seen`);
  return box;
};

test.each([0, 1, 2, 8])(
  'a contact takes two taps on one small screen: the outcome and the save button, with %i maturities to tick',
  async (maturities) => {
    const page = await reader(PHONE);
    await openContact(page, maturities);
    const outcome = await boxOf(page, '#contact label.choice:has([name=outcome])');
    const save = await boxOf(page, '#contact button');
    expect(outcome.y).toBeGreaterThan(0);
    expect(save.y + save.height - outcome.y).toBeLessThan(SCREEN - outcome.height);
    const seen = await page.locator('#contact input[type=checkbox]:visible').count();
    expect(seen).toBe(Math.min(maturities, 2));
  },
);

/** How wide a text is in the page's own letters, in widths of a full Chinese character. */
async function widthOf(page: Page, text: string): Promise<number> {
  await page.evaluate(
    `{ const span = document.createElement('span'); span.id = 'measured'; document.querySelector('main').prepend(span) }`,
  );
  const width = async (shown: string) =>
    Number(
      await page.evaluate(
        `(() => { const span = document.querySelector('#measured'); span.textContent = ${JSON.stringify(shown)}; return span.getBoundingClientRect().width })()`,
      ),
    );
  return ((await width(`国${text}国`)) - (await width('国国'))) / (await width('国'));
}

test('an English apostrophe is narrow, and Chinese quotes and stops are as wide as their characters', async () => {
  const english = await reader({ ...DESK, locale: 'en' }, { scripts: true });
  await openContact(english, 0);
  expect(await english.locator('html').getAttribute('lang')).toBe('en');
  expect(await widthOf(english, '’')).toBeLessThan(0.4);
  expect(await widthOf(english, '，')).toBeCloseTo(1, 1);
  const chinese = await reader(PHONE, { scripts: true });
  await openContact(chinese, 0);
  expect(await chinese.locator('html').getAttribute('lang')).toBe('zh-CN');
  for (const mark of ['“', '”', '，', '。']) expect(await widthOf(chinese, mark), mark).toBeCloseTo(1, 1);
});
