import type { FrameLocator, Locator, Page } from 'playwright-core';
import { beforeAll } from 'vitest';
import type { CivilDate } from '../../../functions/domain/civil-date.ts';
import { catalogueFor } from '../../../functions/i18n/index.ts';
import type { OpenBank } from './bank.ts';
import { PHONE, readers } from './reader.ts';

const { dutyMail } = catalogueFor('zh-CN', { amountBands: false, today: '2026-11-02' });

/** Somebody with a phone who reads mails about duties in the inbox, follows their links, and does what is asked. */
export function dutyReader(opened: () => OpenBank, employeeNo: string) {
  const reader = readers();
  let shown: Page | undefined;
  beforeAll(async () => {
    shown = await reader(PHONE);
  });
  const page = (): Page => {
    if (shown === undefined) throw new Error('the phone is not on yet');
    return shown;
  };

  /** Opens a person's latest mail of a kind in the inbox. */
  async function openMail(person: string, date: CivilDate, kind: 'duties' | 'notice'): Promise<FrameLocator> {
    const { subject } = (await opened().mailsTo(person, date)).findLast((one) => one.kind === kind) ?? {};
    await page().goto(opened().url);
    await page().getByLabel('Mail to').selectOption(person);
    await page().getByRole('button', { name: 'Show' }).click();
    const like = page().locator('main li a', { hasText: subject ?? `no ${kind}` });
    // The newest day stands first; within a day what came last stands last.
    await (kind === 'notice' ? like.last() : like.first()).click();
    return page().frameLocator('iframe');
  }

  /** Follows a link of a mail, which opens beside the inbox; the reader goes on there. */
  async function follow(link: Locator): Promise<void> {
    const [beside] = await Promise.all([page().context().waitForEvent('page'), link.click()]);
    await page().close();
    shown = beside;
  }

  return {
    page,
    openMail,
    follow,
    nameOf: async (id: string) => (await opened().person(id)).name ?? '',
    numberOf: async (id: string) => (await opened().person(id)).employeeNo ?? '',
    /** From a person's mail of a day to one of the duties in it. */
    async toDuty(person: string, date: CivilDate, name: string): Promise<void> {
      const mail = await openMail(person, date, 'duties');
      await follow(mail.getByRole('link', { name: dutyMail.open }));
      await page().locator('li.duty', { hasText: name }).first().locator('a').click();
    },
    /** Types a number and sends the form of evidence. */
    async send(number: string): Promise<void> {
      const form = page().locator('form#confirm');
      await form.getByLabel(employeeNo).fill(number);
      await form.locator('button').click();
    },
    done: () => page().waitForURL(/\/duty-done\//),
    main: () => page().locator('main').innerText(),
  };
}
