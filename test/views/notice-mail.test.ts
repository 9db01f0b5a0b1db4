import { describe, expect, test } from 'vitest';
import type { DutyReceipt } from '../../functions/domain/duty/duty-pages.ts';
import { NOTICE_TOPICS, type NoticeTopic } from '../../functions/domain/duty/notice.ts';
import { LOCALES, type Locale } from '../../functions/domain/locale.ts';
import { renderNoticeMail } from '../../functions/views/notice-mail.ts';
import { AGREEMENT, aDutyReceipt, MEETING } from '../support/duty-days.ts';
import { linksIn, seenIn } from '../support/mail-twins.ts';

const NOT_ME = 'https://steward.bank.example/not-me/token';
const DUTY = 'https://steward.bank.example/duty/token';
const links = { notMe: NOT_ME, duty: DUTY };
const told = { by: 'you', on: '2026-11-23', time: '09:12' } as const;

const render = (receipt: DutyReceipt, topic: NoticeTopic = 'receipt', locale: Locale = 'zh-CN') =>
  renderNoticeMail(receipt, topic, locale, links);

const meeting = aDutyReceipt({
  rule: MEETING,
  left: 0,
  people: [
    { id: 'M001', name: '陈志远' },
    { id: 'M002', name: '刘思敏' },
  ],
  outcomes: [
    {
      outcome: 'recorded',
      told,
      evidence: {
        date: '2026-11-20',
        topics: '存款营销与合规',
        attended: ['M001', 'M002'],
        minutes: { key: 'k', name: '纪要.pdf', type: 'application/pdf', bytes: 9, sha256: 'ab' },
      },
    },
  ],
});
const signed = aDutyReceipt({
  rule: AGREEMENT,
  period: '2026',
  left: 0,
  outcomes: [{ subject: { id: 'M002', name: '刘思敏' }, outcome: 'recorded', told }],
  signature: {
    document: 'self-discipline',
    hash: 'a3f1'.repeat(16),
    locale: 'en',
    name: '刘思敏',
    title: { 'zh-CN': '自律协议', en: 'Self-discipline agreement' },
  },
});
const waived = aDutyReceipt({ form: 'waive', reason: '产假', by: { surname: '何', han: true } });
const reported = aDutyReceipt({ form: 'not-me', by: { surname: '刘', han: true }, reason: '我当天在外地' });
const RECEIPTS = { screening: aDutyReceipt(), meeting, signed, waived, reported };

const ALL = LOCALES.flatMap((locale) =>
  NOTICE_TOPICS.flatMap((topic) =>
    Object.entries(RECEIPTS).map(([name, receipt]) => [topic, name, locale, receipt] as const),
  ),
);

