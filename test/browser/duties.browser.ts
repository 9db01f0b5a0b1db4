import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { duties } from '../../config/duties.ts';
import type { CivilDate } from '../../functions/domain/civil-date.ts';
import { objectOf } from '../../functions/domain/mail/duty-links.ts';
import { catalogueFor } from '../../functions/i18n/index.ts';
import { openedBank } from './support/bank.ts';
import { ASPECTS, MINUTES_PDF, sendDutyForm } from './support/duty-forms.ts';
import { dutyReader } from './support/duty-reader.ts';

/** The first working day of the month, and the days on which something falls. */
const FIRST = '2026-11-02';
const REMINDER = '2026-11-16';
const DAY_AFTER_DUE = '2026-12-01';
const TO_DEPARTMENT = '2026-12-02';
const QUIET = '2026-12-03';
const TO_ITS_HEAD = '2026-12-04';
const NEXT_TIME = '2026-12-11';

const U01 = ['M001', 'M002', 'M003', 'M004', 'M005', 'M006', 'M007', 'M008'];
const LEDGER = '台账检查';
const ATTENTION = '近期常有人上门催款，已约谈，周五再谈一次';
const THE_UNIT = '泰山路支行';

const words = catalogueFor('zh-CN', { amountBands: false, today: FIRST });
const { dutyPage: say, dutyReceipt: receipt, duty, dutyMail, noticeMail } = words;

const opened = openedBank(FIRST);
const { page, nameOf, numberOf, openMail, follow, toDuty, send, done, main } = dutyReader(opened, duty.employeeNo);

const labelOf = (kind: string, field: string) =>
  duties.find((one) => one.kind === kind)?.evidence.find(({ id }) => id === field)?.label['zh-CN'] ?? '';
const sections = (text: string) => text.split(/\n(?=\S+支行\n)/);
const reminder = async (person: string, date: CivilDate) => (await opened().mail(person, date, 'duties')).text;
const mailed = async (person: string, date: CivilDate) =>
  (await opened().mailsTo(person, date)).filter(({ kind }) => kind === 'duties');

test('on the first working day the mail leads to the screening, which a wrong number does not confirm and the right one does', async () => {
  await toDuty('L01', FIRST, '思想行为排查');
  const people = page().locator('fieldset.who');
  expect(await people.count()).toBe(U01.length);
  for (const id of U01) {
    const about = people.filter({ has: page().locator('legend', { hasText: await nameOf(id) }) });
    for (const aspect of ASPECTS) {
      const answer = id === 'M002' && aspect === 'money' ? 'attention' : 'normal';
      await about.locator(`[name="${aspect}.${id}"][value=${answer}]`).check();
    }
    await about.locator(`[name="method.${id}"][value=talk]`).check();
  }
  await page().locator('[name="note.M002"]').fill(ATTENTION);
  await send('100009');
  expect(await page().getByRole('alert').innerText()).toContain(
    duty.problem({ field: 'employeeNo', why: 'wrong', triesLeft: 4 }),
  );
  expect(await page().locator('[name="note.M002"]').inputValue()).toBe(ATTENTION);
  await send(await numberOf('L01'));
  await done();
  expect(await main()).toContain(receipt.left(0));
  expect(await main()).toContain(ATTENTION);
});

test('the receipt comes by mail at once, to the line manager and above them, without what was written', async () => {
  for (const person of ['L01', 'D02']) {
    const [notice, ...others] = (await opened().mailsTo(person, FIRST)).filter(({ kind }) => kind === 'notice');
    expect(others).toEqual([]);
    expect(notice?.text).toContain('思想行为排查');
    expect(notice?.text).not.toContain(ATTENTION);
  }
  const mail = await openMail('L01', FIRST, 'notice');
  expect(await mail.locator('body').innerText()).toContain('1 人选了“需关注”');
  expect(await mail.getByRole('link', { name: noticeMail.notMe.receipt.link }).count()).toBe(1);
});

