import { describe, expect, test } from 'vitest';
import { duties } from '../../config/duties.ts';
import type { DutyFormProblem } from '../../functions/domain/duty/duty-pages.ts';
import { LOCALES, type Locale } from '../../functions/domain/locale.ts';
import { dutiesPage } from '../../functions/views/duties-page.ts';
import { dutyPage } from '../../functions/views/duty-page.ts';
import { dutyReceiptPage } from '../../functions/views/duty-receipt-page.ts';
import { notMePage } from '../../functions/views/not-me-page.ts';
import {
  allWrong,
  dutiesPageOf,
  dutyPageOf,
  groupOf,
  open,
  receiptOf,
  returned,
  staff,
  WRONG,
  workOf,
} from '../support/duty-page-data.ts';
import { brokenIn, controlsOf, textOf } from '../support/markup-of.ts';

const MOST_BYTES = 60_000;
const HOSTILE = '"><script>alert(1)</script>&amp;\'<b x="';

const names = (html: string): string[] => controlsOf(html).map(({ attributes }) => attributes.name ?? '');

/** Every page of duties, in a language. */
function everyPage(locale: Locale): [string, string][] {
  const kinds = duties.flatMap(({ kind }): [string, string][] => {
    const page = { ...dutyPageOf(kind), locale };
    const wrong = returned({ problems: allWrong(page) });
    return [
      [kind, dutyPage(page, 't')],
      [`${kind}, come back`, dutyPage(page, 't', wrong)],
      [
        `${kind}, explained in vain`,
        dutyPage(page, 't', returned({ form: 'explain', problems: [{ field: 'reason', why: 'missing' }, WRONG] })),
      ],
    ];
  });
  const department = { ...dutyPageOf('screening', { reader: 'department', asked: [] }), locale };
  const wrongReason: DutyFormProblem[] = [{ field: 'reason', why: 'too-long' }, WRONG];
  const notMe = { state: 'standing' as const, receipt: { ...receiptOf(), locale } };
  return [
    ...kinds,
    ['waiver', dutyPage(department, 't', returned({ form: 'waive', problems: wrongReason }))],
    ['month', dutiesPage({ ...dutiesPageOf(), locale }, 't')],
    ['receipt', dutyReceiptPage({ ...receiptOf(), locale }, 't')],
    ['not me', notMePage(notMe, 't')],
    ['not me, come back', notMePage(notMe, 't', returned({ form: 'not-me', problems: wrongReason }))],
    ['not me, said before', notMePage({ ...notMe, state: 'reopened' }, 't')],
  ];
}

describe.each(LOCALES)('every page of duties in %s', (locale) => {
  test.each(everyPage(locale))(
    '%s: every control has a label, no id stands twice, every way leads somewhere',
    (_, html) => {
      expect(brokenIn(html)).toEqual([]);
      expect(html).toContain(`<html lang="${locale}">`);
    },
  );

  test.each(everyPage(locale))(
    '%s: has no script, no style of its own beside the two sheets, and one heading',
    (_, html) => {
      expect(html).not.toMatch(/<script|\son[a-z]+=|\sstyle=|javascript:/i);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(Buffer.byteLength(html)).toBeLessThan(MOST_BYTES);
    },
  );
});

test('the helpers of these tests see a broken page', () => {
  expect(brokenIn('<p id="a"></p><b id="a"></b>')).toEqual(['twice: a']);
  expect(brokenIn('<a href="#b">x</a><input name="c"><label><input name="d"></label>')).toEqual([
    'nowhere: b',
    'no label: c',
  ]);
});