describe.each(ALL)('a notice: %s of %s (%s)', (topic, _, locale, receipt) => {
  const mail = render({ ...receipt, locale }, topic, locale);
  const everything = [mail.subject, mail.html, mail.text].join('\n');

  test('holds no whole name, and nothing that was written as evidence', () => {
    expect(everything).not.toMatch(/陈志远|刘思敏|黄建国|志远|思敏|建国/);
    expect(everything).not.toMatch(/借款|迟到|营销|纪要\.pdf/);
  });
  test('names nobody and nothing in its subject', () => {
    expect(mail.subject).not.toMatch(/陈|刘|黄|张|何|排查|例会|协议|泰山|异常|screening|meeting|agreement|abnormal/i);
  });
  test('has a text twin that says the same', () => {
    const text = mail.text.replace(/\s+/g, ' ');
    for (const one of seenIn(mail.html)) expect(text).toContain(one.replace(/\s+/g, ' '));
    const page = seenIn(mail.html).join(' ');
    for (const line of mail.text.split('\n').filter((one) => one !== '' && !one.includes('https://')))
      expect(page).toContain(line.replace(/^(\d+\.|\s+•)? */, '').replace(/[。.]$/, ''));
  });
  test('leads to the duty, and for those who can say "not me" there; nowhere else', () => {
    const mayDeny = topic === 'receipt' || topic === 'receipt-copy';
    expect(linksIn(mail.html)).toEqual(mayDeny ? [DUTY, NOT_ME] : [DUTY]);
    expect(mail.text.includes(NOT_ME)).toBe(mayDeny);
    expect(mail.html.match(/class="button"/g)).toHaveLength(1);
  });
  test('says by whom and when, with the weekday', () => {
    expect(mail.text).toMatch(/11月23日 周一 09:12|Mon 23 Nov at 09:12/);
  });
  test('shows nothing that is missing, and is the same when rendered again', () => {
    expect([mail.subject, mail.text].join('\n')).not.toMatch(/undefined|null|NaN|\[object|（）|\(\)|“”/);
    expect(render({ ...receipt, locale }, topic, locale)).toEqual(mail);
  });
});

describe('a receipt', () => {
  test('says what was recorded about whom, how much stands out, and how much is left', () => {
    const { subject, text } = render(aDutyReceipt());
    expect(subject).toBe('【履职回执】11月23日 周一 09:12 · 已记录 3 人');
    expect(text).toContain('思想行为排查 · 泰山路支行 · 11月');
    expect(text).toContain('3 人：陈**、刘**、黄**');
    expect(text).toContain('1 人选了“异常”，已同时告知主管部门');
    expect(text).toContain('1 人选了“需关注”\n');
    expect(text).toContain('这一项还有 2 人未完成');
  });
  test('says that the department was told only where there is somebody to tell', () => {
    const { departmentTold: _, ...untold } = aDutyReceipt();
    expect(render(untold).text).toContain('1 人选了“异常”\n');
    expect(render({ ...untold, locale: 'en' }, 'receipt', 'en').text).not.toContain('has been told');
  });
  test('that comes when something was opened again says so', () => {
    const outcomes = aDutyReceipt().outcomes.map((one, n) =>
      n === 0 ? { ...one, outcome: 'reopened' as const } : one,
    );
    const { subject, text } = render(aDutyReceipt({ outcomes }));
    expect(subject).toContain('已记录 3 人');
    expect(text).toContain('其中 1 人此后已被重新打开，需重新确认');
  });
  test('of a meeting says its day, how many attended, and that there is a file', () => {
    const { text } = render(meeting);
    expect(text).toContain('开会日期：11月20日 周五');
    expect(text).toContain('到会的客户经理：2 人');
    expect(text).toContain('附件：1 个');
    expect(text).toContain('这一项已全部完成');
  });
  test('of a signature says which text in which version and language was signed', () => {
    const { text } = render(signed);
    expect(text).toContain('签署：《自律协议》英文本，版本 a3f1a3f1a3f1');
    expect(text).not.toContain('刘**');
  });
  test('says what somebody else had settled before, apart from what was recorded', () => {
    const other = { by: { surname: '周', han: true }, on: '2026-11-20', time: '17:03' } as const;
    const { outcomes } = aDutyReceipt();
    const receipt = aDutyReceipt({
      outcomes: outcomes.map((one, n) => (n === 0 ? { ...one, outcome: 'already', told: other } : one)),
    });
    const { subject, text } = render(receipt);
    expect(subject).toContain('已记录 2 人');
    expect(text).toContain('2 人：刘**、黄**');
    expect(text).toContain('其中 1 人此前已由 周** 在 11月20日 17:03 确认');
  });
  test('explains "not me" calmly: nothing to do if it was them, and opening the link changes nothing', () => {
    expect(render(aDutyReceipt()).text).toMatch(/如果是您本人操作，无需理会。.*重新打开.*只打开链接不会改动任何记录/);
    expect(render(aDutyReceipt(), 'receipt-copy').text).toMatch(/如果情况属实，无需理会。.*告知主管部门/);
    expect(render(aDutyReceipt(), 'receipt', 'en').text).toMatch(/If it was you, there is nothing to do/);
  });
  test('of a waiver or an explanation says the reason', () => {
    expect(render(waived).text).toContain('原因：“产假”');
  });
});

describe('what the supervising department is told of at once', () => {
  test('is whom by surname and which aspect, and nobody else', () => {
    const { subject, text } = render(aDutyReceipt({ by: { surname: '张', han: true } }), 'abnormal');
    expect(subject).toBe('【请尽快查看】1 人 · 1 个方面需要了解');
    expect(text).toMatch(/刘\*\*\n {3}• 经济：异常/);
    expect(text).not.toMatch(/陈\*\*|黄\*\*|需关注|工作：/);
    expect(text).toContain('由 张** 在 11月23日 周一 09:12 确认');
  });
  test('counts every aspect', () => {
    const outcomes = aDutyReceipt().outcomes.map((one) => ({
      ...one,
      evidence: { work: 'abnormal', money: 'abnormal' },
    }));
    expect(render(aDutyReceipt({ outcomes }), 'abnormal').subject).toContain('3 人 · 6 个方面');
  });
  test('stays under 100 KB with hundreds of people, those without room counted', () => {
    const outcomes = Array.from({ length: 300 }, (_, n) => ({
      subject: { id: `M${n}`, name: '刘思敏' },
      outcome: 'recorded' as const,
      told,
      evidence: { work: 'abnormal', money: 'abnormal' },
    }));
    const { html, text } = render(aDutyReceipt({ outcomes }), 'abnormal');
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect((text.match(/刘\*\*/g) ?? []).length + Number(text.match(/另有 (\d+) 人/)?.[1])).toBe(300);
  });
});

test('a duty that was opened again says who reported it when, about whom, and keeps what they wrote to the page', () => {
  const { text } = render(reported, 'reopened');
  expect(text).toContain('由 刘** 在 11月23日 周一 09:12 提出：此前的确认不是本人操作。');
  expect(text).toContain('3 人：陈**、刘**、黄**');
  expect(text).not.toMatch(/外地|选了/);
});

test('a waiver says who excused whom and why, and that nothing is left to do', () => {
  const { subject, text } = render(waived, 'waived');
  expect(subject).toBe('【已免除】3 人无需再完成 · 11月23日 周一 09:12');
  expect(text).toContain('由 何** 在 11月23日 周一 09:12 免除。');
  expect(text).toMatch(/无需再完成，也不再提醒/);
  expect(text).toContain('原因：“产假”');
  expect(render({ ...waived, locale: 'en' }, 'waived', 'en').text).toContain('There is nothing left to do for it');
});

test('without pages there is no dead link, and nobody is asked to open one', () => {
  for (const none of [{}, { notMe: '', duty: '' }]) {
    const { html, text } = renderNoticeMail(aDutyReceipt(), 'receipt', 'zh-CN', none);
    expect(html).not.toMatch(/<a |class="button"/);
    expect(text).not.toContain('打开下面的链接');
  }
});

test('nothing out of the records becomes markup', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const receipt = aDutyReceipt({
    rule: { ...MEETING, name: { 'zh-CN': evil, en: evil } },
    unitName: evil,
    reason: evil,
    by: { surname: evil, han: false },
  });
  for (const topic of NOTICE_TOPICS) {
    const { html } = render(receipt, topic);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  }
});
