import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openedBank } from './support/bank.ts';
import { everyDutyPage, OPENED, READ_ON } from './support/every-duty-page.ts';
import type { Way } from './support/every-page.ts';
import { MOST_BYTES, smallTargets, unfold, violationsOf, widthOf } from './support/page-checks.ts';
import { DESK, PHONE, readers } from './support/reader.ts';

const reader = readers();
const opened = openedBank(OPENED);
let ways: Record<string, Way>;
beforeAll(async () => {
  await opened().goTo(READ_ON, ['duties']);
  ways = await everyDutyPage(opened());
}, 60_000);

/** Takes every way in turn, and gives what `look` says of each page. */
async function ofEveryPage<T>(
  page: Page,
  look: (status: number | undefined) => Promise<T>,
): Promise<Record<string, T>> {
  const said: Record<string, T> = {};
  for (const [name, way] of Object.entries(ways)) {
    const status = (await way(page))?.status();
    await unfold(page);
    said[name] = await look(status);
  }
  return said;
}

const each = <T>(value: T): Record<string, T> => Object.fromEntries(Object.keys(ways).map((name) => [name, value]));

test('each way leads where it should; no page scrolls sideways on a desk', async () => {
  const page = await reader(DESK);
  const seen = await ofEveryPage(page, async (status) => ({ status, width: await widthOf(page) }));
  expect(Object.values(seen).map(({ width }) => width)).toEqual(Object.keys(ways).map(() => DESK.width));
  expect(Object.fromEntries(Object.entries(seen).map(([name, { status }]) => [name, status]))).toMatchInlineSnapshot(`
    {
      "a duty for the department": 200,
      "a duty in other hands": 410,
      "a duty that is gone": 410,
      "a forged link": 404,
      "a locked link": 403,
      "a meeting": 200,
      "a meeting that came back": 400,
      "a meeting that was held": 200,
      "a meeting with a file that is not kept": 200,
      "a meeting with minutes brought": 200,
      "a not-me": 200,
      "a not-me that came back": 400,
      "a not-me that was said": 200,
      "a receipt of a meeting": 200,
      "a receipt of a not-me": 200,
      "a receipt of a screening": 200,
      "a receipt of a signature": 200,
      "a receipt of a waiver": 200,
      "a receipt of an explanation": 200,
      "a review that was explained": 200,
      "a review that was reopened": 200,
      "a revoked link": 410,
      "a screening of eight": 200,
      "a screening that came back": 400,
      "a screening that is late": 200,
      "a waiver that came back": 400,
      "an agreement that came back": 400,
      "an agreement that was signed": 200,
      "an agreement to sign": 200,
      "an education note": 200,
      "an education with its notes": 200,
      "an expired link": 410,
      "an explanation that came back": 400,
      "the agreements, looked at": 200,
      "the month of a client manager": 200,
      "the month of a line manager": 200,
      "the month of somebody without duties": 200,
      "the month of the department": 200,
    }
  `);
});

// A machine needs a second a page, so that all there is to see on a phone is looked at in one visit, and each page is seen in both colours and languages.
test.each([PHONE, { ...DESK, width: 360 } as const])(
  'every page of duties keeps WCAG 2.2 AA, fits a phone and a thumb, is under 60 KB and fetches nothing but itself, $scheme, $locale',
  async (look) => {
    const page = await reader(look, { scripts: true });
    const fetched: string[] = [];
    page.on('request', (request) => {
      if (!request.isNavigationRequest()) fetched.push(new URL(request.url()).pathname);
    });
    const seen = await ofEveryPage(page, async () => {
      const scripts = await page.locator('script').count();
      const heavy = Buffer.byteLength(await page.content()) >= MOST_BYTES;
      const wide = (await widthOf(page)) !== look.width;
      const foreign = (await page.locator('html').getAttribute('lang')) !== look.locale;
      const small = await smallTargets(page);
      return { scripts, heavy, wide, foreign, small, violations: await violationsOf(page) };
    });
    expect(seen).toEqual(each({ scripts: 0, heavy: false, wide: false, foreign: false, small: [], violations: [] }));
    expect(fetched.filter((path) => path !== '/favicon.ico')).toEqual([]);
  },
  300_000,
);