describe('the month at a glance', () => {
  test('counts what is done and late, lists the late first and the done last, and names who is missing', () => {
    const html = dutiesPage(dutiesPageOf(), 't');
    const text = textOf(html);
    expect(text).toContain('应完成 4 项，已完成 1 项，逾期 1 项。');
    expect(text).toContain('已完成 6/8 · 还差：陈明、刘明');
    const order = ['台账检查', '思想行为排查', '自律协议', '例会'].map((name) => text.indexOf(name));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(text).toContain('11月20日 周五 到期，已逾期 1 个工作日');
    expect(text).toContain('说明：系统升级，台账月底才能导出');
  });

  test('of a department, which is shown only what is late, claims nothing about the rest', () => {
    const late = groupOf('meeting', { workdaysLeft: -2 });
    const units = dutiesPageOf().units.map((unit) => ({ ...unit, groups: [late] }));
    const text = textOf(dutiesPage(dutiesPageOf({ units }), 't'));
    expect(text).toContain('逾期 1 项。');
    expect(text).not.toContain('应完成');
  });

  test('asks the reader to do only what is theirs to do', () => {
    const mine = dutiesPage(dutiesPageOf(), 't');
    expect(mine.match(/class="call"/g)).toHaveLength(2);
    const own = groupOf('education-note', { yours: true, standings: [open(staff(1)[0])] });
    const text = textOf(dutiesPage(dutiesPageOf({ units: [], own: [own] }), 't'));
    expect(text).toContain('您本人的事项');
    expect(text).toContain('去完成');
    expect(text).not.toContain('还差');
  });

  test('shows how each client manager followed up, and in words who needs a word', () => {
    const text = textOf(dutiesPage(dutiesPageOf(), 't'));
    expect(text).toContain('刘经理 12 4 1 7 5');
    expect(text).toContain(
      '刘经理有 5 位客户顺延超过 3 个工作日；最久的自 11月16日 起，已 5 个工作日，¥600,000 将于 11月26日 周四 到期。',
    );
  });

  test('tells two of one surname apart', () => {
    const [one, two] = [
      { id: 'M001', name: '陈明' },
      { id: 'M002', name: '陈洋' },
    ];
    const [unit] = dutiesPageOf().units;
    if (unit === undefined) throw new Error('there is no unit');
    const text = textOf(dutiesPage(dutiesPageOf({ units: [{ ...unit, work: [workOf(one), workOf(two)] }] }), 't'));
    expect(text).toContain('陈经理 M001 12');
    expect(text).toContain('陈经理 M002 12');
  });
});

describe('a receipt', () => {
  test('tells what was recorded about whom, what somebody else had done, and what is left', () => {
    const text = textOf(dutyReceiptPage(receiptOf(), 't'));
    expect(text).toContain('由您在 11月23日 周一 09:12 确认。');
    expect(text).toContain('陈明 工作：正常 经济：需关注 交往：正常');
    expect(text).toContain('王明 已由 周经理 在 11月23日 09:10 确认，无需重复。');
    expect(text).toContain('还有 5 人未完成。');
  });

  test('of what was opened again says so instead of “confirmed”, and leads to the duty', () => {
    const told = { by: { surname: '周', han: true }, on: '2026-11-23', time: '11:00' };
    const back = receiptOf()
      .outcomes.slice(0, 2)
      .map((one) => ({ ...one, outcome: 'reopened' as const, owed: true as const, told }));
    const html = dutyReceiptPage(receiptOf({ outcomes: back }), 't');
    const text = textOf(html);
    expect(html).toContain('<h1>已被重新打开，请重新填写</h1>');
    expect(text).toContain('此后已由 周经理 在 11月23日 11:00 重新打开，请重新填写。');
    expect(text).not.toMatch(/已确认|回执会发到/);
    expect(html).toContain('href="/duty/duty.token"');
    const english = textOf(dutyReceiptPage({ ...receiptOf({ outcomes: back }), locale: 'en' }, 't'));
    expect(english).toContain('Opened again: please fill it in anew');
  });

  test('does not say that the reader confirmed what they found confirmed', () => {
    const outcomes = receiptOf().outcomes.filter(({ outcome }) => outcome === 'already');
    const text = textOf(dutyReceiptPage(receiptOf({ outcomes, left: 0 }), 't'));
    expect(text).not.toContain('由您在');
    expect(text).not.toContain('回执');
  });
});

describe('texts that came from elsewhere', () => {
  const people = [{ id: `M 1 "'<.&`, name: HOSTILE }, ...staff(2)];

  test('stand as texts, in names, ids, reasons, notes and tokens', () => {
    const said = { state: 'reopened' as const, reason: HOSTILE };
    const group = groupOf('screening', { standings: people.map((subject) => ({ subject, ...said })) });
    const typed = new Map([
      [`note.${people[0]?.id}`, HOSTILE],
      ['employeeNo', HOSTILE],
      ['shownAt', HOSTILE],
      ['reason', HOSTILE],
    ]);
    const page = dutyPageOf('screening', { people, unitName: HOSTILE });
    const pages = [
      dutyPage(page, 't', returned({ typed, problems: allWrong(page) })),
      dutyPage(page, 't', returned({ form: 'explain', typed })),
      dutiesPage(
        dutiesPageOf({
          own: [group],
          units: [{ unit: 'U', unitName: HOSTILE, groups: [group], work: people.map((one) => workOf(one)) }],
        }),
        't',
      ),
      dutyReceiptPage(receiptOf({ unitName: HOSTILE, reason: HOSTILE, people }), 't'),
    ];
    for (const html of pages) {
      expect(html).not.toMatch(/<script|<b x/);
      expect(brokenIn(html)).toEqual([]);
    }
    expect(names(pages[0] ?? '')).toContain(`work.${people[0]?.id}`);
  });
});
