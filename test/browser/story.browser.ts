import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueFor } from '../../functions/i18n/index.ts';
import { npmStart, type Running } from './support/npm-start.ts';
import { DESK, PHONE, readers } from './support/reader.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const NOTE = '想续存三年，周三再给她回电';

const reader = readers();

/** Opens the mail of M001 in the inbox, as a person would: choose whose, then the mail. */
async function openMail(page: Page, inbox: string) {
  await page.goto(inbox);
  await page.getByLabel('Mail to').selectOption('M001');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.locator('main li a').first().click();
  return page.frameLocator('iframe').locator('body');
}

describe.each([PHONE, DESK])('from the mail to the call to the record, at $width px, $scheme, $locale', (look) => {
  const store = mkdtempSync(join(tmpdir(), 'steward-story-'));
  const say = catalogueFor(look.locale, { amountBands: false, today: MONDAY }).clientPage;
  let running: Running | undefined;
  let page: Page;
  let tail = '';

  /** Stops what runs, and runs a day on the same records, on the same address. */
  async function run(date: string): Promise<Running> {
    const port = running === undefined ? '0' : new URL(running.inbox).port;
    await running?.stop();
    running = undefined;
    running = await npmStart('--store', store, '--clients', '150', '--date', date, '--port', port);
    return running;
  }

  beforeAll(async () => {
    page = await reader(look);
  });
  afterAll(async () => {
    await running?.stop();
    rmSync(store, { recursive: true, force: true });
  });

  test('on Monday a card’s link leads to the client, and a call is recorded with a day for the next', async () => {
    const { inbox } = await run(MONDAY);
    const mail = await openMail(page, inbox);
    const card = mail.locator('td.edge', { hasText: '未联系' }).filter({ hasText: '未约定自动转存' });
    tail = /手机尾号 (\d+)/.exec(await card.innerText())?.[1] ?? '';
    expect(tail).toMatch(/^\d{4}$/);

    const [client] = await Promise.all([
      page.context().waitForEvent('page'),
      card.getByRole('link', { name: '已联系' }).click(),
    ]);
    expect(client.url()).toMatch(/\/client\/[^/]+#contact$/);
    await client.getByRole('radio', { name: say.outcomes.reached, exact: true }).check();
    for (const box of await client.locator('#contact input[type=checkbox]').all()) await box.check();
    await client.locator('#contact summary', { hasText: say.contactMore }).click();
    await client.locator('#contact').getByLabel(say.note).fill(NOTE);
    await client.locator('#contact').getByLabel(say.followUpOn).fill(WEDNESDAY);
    await client.getByRole('button', { name: say.form.contact.submit }).click();
    await client.waitForURL(/\/done\//);
    const receipt = await client.locator('main').innerText();
    expect(receipt).toContain(look.locale === 'en' ? '25 Nov' : '下次联系 11月25日');
    await client.close();
  });

  test('on Tuesday the task is gone', async () => {
    const { inbox, told } = await run(TUESDAY);
    expect(told).toContain('going on from what it holds');
    const mail = await openMail(page, inbox);
    expect(await page.locator('h1').innerText()).toContain('11月24日');
    expect(await mail.innerText()).not.toContain(tail);
    const others = await mail.getByRole('link', { name: '已联系' }).count();
    expect(others).toBeGreaterThan(2);
  });

  test('on Wednesday the follow-up is there, with the note', async () => {
    const { inbox } = await run(WEDNESDAY);
    const mail = await openMail(page, inbox);
    const card = mail.locator('td.edge', { hasText: `手机尾号 ${tail}` });
    const text = await card.innerText();
    expect(text).toContain('11月25日（周三，今天）回访');
    expect(text).toContain(NOTE);
    expect(text).not.toContain('未约定自动转存');
  });
});