test('the meeting is confirmed with who attended and its minutes as a file, which can be saved again', async () => {
  await toDuty('L01', FIRST, '例会');
  await page()
    .locator('summary', { hasText: say.upload.title('会议纪要') })
    .click();
  const minutes = { name: '十一月例会.pdf', mimeType: 'application/pdf', buffer: Buffer.from(MINUTES_PDF) };
  await page().getByLabel(say.upload.choose).setInputFiles(minutes);
  await page().getByRole('button', { name: say.upload.submit, exact: true }).click();
  await page().getByText(say.upload.brought('application/pdf', MINUTES_PDF.length)).waitFor();
  await page().getByLabel(labelOf('meeting', 'date')).fill(FIRST);
  await page().getByLabel(labelOf('meeting', 'topics')).fill('合规提示；本月重点客户');
  for (const id of U01)
    if (id !== 'M003')
      await page()
        .getByLabel(await nameOf(id))
        .check();
  await page().getByLabel(labelOf('meeting', 'minutes'), { exact: false }).fill('泰山例 2026-11');
  await send(await numberOf('L01'));
  await done();
  expect(await main()).toContain(await nameOf('M001'));
  expect(await main()).not.toContain(await nameOf('M003'));

  await page().getByRole('link', { name: receipt.toDuties }).click();
  await page().getByRole('link', { name: '查看：例会' }).click();
  const [download] = await Promise.all([
    page().waitForEvent('download'),
    page()
      .getByRole('link', { name: say.upload.save('会议纪要', 'application/pdf', MINUTES_PDF.length) })
      .click(),
  ]);
  expect(new Uint8Array(await readFile(await download.path()))).toEqual(MINUTES_PDF);
});

test('a client manager signs the agreement and writes their note by their own mail, and the line manager’s page shows it', async () => {
  await toDuty('M001', FIRST, '自律协议');
  await page().getByRole('checkbox').check();
  await page()
    .getByLabel(labelOf('self-discipline-agreement', 'agreement'))
    .fill(await nameOf('M001'));
  await send(await numberOf('M001'));
  await done();
  expect(await main()).toContain(await nameOf('M001'));
  await page().getByRole('link', { name: receipt.toDuties }).click();
  await page().getByRole('link', { name: '去完成：警示教育笔记' }).click();
  await page().getByLabel(labelOf('education-note', 'note')).fill('案例提醒我：客户的钱不经我手，凡代办先登记。');
  await send(await numberOf('M001'));
  await done();

  await toDuty('L01', FIRST, '警示教育');
  expect(await main()).toContain(say.fedBy('警示教育笔记', 1, U01.length));
  const [, still = ''] = /还差：(.*)/.exec(await main()) ?? [];
  expect(still).toContain(await nameOf('M002'));
  expect(still).not.toContain(await nameOf('M001'));
});

/** What the other client managers do by their own links meanwhile. */
async function everybodyElseSigns(): Promise<void> {
  for (const person of U01.slice(1)) {
    const own = (kind: string, period: string) =>
      opened().pageOf({ purpose: 'duty', object: objectOf({ unit: 'U01', period, kind }), person });
    const employeeNo = await numberOf(person);
    const signed = { [`agreement.${person}`]: await nameOf(person), [`agreement.agree.${person}`]: 'yes' };
    await sendDutyForm(await own('self-discipline-agreement', '2026'), 'confirm', { ...signed, employeeNo });
    const note = { [`note.${person}`]: '先登记，再办理。', employeeNo };
    await sendDutyForm(await own('education-note', '2026-11'), 'confirm', note);
  }
}

