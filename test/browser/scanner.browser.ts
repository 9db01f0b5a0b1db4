import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { catalogueFor } from '../../functions/i18n/index.ts';
import { MONDAY, openedBank } from './support/bank.ts';
import { PHONE, readers } from './support/reader.ts';

const PERSON = 'M001';

const reader = readers();
const opened = openedBank();

/** Sends the page's form of that place as it stands: by its button, where the browser lets it pass, and past the browser's own checks. */
async function send(page: Page, at: string, place: number): Promise<void> {
  for (const way of ['requestSubmit', 'submit']) {
    await page.goto(at);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    const passes = way === 'submit' || (await page.evaluate(`document.forms[${place}].checkValidity()`));
    const send = page.evaluate(`document.forms[${place}].${way}()`);
    await (passes ? Promise.all([page.waitForNavigation(), send]) : send);
  }
}

test('a mail scanner that runs scripts, follows every link and sends every form as it stands changes nothing', async () => {
  const { mail, items, url } = opened();
  const { html } = await mail(PERSON);
  const links = [...html.matchAll(/href="([^"#]*)[^"]*"/g)].map(([, href = '']) => href);

  // A receipt is among what it finds, as if the mail's reader had been quicker.
  const person = await reader();
  const { clientPage: say } = catalogueFor('zh-CN', { amountBands: false, today: MONDAY });
  await person.goto(links.find((link) => link.includes('/client/')) ?? '');
  await person.getByRole('radio', { name: say.outcomes.reached, exact: true }).check();
  await person.getByRole('button', { name: say.form.contact.submit }).click();
  await person.waitForURL(/\/done\//);
  const before = await items();

  const scanner = await reader(PHONE, { scripts: true });
  const found = [...new Set([...links, person.url()])];
  const sent = new Set<string>();
  for (const at of found) {
    const answer = await scanner.goto(at);
    expect(answer?.status(), at).toBe(200);
    const onward = await scanner.evaluate<string[]>('[...document.links].map(({ href }) => href.split("#")[0])');
    // One step further into the book is enough: the pages there are like these.
    if (at.includes('/day/'))
      found.push(...onward.filter((one) => one.startsWith(url) && !found.includes(one)).slice(0, 3));
    const forms = await scanner.evaluate<string[]>('[...document.forms].map((form) => form.id)');
    for (const [place, form] of forms.entries()) {
      await send(scanner, at, place);
      sent.add(form);
    }
  }
  expect(await items()).toEqual(before);
  expect([...sent].sort()).toEqual(['contact', 'details', 'note', 'postpone', 'risk-review', 'search', 'undo']);
}, 180_000);
