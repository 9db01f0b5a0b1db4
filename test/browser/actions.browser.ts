import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { catalogueFor } from '../../functions/i18n/index.ts';
import { MONDAY, openedBank } from './support/bank.ts';
import { DESK, PHONE, readers } from './support/reader.ts';

const words = catalogueFor('zh-CN', { amountBands: false, today: MONDAY });
const { clientPage: say, receipt } = words;
const TUESDAY = '2026-11-24';

const reader = readers();
const opened = openedBank();

/** Opens a manager's day by the button of the mail, and from there the page of the first client whose card says `what`. */
async function openClient(page: Page, person: string, what: string): Promise<string> {
  const { html } = await opened().mail(person);
  await page.goto(/href="([^"]*\/day\/[^"]*)"/.exec(html)?.[1] ?? '');
  const card = page.locator('section.card', { hasText: what }).first();
  await card.locator('a.go').click();
  return nameOf(page);
}

/** The client's name, which only pages show. */
async function nameOf(page: Page): Promise<string> {
  const heading = page.locator('h1');
  const chip = await heading.locator('.chip').innerText();
  return (await heading.innerText()).split(chip)[0]?.trim() ?? '';
}

const submit = (page: Page, form: 'contact' | 'postpone' | 'details') =>
  page.locator(`#${form}`).getByRole('button').click();

test('a contact is undone within ten minutes, and the task is back', async () => {
  const page = await reader();
  const name = await openClient(page, 'M001', '回访');
  await page.getByRole('radio', { name: say.outcomes.reached, exact: true }).check();
  await submit(page, 'contact');
  await page.getByRole('link', { name: receipt.toDay }).click();
  expect(await page.locator('main').innerText()).not.toContain(name);

  await page.goBack();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: receipt.undo }).click();
  await page.getByRole('heading', { name: receipt.title.undone }).waitFor();
  await page.getByRole('link', { name: receipt.toDay }).click();
  expect(await page.locator('main').innerText()).toContain(name);
});

test('a postponed client is in nobody’s day until then', async () => {
  const page = await reader(DESK);
  const english = catalogueFor('en', { amountBands: false, today: MONDAY }).clientPage;
  const name = await openClient(page, 'M001', 'Wolkenstein');
  await page.getByLabel(english.until).fill(TUESDAY);
  await page.locator('#postpone').getByLabel(english.reason).fill('travelling');
  await submit(page, 'postpone');
  await page.waitForURL(/\/done\//);
  await page.locator('a.call').click();
  expect(await page.locator('main').innerText()).not.toContain(name);
  await opened().day(TUESDAY);
  expect((await opened().mail('M001', TUESDAY)).text).toContain('Wolkenstein');
});

test('a wrong number raises a task to verify it, on the page at once and in the next mail', async () => {
  const page = await reader();
  await openClient(page, 'M002', '持有“');
  const tail = /(\d{4})$/.exec((await page.locator('a.call').innerText()).trim())?.[1];
  await page.locator('#details').getByRole('radio', { name: say.details.phone }).check();
  await page.locator('#details').getByRole('radio', { name: say.findings.wrong }).check();
  await submit(page, 'details');
  await page.getByRole('link', { name: receipt.toClient }).click();
  expect(await page.locator('main').innerText()).toContain('号码有误（11月23日）');
  expect(await page.locator('main').innerText()).toContain(words.dayPage.numberInDoubt);
  await opened().day('2026-11-25');
  const { text } = await opened().mail('M002', '2026-11-25');
  const card = text.split(/\n\n(?=\d+\. )/).find((one) => one.includes(`手机尾号 ${tail}`));
  expect(card).toContain('号码有误（11月23日）');
});

test('what is missing is said beside its field, and what was typed stays', async () => {
  const page = await reader();
  await openClient(page, 'M005', '回访');
  await page.locator('#contact summary', { hasText: say.contactMore }).click();
  await page.locator('#contact').getByLabel(say.note).fill('想买国债');
  // As a browser that does not check by itself.
  await page.evaluate('document.querySelector("form#contact").noValidate = true');
  await submit(page, 'contact');
  const alert = page.getByRole('alert');
  expect(await alert.innerText()).toContain(say.notRecorded);
  await alert.getByRole('link').click();
  expect(page.url()).toMatch(/#contact-outcome$/);
  expect(await page.locator('#contact').getByLabel(say.note).inputValue()).toBe('想买国债');
});

test('any client of the book is found by surname and by number, and by nothing in the address', async () => {
  const page = await reader();
  const name = await openClient(page, 'M001', '私行');
  await page.locator('section.card details summary').first().click();
  const id = await page.locator('dt:text-is("客户号") + dd').innerText();
  await page.getByRole('link', { name: say.backToDay }).click();
  for (const typed of [name.slice(0, 1), id]) {
    await page.locator('details.find summary').click();
    await page.getByRole('searchbox').fill(typed);
    await page.getByRole('button', { name: words.search.submit }).click();
    await page.waitForURL(/\/search/);
    expect(page.url()).not.toMatch(new RegExp(`${encodeURIComponent(typed)}|${id}`));
    const found = page.locator('.found li', { hasText: id });
    expect(await found.innerText()).toContain(name);
    await found.getByRole('link').click();
    expect(await nameOf(page)).toBe(name);
    await page.getByRole('link', { name: say.backToDay }).click();
  }
});

test('the language is switched on any page, and stays switched', async () => {
  const page = await reader(PHONE);
  await openClient(page, 'M005', '回访');
  await page.getByRole('link', { name: 'English' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const english = catalogueFor('en', { amountBands: false, today: MONDAY });
  await page.getByRole('radio', { name: english.clientPage.outcomes.reached, exact: true }).check();
  await submit(page, 'contact');
  await page.getByRole('heading', { name: english.receipt.title.undoable }).waitFor();
  await page.getByRole('link', { name: english.receipt.toDay }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('link', { name: '中文' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
});

test('a deputy opens the mail of a manager on leave, acts, and it is recorded in the deputy’s own name', async () => {
  const { bank, mail } = opened();
  const page = await reader();
  const { html, to } = await mail('M003');
  const deputy = to.slice(0, 4).toUpperCase();
  expect(deputy).not.toBe('M003');
  const [, token = ''] = /href="[^"]*\/client\/([^"#]*)#contact"/.exec(html) ?? [];
  await page.goto(new URL(`client/${token}`, opened().url).href);
  expect(await page.locator('main').innerText()).toMatch(/您今天代 刘经理 照看这位客户/);
  await page.getByRole('radio', { name: say.outcomes.reached, exact: true }).check();
  await submit(page, 'contact');
  await page.waitForURL(/\/done\//);
  const client = (await bank.links.tokens.read(token, 'client'))?.object ?? '';
  const [last] = await bank.engines.records.contacts.of(client, 1);
  expect(last).toMatchObject({ by: deputy, on: MONDAY, outcome: 'reached' });
});

test('a forged link opens nothing, and is answered calmly in the reader’s language', async () => {
  const { html } = await opened().mail('M002');
  const [, url = ''] = /href="([^"]*\/client\/[^"#]*)#contact"/.exec(html) ?? [];
  const forged = `${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`;
  for (const look of [PHONE, DESK]) {
    const page = await reader(look);
    expect((await page.goto(forged))?.status()).toBe(404);
    const { title } = catalogueFor(look.locale, { amountBands: false, today: MONDAY }).refusal({ reason: 'invalid' });
    expect(await page.locator('h1').innerText()).toBe(title);
    expect(await page.locator('form').count()).toBe(0);
  }
});
