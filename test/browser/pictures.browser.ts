import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openedBank } from './support/bank.ts';
import { readers } from './support/reader.ts';

/** Where the pictures that README shows are put. They are taken only when this is set: STEWARD_PICTURES=docs/pictures */
const DIRECTORY = process.env.STEWARD_PICTURES;
const MOST_BYTES = 300_000;

const reader = readers();
const opened = openedBank();

test.skipIf(DIRECTORY === undefined)('the pictures of a mail and of the page behind it, on a phone', async () => {
  const page = await reader();
  await mkdir(DIRECTORY ?? '', { recursive: true });
  await page.goto(new URL('?to=M001', opened().url).href);
  await page.locator('main li a').first().click();
  await page.goto(`${page.url().replace(/\?.*/, '')}/html`);
  await take(page, 'mail.png');
  const link = page.locator('td.edge', { hasText: '未联系' }).getByRole('link', { name: '已联系' }).first();
  await page.goto((await link.getAttribute('href'))?.replace(/#.*/, '') ?? '');
  await take(page, 'client-page.png');
});

async function take(page: Page, name: string): Promise<void> {
  const clip = { x: 0, y: 0, width: 360, height: 1200 };
  const picture = await page.screenshot({ path: join(DIRECTORY ?? '', name), clip, fullPage: true });
  expect(picture.byteLength).toBeLessThan(MOST_BYTES);
}
