import { beforeEach, describe, expect, test } from 'vitest';
import { type DutyPagesBank, dutyPagesBank } from '../../support/duty-pages-bank.ts';
import { AGREEMENT, agreementForm, MEETING, meetingForm, SCREENING, screeningForm } from '../../support/duty-world.ts';
import { textOf } from '../../support/markup-of.ts';
import { formOf, formsOf } from '../../support/pages-bank.ts';

let bank: DutyPagesBank;
/** The pages of L1, who heads the unit. */
let at: { duties: string; meeting: string; screening: string };

const fieldsOf = (form: ReadonlyMap<string, string>) => Object.fromEntries(form);
const meeting = (parts: Record<string, string> = {}) => fieldsOf(meetingForm(parts));
const read = async (path: string) => textOf(await (await bank.open(path)).text());

beforeEach(async () => {
  bank = dutyPagesBank();
  at = {
    duties: `/duties/${await bank.dutiesToken('L1')}`,
    meeting: await bank.pageOf('L1', MEETING),
    screening: await bank.pageOf('L1', SCREENING),
  };
});

describe('the story of a line manager', () => {
  test('the month shows what is to do, its page takes the evidence, the receipt tells, and the month shows it done', async () => {
    const month = await (await bank.open(at.duties)).text();
    expect(textOf(month)).toContain('应完成 3 项，已完成 0 项。');
    const [, page = ''] = /<a class="call" href="([^"]+)" aria-label="去完成：例会"/.exec(month) ?? [];
    const form = formOf(await (await bank.open(page)).text(), 'confirm');
    const { shownAt: _, ...typed } = meeting();
    const posted = await bank.post(form.action, { ...form.fields, ...typed });
    expect(posted.status).toBe(303);
    const receipt = posted.headers.get('location') ?? '';
    expect(receipt).toMatch(/^\/duty-done\/[\w.-]+$/);
    expect(await read(receipt)).toContain('由您在 11月10日 周二 10:00 确认。');
    expect(bank.find(MEETING).state).toBe('confirmed');
    expect(await read(at.duties)).toContain('应完成 3 项，已完成 1 项。');
    expect(await read(page)).toContain('已由您在 11月10日 10:00 确认，无需重复。');
  });

  test('the address after a form holds neither the token of the page nor anything typed', async () => {
    const posted = await bank.post(`${at.meeting}/confirm`, meeting());
    const location = posted.headers.get('location') ?? '';
    expect(location).not.toContain(at.meeting.slice('/duty/'.length));
    for (const typed of ['L1', '合规', encodeURIComponent('合规')]) expect(location).not.toContain(typed);
    expect(await posted.text()).toBe('');
  });

  test('everybody is asked about at once; who is left out stays open', async () => {
    const posted = await bank.post(`${at.screening}/confirm`, fieldsOf(screeningForm(['M1'])));
    expect(posted.status).toBe(303);
    expect([bank.find(SCREENING, 'M1').state, bank.find(SCREENING, 'M2').state]).toEqual(['confirmed', 'open']);
    const text = await read(posted.headers.get('location') ?? '');
    expect(text).toContain('还有 1 人未完成。');
    expect(text).toContain('接着填');
  });

  test('a client manager signs in the language they read, and the signature says so', async () => {
    const page = await bank.pageOf('M1', AGREEMENT);
    expect((await bank.post(`${page}/confirm?lang=en`, fieldsOf(agreementForm()))).status).toBe(303);
    expect(bank.find(AGREEMENT, 'M1').history.at(-1)?.evidence).toMatchObject({ signature: { locale: 'en' } });
    const other = await bank.pageOf('M2', AGREEMENT);
    const typed = fieldsOf(agreementForm({ 'signature.M2': '刘洋', 'signature.agree.M2': 'yes', employeeNo: 'M2' }));
    await bank.post(`${other}/confirm`, typed, { 'accept-language': 'zh-CN' });
    expect(bank.find(AGREEMENT, 'M2').history.at(-1)?.evidence).toMatchObject({ signature: { locale: 'zh-CN' } });
  });

  test('it is explained, and the supervising department waives it, each with a reason', async () => {
    const explained = await bank.post(`${at.meeting}/explain`, { reason: '人手不足，下周补开', employeeNo: 'L1' });
    expect(explained.status).toBe(303);
    expect(await read(explained.headers.get('location') ?? '')).toContain('人手不足，下周补开');
    expect(bank.find(MEETING).state).toBe('open');
    expect(await read(at.meeting)).toContain('说明：人手不足，下周补开');
    const department = await bank.pageOf('D1', MEETING);
    expect(formsOf(await (await bank.open(department)).text()).map(({ id }) => id)).toEqual(['waive']);
    expect((await bank.post(`${department}/waive`, { reason: '网点停业', employeeNo: 'D1' })).status).toBe(303);
    expect(bank.find(MEETING).state).toBe('waived');
  });

  test('a language switched to is kept through form, receipt and the ways back', async () => {
    const html = await (await bank.open(`${at.meeting}?lang=en`)).text();
    const form = formOf(html, 'confirm');
    expect(form.action).toBe(`${at.meeting}/confirm?lang=en`);
    const posted = await bank.post(form.action, meeting());
    const receipt = posted.headers.get('location') ?? '';
    expect(receipt).toMatch(/\?lang=en$/);
    const receiptHtml = await (await bank.open(receipt)).text();
    expect(textOf(receiptHtml)).toContain('Confirmed by you on Tue 10 Nov at 10:00.');
    expect(receiptHtml).toMatch(/href="\/duties\/[\w.-]+\?lang=en"/);
  });

  test('a date is understood as people write it', async () => {
    expect((await bank.post(`${at.meeting}/confirm`, meeting({ heldOn: '2026年11月9日' }))).status).toBe(303);
    expect(bank.find(MEETING).history.at(-1)?.evidence).toMatchObject({ heldOn: '2026-11-09' });
  });
});

