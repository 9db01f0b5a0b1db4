import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openedBank } from './support/bank.ts';
import { everyPage, type Way } from './support/every-page.ts';
import { MOST_BYTES, smallTargets, unfold, violationsOf, widthOf } from './support/page-checks.ts';
import { DESK, PHONE, readers } from './support/reader.ts';

const reader = readers();
const opened = openedBank();
let ways: Record<string, Way>;
beforeAll(async () => {
  ways = await everyPage(opened());
});

/** Takes every way in turn, and gives what `look` says of each page. */
async function ofEveryPage<T>(page: Page, look: (name: string) => Promise<T>): Promise<Record<string, T>> {
  const said: Record<string, T> = {};
  for (const [name, way] of Object.entries(ways)) {
    await way(page);
    await unfold(page);
    said[name] = await look(name);
  }
  return said;
}

const each = <T>(value: T): Record<string, T> => Object.fromEntries(Object.keys(ways).map((name) => [name, value]));

test('each way leads where it should', async () => {
  const page = await reader();
  const status: Record<string, number | undefined> = {};
  for (const [name, way] of Object.entries(ways)) status[name] = (await way(page))?.status();
  expect(status).toMatchInlineSnapshot(`
    {
      "a client": 200,
      "a client in other hands": 410,
      "a client recorded today": 200,
      "a client who can no longer be postponed": 400,
      "a client who is gone": 410,
      "a client whose contact form came back": 400,
      "a client whose details form came back": 400,
      "a client whose manager is back": 410,
      "a client whose note form came back": 400,
      "a client whose postpone form came back": 400,
      "a client whose risk-review form came back": 400,
      "a client with a very long name": 200,
      "a client with nothing due": 200,
      "a day": 200,
      "a day in other hands": 410,
      "a day of a manager on leave": 200,
      "a forged link": 404,
      "a form from another site": 403,
      "a form that came after something else": 409,
      "a form that is none of ours": 400,
      "a receipt": 200,
      "a receipt that was undone": 200,
      "a receipt whose time is over": 410,
      "a revoked link": 410,
      "a search of the whole book": 200,
      "a search that finds nobody": 200,
      "an expired link": 410,
      "an undo that was not ticked": 400,
      "no page at all": 404,
    }
  `);
});

// A machine needs a second a page, so that colours and languages are paired: each page is seen in both of either.
test.each([PHONE, { ...DESK, width: 360 } as const])(
  'every page keeps every rule of WCAG 2.2 AA that a machine can check, $scheme, $locale',
  async (look) => {
    const page = await reader(look, { scripts: true });
    const violations = await ofEveryPage(page, () => violationsOf(page));
    expect(violations).toEqual(each([]));
  },
  300_000,
);

test.each([PHONE, { ...PHONE, locale: 'en' } as const, DESK])(
  'no page scrolls sideways, and whatever is to be touched is as big as a thumb, at $width px, $locale',
  async (look) => {
    const page = await reader(look);
    const wide: Record<string, number> = {};
    const small = await ofEveryPage(page, async (name) => {
      wide[name] = await widthOf(page);
      return smallTargets(page);
    });
    expect(wide).toEqual(each(look.width));
    expect(small).toEqual(each([]));
  },
);

test('every page is under 60 KB, holds no script, and fetches nothing but itself', async () => {
  const page = await reader();
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (!request.isNavigationRequest()) fetched.push(new URL(request.url()).pathname);
  });
  const sizes = await ofEveryPage(page, async () => {
    expect(await page.locator('script').count()).toBe(0);
    return Buffer.byteLength(await page.content());
  });
  for (const [name, bytes] of Object.entries(sizes)) expect(bytes, name).toBeLessThan(MOST_BYTES);
  expect(fetched.filter((path) => path !== '/favicon.ico')).toEqual([]);
});
