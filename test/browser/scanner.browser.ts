import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { objectOf } from '../../functions/domain/mail/duty-links.ts';
import { catalogueFor } from '../../functions/i18n/index.ts';
import { MONDAY, openedBank } from './support/bank.ts';
import { sendDutyForm } from './support/duty-forms.ts';
import { OPENED, READ_ON } from './support/every-duty-page.ts';
import { unfold } from './support/page-checks.ts';
import { PHONE, readers } from './support/reader.ts';

const PERSON = 'M001';

const reader = readers();

/** Sends the page's form of that place as it stands: by its button, where the browser lets it pass, and past the browser's own checks. */
async function send(page: Page, at: string, place: number): Promise<void> {
  for (const way of ['requestSubmit', 'submit']) {
    await page.goto(at);
    await unfold(page);
    const passes = way === 'submit' || (await page.evaluate(`document.forms[${place}].checkValidity()`));
    const send = page.evaluate(`document.forms[${place}].${way}()`);
    await (passes ? Promise.all([page.waitForNavigation(), send]) : send);
  }
}

const linksOf = (html: string) => [...html.matchAll(/href="([^"#]*)[^"]*"/g)].map(([, href = '']) => href);

/** What a scanner does with a mail's links: opens every page, follows `onward` from it, and sends every form. Gives the forms it sent. */
async function scan(links: readonly string[], onward: (at: string, links: string[]) => string[]): Promise<string[]> {
  const scanner = await reader(PHONE, { scripts: true });
  const found = [...new Set(links)];
  const sent = new Set<string>();
  for (const at of found) {
    const answer = await scanner.goto(at);
    expect(answer?.status(), at).toBe(200);
    const further = await scanner.evaluate<string[]>('[...document.links].map(({ href }) => href.split("#")[0])');
    for (const one of onward(at, further)) if (!found.includes(one)) found.push(one);
    const forms = await scanner.evaluate<string[]>(
      '[...document.forms].map((form) => form.id || new URL(form.action).pathname)',
    );
    for (const [place, form] of forms.entries()) {
      await send(scanner, at, place);
      sent.add(form);
    }
  }
  return [...sent].sort();
}

describe('a mail scanner that runs scripts, follows every link and sends every form as it stands changes nothing', () => {
  describe('of the daily mail', () => {
    const opened = openedBank();

    test('not even where a receipt is among what it finds, as if the mail’s reader had been quicker', async () => {
      const { mail, items, url } = opened();
      const links = linksOf((await mail(PERSON)).html);
      const person = await reader();
      const { clientPage: say } = catalogueFor('zh-CN', { amountBands: false, today: MONDAY });
      await person.goto(links.find((link) => link.includes('/client/')) ?? '');
      await person.getByRole('radio', { name: say.outcomes.reached, exact: true }).check();
      await person.getByRole('button', { name: say.form.contact.submit }).click();
      await person.waitForURL(/\/done\//);
      const before = await items();
      // One step further into the book is enough: the pages there are like these.
      const sent = await scan([...links, person.url()], (at, further) =>
        at.includes('/day/') ? further.filter((one) => one.startsWith(url)).slice(0, 3) : [],
      );
      expect(await items()).toEqual(before);
      expect(sent).toEqual(['contact', 'details', 'note', 'postpone', 'risk-review', 'search', 'undo']);
    }, 180_000);
  });

  describe('of the mails about duties', () => {
    const opened = openedBank(OPENED);

    test('of a line manager, a client manager and the department, with a receipt and its “not me”', async () => {
      const { bank, goTo, mailsTo, person, pageOf, items } = opened();
      await goTo(READ_ON, ['duties']);
      const review = objectOf({ unit: 'U01', period: '2026-12', kind: 'ledger-review' });
      const confirmed = await sendDutyForm(
        await pageOf({ purpose: 'duty', object: review, person: 'L01' }),
        'confirm',
        {
          ...{ checked: '十一月记录', result: 'nothing', employeeNo: (await person('L01')).employeeNo ?? '' },
        },
      );
      const mails = (await Promise.all(['L01', 'M001', 'D02'].map((one) => mailsTo(one, READ_ON)))).flat();
      const links = mails.filter(({ kind }) => kind !== 'digest').flatMap(({ html }) => linksOf(html));
      const kinds = new Set(links.map((link) => new URL(link).pathname.split('/')[1]));
      expect([...kinds].sort()).toEqual(['duties', 'duty', 'not-me']);
      const before = await items();
      const some = oneOfEach([...links, confirmed]);
      const sent = await scan(some, (at, further) => (at.includes('/duties/') ? oneOfEach(further).slice(0, 1) : []));
      expect(await items()).toEqual(before);
      expect(sent).toEqual(['/evidence/incoming', 'confirm', 'explain', 'not-me', 'waive']);
      for (const at of some.filter((link) => link.includes('/duty/'))) {
        const [, incoming] = /name="incoming" value="([^"]+)"/.exec(await (await fetch(at)).text()) ?? [];
        if (incoming !== undefined) expect(await bank.engines.evidence.files.incoming(incoming)).toBeUndefined();
      }
    }, 180_000);
  });
});

/** Of links that are alike but for unit and period, and of those that only switch the language, the first. */
function oneOfEach(links: readonly string[]): string[] {
  const each = new Map<string, string>();
  for (const link of links) {
    const [, purpose = '', payload = ''] = /\/(duties|duty|duty-done|not-me)\/[^.]+\.([^.]+)/.exec(link) ?? [];
    if (purpose === '') continue;
    const { obj, sub }: { obj: string; sub: string } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const kind = /"([a-z-]+)"/.exec(obj)?.[1] ?? '';
    const key = [purpose, sub, kind].join(' ');
    if (!each.has(key)) each.set(key, link);
  }
  return [...each.values()];
}