describe('a form that is not taken', () => {
  test('because the text to sign is another by now comes back with the new text, its tick to be set anew, and then is taken', async () => {
    const page = await bank.pageOf('M1', AGREEMENT);
    const shown = formOf(await (await bank.open(page)).text(), 'confirm');
    const [text] = bank.deps.agreements;
    if (text === undefined) throw new Error('there is no text');
    const later = { ...text, text: { 'zh-CN': '本人另行承诺……', en: 'I undertake more …' }, hash: 'b'.repeat(64) };
    bank = dutyPagesBank({ ...bank.world, deps: { ...bank.deps, agreements: [later] } });
    const signed = { 'signature.M1': '王芳', 'signature.agree.M1': 'yes', employeeNo: 'M1' };
    const answer = await bank.post(shown.action, { ...shown.fields, ...signed });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(textOf(html)).toContain('协议文本已更新，请重新阅读后勾选同意。');
    expect(textOf(html)).toContain('本人另行承诺');
    const again = formOf(html, 'confirm');
    expect(again.fields).toMatchObject({ 'signature.M1': '王芳', 'signature.hash.M1': later.hash });
    expect(again.fields).not.toHaveProperty(['signature.agree.M1']);
    expect((await bank.post(again.action, { ...again.fields, ...signed })).status).toBe(303);
    expect(bank.find(AGREEMENT, 'M1').history.at(-1)?.evidence).toMatchObject({ signature: { hash: later.hash } });
  });

  test('comes back with what was typed and what is to be mended, and nothing is written', async () => {
    const before = bank.writes();
    const answer = await bank.post(
      `${at.meeting}/confirm`,
      meeting({ heldOn: '2026-12-01', topics: '学习 <制度>', employeeNo: '' }),
    );
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(textOf(html)).toContain('不能晚于今天。');
    expect(textOf(html)).toContain('请输入工号。');
    expect(html).toContain('>学习 &lt;制度&gt;</textarea>');
    expect(html).toMatch(/name="attended\.M1" value="yes" checked/);
    expect(bank.writes()).toBe(before);
  });

  test('loaded anew at its address is the page it stood on', async () => {
    for (const form of ['confirm', 'explain', 'waive']) {
      const again = await bank.open(`${at.meeting}/${form}?lang=en`);
      expect([again.status, again.headers.get('location')]).toEqual([303, `${at.meeting}?lang=en`]);
    }
  });

  test('because of a wrong number says how many tries are left, and the fifth locks the link', async () => {
    for (const left of [4, 3, 2, 1]) {
      const answer = await bank.post(`${at.meeting}/confirm`, meeting({ employeeNo: `X${left}` }));
      expect(answer.status).toBe(400);
      expect(textOf(await answer.text())).toContain(`工号不符，还可再试 ${left} 次。`);
    }
    expect((await bank.post(`${at.meeting}/confirm`, meeting({ employeeNo: 'X0' }))).status).toBe(403);
    const locked = await bank.post(`${at.meeting}/confirm`, meeting());
    expect(locked.status).toBe(403);
    expect(textOf(await locked.text())).toContain('该链接已锁定');
    // Nobody fills in a form that cannot be sent.
    const again = await bank.open(at.meeting);
    expect([again.status, textOf(await again.text())]).toEqual([403, expect.stringContaining('该链接已锁定')]);
    expect(bank.find(MEETING).state).toBe('open');
  });

  test('because of an unexpected fault says that it can be sent again', async () => {
    bank.records.duties.put = () => Promise.reject(new Error('the store is away'));
    const answer = await bank.post(`${at.meeting}/confirm`, meeting());
    expect(answer.status).toBe(500);
    expect(textOf(await answer.text())).toContain('暂时没有保存成功');
  });
});

