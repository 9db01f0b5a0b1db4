import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openedBank } from './support/bank.ts';
import { OPENED } from './support/every-duty-page.ts';
import { readers } from './support/reader.ts';

/** Where the pictures that README shows are put. They are taken only when this is set: STEWARD_PICTURES=docs/pictures */
const DIRECTORY = process.env.STEWARD_PICTURES;
const MOST_BYTES = 250_000;

const reader = readers();
/** Opens the latest mail to somebody as it is, without the inbox around it. */
async function openMail(page: Page, inbox: string, person: string): Promise<void> {
  await mkdir(DIRECTORY ?? '', { recursive: true });
  await page.goto(new URL(`?to=${person}`, inbox).href);
  await page.locator('main li a').first().click();
  await page.goto(`${page.url().replace(/\?.*/, '')}/html`);
}

describe.skipIf(DIRECTORY === undefined)('the pictures of a mail and of the page behind it, on a phone', () => {
  describe('of a day’s work', () => {
    const opened = openedBank();

    test('mail and client', async () => {
      const page = await reader();
      await openMail(page, opened().url, 'M001');
      await take(page, 'mail.png');
      const link = page.locator('td.edge', { hasText: '未联系' }).getByRole('link', { name: '已联系' }).first();
      await page.goto((await link.getAttribute('href'))?.replace(/#.*/, '') ?? '');
      await take(page, 'client-page.png');
    });
  });

  describe('of a month’s duties', () => {
    const opened = openedBank(OPENED);

    test('mail and screening', async () => {
      const page = await reader();
      await openMail(page, opened().url, 'L01');
      await take(page, 'duty-mail.png');
      const [screening] = await page.getByRole('link', { name: '去确认' }).all();
      await page.goto((await screening?.getAttribute('href')) ?? '');
      await take(page, 'duty-page.png');
    });
  });
});

async function take(page: Page, name: string): Promise<void> {
  const clip = { x: 0, y: 0, width: 360, height: 1200 };
  const picture = await page.screenshot({ path: join(DIRECTORY ?? '', name), clip, fullPage: true });
  expect(picture.byteLength).toBeLessThan(MOST_BYTES);
}