test('the next reminder holds only the rest', async () => {
  await opened().goTo(REMINDER, ['duties']);
  const text = await reminder('L01', REMINDER);
  expect(text).toContain(dutyMail.done(6, ['screening', 'meeting'].map(doneOf)));
  const [, rest = ''] = text.split(/完成 2 项：.*\n/);
  expect(rest).toContain('警示教育');
  expect(rest).toContain(LEDGER);
  expect(rest).not.toMatch(/思想行为排查|例会/);
  await everybodyElseSigns();
  await toDuty('L01', REMINDER, '警示教育');
  await page().getByLabel(labelOf('warning-education', 'date')).fill(REMINDER);
  await page().getByLabel(labelOf('warning-education', 'case')).fill('代客保管存单案');
  await page()
    .getByLabel(await nameOf('M001'))
    .check();
  await send(await numberOf('L01'));
  await done();
});

const doneOf = (kind: string) => {
  const rule = duties.find((one) => one.kind === kind);
  if (rule === undefined) throw new Error(`there is no ${kind}`);
  return { kind, name: rule.name, total: rule.per === 'client-manager' ? U01.length : 1 };
};

test('somebody else’s confirmation is taken back by the receipt’s “not me”, and the department hears of it at once', async () => {
  await toDuty('L01', REMINDER, LEDGER);
  await page().getByLabel(labelOf('ledger-review', 'checked')).fill('十月面访记录');
  await page().locator('[name=result][value=nothing]').check();
  await send(await numberOf('L01'));
  await done();
  const mail = await openMail('L01', REMINDER, 'notice');
  await follow(mail.getByRole('link', { name: noticeMail.notMe.receipt.link }));
  expect(await main()).toContain(LEDGER);
  const form = page().locator('form#not-me');
  await form.getByLabel(receipt.notMe.reason).fill('当天我在外地，没有提交过');
  await form.getByLabel(duty.employeeNo).fill(await numberOf('L01'));
  await form.getByRole('button', { name: receipt.notMe.submit }).click();
  await done();
  expect(await page().locator('h1').innerText()).toBe(receipt.title['not-me']);
  const told = (await opened().mailsTo('D02', REMINDER)).filter(({ subject }) => subject.includes('需重新确认'));
  expect(told).toHaveLength(1);
  await page().getByRole('link', { name: receipt.toDuties }).click();
  expect(await page().locator('li.duty', { hasText: LEDGER }).innerText()).toContain(duty.state.reopened);
});

test('what is overdue goes up on its days: to the line manager, to the department, to its head', async () => {
  const reached: Record<string, string[]> = {};
  for (const date of [DAY_AFTER_DUE, TO_DEPARTMENT, QUIET, TO_ITS_HEAD]) {
    await opened().goTo(date, ['duties']);
    reached[date] = [];
    for (const person of ['L01', 'D02', 'D01']) {
      const texts = (await mailed(person, date)).flatMap(({ text }) => sections(text));
      if (texts.some((one) => one.startsWith(THE_UNIT) && one.includes(`${LEDGER}（11月）`)))
        reached[date].push(person);
    }
  }
  expect(reached).toEqual({
    [DAY_AFTER_DUE]: ['L01'],
    [TO_DEPARTMENT]: ['L01', 'D02'],
    [QUIET]: [],
    [TO_ITS_HEAD]: ['L01', 'D02', 'D01'],
  });
});

test('after the last confirmation nothing more is sent, while the other units go on', async () => {
  await toDuty('L01', TO_ITS_HEAD, LEDGER);
  await page().getByLabel(labelOf('ledger-review', 'checked')).fill('十月面访记录 40 份');
  await page().locator('[name=result][value=nothing]').check();
  await send(await numberOf('L01'));
  await done();
  await opened().goTo(NEXT_TIME, ['duties']);
  expect((await mailed('L01', NEXT_TIME)).map(({ subject }) => subject)).toEqual([]);
  expect(await mailed('L02', NEXT_TIME)).toHaveLength(1);
  const above = [...(await mailed('D02', NEXT_TIME)), ...(await mailed('D01', NEXT_TIME))];
  expect(above).toHaveLength(2);
  for (const { text } of above) {
    expect(text).toContain('黄河路支行');
    expect(text).not.toContain(THE_UNIT);
  }
});