describe('whose page it is', () => {
  test('a colleague who took over is named', async () => {
    const path = await bank.pageOf('L2', MEETING);
    for (const answer of [await bank.open(path), await bank.post(`${path}/confirm`, meeting({ employeeNo: 'L2' }))]) {
      expect(answer.status).toBe(410);
      expect(textOf(await answer.text())).toContain('已由 张经理 接手，您无需再处理。');
    }
  });

  test('the department cannot confirm, nor the line manager waive', async () => {
    const department = await bank.pageOf('D1', MEETING);
    const before = bank.writes();
    expect((await bank.post(`${department}/confirm`, meeting({ employeeNo: 'D1' }))).status).toBe(410);
    expect((await bank.post(`${at.meeting}/waive`, { reason: '不做了', employeeNo: 'L1' })).status).toBe(410);
    expect(bank.writes()).toBe(before);
  });
});

describe('a "not me" link', () => {
  const path = async () => {
    await bank.post(`${at.meeting}/confirm`, meeting());
    return `/not-me/${await bank.notMeToken('L1', { ...MEETING, command: bank.find(MEETING).lastCommand })}`;
  };

  test('shows what was confirmed, takes the report with a reason and the number, and opens the duty again', async () => {
    const page = await path();
    expect(await read(page)).toContain('合规与案例');
    const posted = await bank.post(`${page}/report`, { reason: '我当天休假', employeeNo: 'L1' });
    expect(posted.status).toBe(303);
    expect(bank.find(MEETING).state).toBe('reopened');
    expect(await read(posted.headers.get('location') ?? '')).toContain('已重新打开');
    expect(await read(page)).toContain('已重新打开并告知主管部门');
  });

  test('sent without a reason or a number comes back, and nothing is written', async () => {
    const page = await path();
    const before = bank.writes();
    const answer = await bank.post(`${page}/report`, { reason: ' ', employeeNo: '' });
    expect(answer.status).toBe(400);
    const text = textOf(await answer.text());
    expect(text).toContain('请说明情况：请填写。');
    expect(text).toContain('请输入工号。');
    expect(bank.writes()).toBe(before);
    const got = await bank.open(`${page}/report`);
    expect([got.status, got.headers.get('location')]).toEqual([303, page]);
  });
});
