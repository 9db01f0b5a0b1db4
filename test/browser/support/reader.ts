import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Locale } from '../../../functions/domain/locale.ts';
import { chromiumPath } from './require-chromium.ts';

/** How somebody looks at the pages: on a phone or a desk, by day or by night, in their language. */
export type Look = { width: 360 | 1280; scheme: 'light' | 'dark'; locale: Locale };

export const PHONE: Look = { width: 360, scheme: 'light', locale: 'zh-CN' };
export const DESK: Look = { width: 1280, scheme: 'dark', locale: 'en' };

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A chromium for a test file, with a profile of its own. Gives new windows: without scripts, as the pages need none, unless `scripts` asks for
 * them (for what examines a page, and for what a mail scanner does).
 */
export function readers(): (look?: Look, options?: { scripts?: boolean }) => Promise<Page> {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), headless: true, args: FLAGS });
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser.close();
  });
  return async ({ width, scheme, locale } = PHONE, { scripts = false } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height: width === 360 ? 760 : 900 },
      colorScheme: scheme,
      locale,
      timezoneId: 'Asia/Shanghai',
      javaScriptEnabled: scripts,
    });
    contexts.push(context);
    context.setDefaultTimeout(15_000);
    return context.newPage();
  };
}
