import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const THUMB = 44;

/** No page weighs more, as it is sent. */
export const MOST_BYTES = 60_000;

/** The rules of WCAG 2.2 AA that a machine can check and that the page breaks, with where. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Opens whatever stands behind a tap. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
}

/** How wide the page is: as wide as the window, unless it scrolls sideways. */
export async function widthOf(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth'));
}

const TARGETS =
  'a, button, summary, select, textarea, label.choice, .seg label, input:not([type=hidden],[type=radio],[type=checkbox])';

/** Links, buttons and fields lower or narrower than a thumb. A radio or a checkbox is touched by its label. */
export async function smallTargets(page: Page): Promise<string[]> {
  const small = await page.evaluate(`[...document.querySelectorAll('${TARGETS}')].flatMap((one) => {
    const { width, height } = one.getBoundingClientRect();
    return Math.min(width, height) < ${THUMB} ? [one.outerHTML.slice(0, 80) + ' ' + width + '×' + height] : [];
  })`);
  return z.array(z.string()).parse(small);
}
