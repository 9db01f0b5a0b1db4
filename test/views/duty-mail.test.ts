import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DutyDay, DutyGroup } from '../../functions/domain/duty/duty-day.ts';
import { LOCALES, type Locale } from '../../functions/domain/locale.ts';
import { renderDutyMail } from '../../functions/views/duty-mail.ts';
import {
  aDutyDay,
  aGroup,
  aLateUnit,
  aMeeting,
  anAgreement,
  aUnit,
  aWork,
  lateGroup,
  linksOf,
  subjects,
  waitingLong,
} from '../support/duty-days.ts';
import { linksIn, seenIn } from '../support/mail-twins.ts';

const render = (day: DutyDay = aDutyDay(), bands = false) => renderDutyMail(day, linksOf(day), bands);
const begin = (group: DutyGroup): DutyGroup => {
  return { ...group, period: '2026-12', tone: 'opened', dueOn: '2026-12-31', workdaysLeft: 22, done: 0 };
};
const away = { surname: '王', han: true, until: '2026-11-27' };
const toHead = { on: '2026-12-04', to: 'department-head' } as const;

/** One day for every situation somebody may be in. */
const SITUATIONS: Record<string, DutyDay> = {
  opened: aDutyDay({
    date: '2026-12-01',
    units: [aUnit({ done: [], groups: [begin(aGroup({ open: subjects(5) })), begin(aMeeting())] })],
  }),
  reminder: aDutyDay({ units: [aUnit({ work: [aWork(), waitingLong] })] }),
  'due today': aDutyDay({
    date: '2026-11-30',
    units: [
      aUnit({ groups: [aGroup({ tone: 'due-today', workdaysLeft: 0, next: { on: '2026-12-02', to: 'department' } })] }),
    ],
  }),
  overdue: aDutyDay({
    date: '2026-12-01',
    units: [aUnit({ groups: [lateGroup({ explained: { on: '2026-11-30', reason: '集中休假' } }), anAgreement()] })],
  }),
  deputy: aDutyDay({ units: [aUnit({ onBehalfOf: away })] }),
  'several units': aDutyDay({
    makeUpDay: true,
    units: [aUnit(), aUnit({ unit: 'U02', unitName: '衡山路支行', groups: [aMeeting({ unit: 'U02' })] })],
  }),
  'own, to sign and to note': aDutyDay({
    greet: { surname: '刘', han: true },
    units: [],
    own: [
      { ...anAgreement({ yours: true, total: 1, done: 0 }), unitName: '泰山路支行' },
      {
        ...aMeeting({ kind: 'education-note', name: { 'zh-CN': '警示教育笔记', en: 'Education note' } }),
        unitName: '泰山路支行',
      },
    ],
  }),
  department: aDutyDay({
    date: '2026-12-02',
    units: [],
    late: {
      head: false,
      units: [
        aLateUnit({
          groups: [lateGroup({ yours: false, workdaysLeft: -2, toldOn: ['2026-11-30', '2026-12-01'], next: toHead })],
        }),
      ],
    },
  }),
  head: aDutyDay({ date: '2026-12-04', units: [], late: { head: true, units: [aLateUnit()] } }),
  'a line manager who also supervises': aDutyDay({
    late: { head: false, units: [aLateUnit({ unit: 'U09', groups: [lateGroup({ unit: 'U09', yours: false })] })] },
  }),
  'a person nobody knows much about': aDutyDay({
    greet: { han: false },
    units: [
      aUnit({
        onBehalfOf: { han: false, until: '2026-11-27' },
        groups: [aGroup({ open: [{ id: 'M0012345', han: false }] })],
      }),
    ],
  }),
};
const IN_ALL = LOCALES.flatMap((locale) =>
  Object.entries(SITUATIONS).map(([name, day]) => [name, locale, { ...day, locale }] as const),
);

describe('the subject', () => {
  test.each([
    ['opened', '【履职事项】12月 · 2 项待完成 · 12月31日 周四 到期'],
    ['reminder', '【履职提醒】11月 · 还有 2 项未完成 · 3 个工作日后到期'],
    ['due today', '【履职到期】11月 · 1 项今天到期'],
    ['overdue', '【履职逾期】1 项已逾期 · 共 2 项未完成'],
    ['deputy', '【履职提醒 · 代班】11月 · 还有 2 项未完成 · 3 个工作日后到期'],
    ['department', '【履职上报】1 个部门 · 1 项逾期'],
    ['head', '【履职上报 · 负责人】1 个部门 · 1 项逾期'],
  ])('says how much presses: %s', (name, subject) => {
    expect(render(SITUATIONS[name]).subject).toBe(subject);
  });
  test('names the month, also beside a year’s duty, but not when something of another month is late', () => {
    const subject = (...groups: DutyGroup[]) => render(aDutyDay({ units: [aUnit({ groups })] })).subject;
    expect(subject(aGroup(), anAgreement())).toContain('11月');
    expect(subject(aGroup(), lateGroup({ period: '2026-10' }))).not.toContain('月');
  });
  test.each(IN_ALL)('names nobody, no unit and no duty: %s (%s)', (_, __, day) => {
    expect(render(day).subject).not.toMatch(/张|陈|刘|王|\*\*|泰山|衡山|排查|协议|例会|screening|agreement|meeting/i);
  });
});

describe.each(IN_ALL)('the mail: %s (%s)', (_, locale, day) => {
  const mail = render(day);
  const seen = seenIn(mail.html);

  test('has a text twin that says the same, both ways', () => {
    const text = mail.text.replace(/\s+/g, ' ');
    for (const one of seen) expect(text).toContain(one.replace(/\s+/g, ' '));
    const page = seen.join(' ');
    const said = mail.text.split('\n').flatMap((line) => line.replace(/^(\d+\.|\s+•)? */, '').split(' · '));
    for (const one of said.filter((line) => !line.includes('https://') && line !== ''))
      expect(page).toContain(one.replace(/[。.]$/, ''));
  });
  test('leads to the month by one button and to every duty by its own link, in HTML and text', () => {
    const { duties, groups } = linksOf(day);
    const links = [duties, ...Object.values(groups)];
    expect(linksIn(mail.html).sort()).toEqual(links.sort());
    expect(mail.html.match(/class="button"/g)).toHaveLength(1);
    for (const href of links) expect(mail.text).toContain(href);
  });
  test('has no button without an address', () => {
    const { html, text } = renderDutyMail(day, { duties: linksOf(day).duties, groups: {} });
    expect(linksIn(html)).toHaveLength(1);
    expect(text.match(/https:/g)).toHaveLength(1);
    const nowhere = Object.fromEntries(Object.keys(linksOf(day).groups).map((key) => [key, '']));
    expect(renderDutyMail(day, { duties: '', groups: nowhere }).html).not.toMatch(/<a |class="button"/);
  });
  test('shows nothing that is missing as undefined, NaN or empty brackets', () => {
    expect([mail.subject, mail.text, ...seen].join('\n')).not.toMatch(
      /undefined|null|NaN|\[object|（）|\(\)|：\s*$|:\s*$/m,
    );
  });
  test('can be read aloud: language named, layout tables marked, one first heading', () => {
    expect(mail.html).toContain(`<html lang="${locale}"`);
    expect(mail.html.match(/<table/g)?.length).toBe(mail.html.match(/<table role="presentation"/g)?.length);
    expect(mail.html.match(/<h1/g)).toHaveLength(1);
  });
  test('is the same, byte for byte, when rendered again', () => {
    expect(render(day)).toEqual(mail);
  });
  test('gives every date that somebody plans by with its weekday', () => {
    for (const date of day.units
      .concat()
      .flatMap(({ groups, onBehalfOf }) => [
        ...groups.map(({ dueOn }) => dueOn),
        ...groups.flatMap(({ next, workdaysLeft }) => (next !== undefined && workdaysLeft <= 0 ? [next.on] : [])),
        ...(onBehalfOf === undefined ? [] : [onBehalfOf.until]),
      ]))
      expect(mail.text).toMatch(withWeekday(date, locale));
  });
});

function withWeekday(date: string, locale: Locale): RegExp {
  const day = Number(date.slice(8));
  const weekday = new Intl.DateTimeFormat(locale === 'en' ? 'en' : 'zh-CN', {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(date));
  return new RegExp(locale === 'en' ? `${weekday} ${day} ` : `${Number(date.slice(5, 7))}月${day}日 ${weekday}`);
}

describe('what it says to a line manager', () => {
  const say = (change: Partial<DutyDay>) => render(aDutyDay(change)).text;
  test('how many duties there are, and which are done, with the number of people', () => {
    expect(say({})).toContain('应完成 6 项，已完成 4 项：例会、警示教育、台账检查、警示教育笔记（5 人）。');
  });
  test('about whom a duty is open, by surname alone', () => {
    expect(say({})).toContain('还差 2 人（共 5 人）：陈**、刘**');
  });
  test('that what client managers do themselves is not theirs, and when those were reminded', () => {
    expect(say({})).toContain('由客户经理本人完成；已于 11月16日、20日 提醒本人');
    expect(say({ units: [aUnit({ groups: [aGroup({ toldOn: ['2026-11-16'] })] })] })).not.toContain('提醒本人');
  });
  test('that a reason can be given when it is late, and who is told next and when', () => {
    const late = say({ date: '2026-12-01', units: [aUnit({ groups: [lateGroup()] })] });
    expect(late).toContain('确有困难，请在页面说明原因；仍未完成的，12月2日 周三 起将同时告知主管部门。');
    expect(say({})).not.toMatch(/说明原因|告知/);
  });
  test('which of several late duties goes up when, where they do not go up together', () => {
    const later = aMeeting({ workdaysLeft: -3, tone: 'late', period: '2026-10', next: toHead });
    const text = say({ date: '2026-12-01', units: [aUnit({ groups: [lateGroup(), later] })] });
    expect(text).toContain(
      '思想行为排查（11月）仍未完成的，12月2日 周三 起将同时告知主管部门；例会（10月）仍未完成的，12月4日 周五 起将同时告知主管部门负责人。',
    );
  });
  test('what was said already about a late duty, cut where it is long', () => {
    const explained = { on: '2026-12-01', reason: '很长的说明'.repeat(100) };
    const text = say({ date: '2026-12-02', units: [aUnit({ groups: [lateGroup({ explained })] })] });
    expect(text).toMatch(/12月1日 说明：“(很长的说明)+.*…”/);
    expect(text.length).toBeLessThan(1500);
  });
  test('that everything not late has time until its own date', () => {
    const text = say({
      date: '2026-12-01',
      units: [aUnit({ groups: [lateGroup(), aMeeting({ dueOn: '2026-12-31', workdaysLeft: 22 })] })],
    });
    expect(text).toContain('1 项已逾期，另有 1 项未完成');
    expect(text).toContain('其余的 12月31日 周四 到期');
    expect(text).not.toContain('请在 12月31日');
  });
  test('on whose behalf they read it, and until when', () => {
    expect(say({ units: [aUnit({ onBehalfOf: away })] })).toContain('您代王主任履职，至 11月27日 周五。');
  });
  test('that it is a make-up day', () => {
    expect(say({ makeUpDay: true })).toContain('调休上班日');
    expect(say({})).not.toContain('调休');
  });
});

describe('the work of the week', () => {
  const say = (work: DutyDay['units'][number]['work'], bands = false) =>
    render(aDutyDay({ units: [aUnit({ work })] }), bands).text;
  test('is how much is done, and who needs a word, with what waits longest', () => {
    const text = say([aWork(), waitingLong]);
    expect(text).toContain('应联系 30 位客户，已联系 25 位（83%）。');
    expect(text).toContain(
      '刘** 有 5 位客户顺延超过 3 个工作日；最久的自 11月16日 起，已 8 个工作日，有 ¥60万 将于 11月26日 周四 到期。',
    );
    expect(text).not.toContain('陈** 有');
  });
  test('is never called whole while one client is left', () => {
    expect(say([aWork({ had: 300, did: 299 })])).toContain('（99%）');
  });
  test('names the five who have clients waiting longest, and counts the others', () => {
    const waiting = [4, 9, 5, 7, 6, 10, 8].map((workdays, n) => ({
      ...waitingLong,
      manager: `M10${n}`,
      who: { surname: '甲乙丙丁戊己庚'.charAt(n), han: true },
      longest: { since: '2026-11-02', workdays },
    }));
    const text = say(waiting);
    expect(text.match(/(.)\*\* 有 5 位/g)).toEqual(['己', '乙', '庚', '丁', '戊'].map((who) => `${who}** 有 5 位`));
    expect(text).toContain('另有 2 位客户经理');
  });
  test('says whose work was little, and that clients put off or tried and not reached are work', () => {
    const little = { had: 6, did: 2, open: 4 };
    expect(say([aWork(little)])).toContain('陈** 应联系 6 位客户，已联系 2 位。');
    expect(say([aWork({ had: 4, did: 0, open: 4 })])).not.toContain('陈** 应联系');
    const honest = say([aWork({ had: 6, did: 1, postponed: 1, open: 4, tried: 2 })]);
    expect(honest).toContain('应联系 6 位客户，已联系 1 位（16%），已改日 1 位，已联系未接通 2 位。');
    expect(honest).not.toContain('陈** 应联系');
  });
  test('names the week it is of: this one, the last, or after a holiday the week by its Monday', () => {
    expect(say([aWork({ from: '2026-11-23' })])).toContain('本周客户经理待办');
    expect(say([aWork({ from: '2026-11-16' })])).toContain('上周客户经理待办');
    expect(say([aWork({ from: '2026-11-09' })])).toContain('11月9日 一周客户经理待办');
  });
  test('shows amounts as bands where policy says so, and is absent where nobody had anything', () => {
    expect(say([waitingLong], true)).not.toContain('60万');
    expect(say([aWork({ had: 0, did: 0, open: 0 })])).not.toContain('本周');
  });
});

describe('what client managers do themselves', () => {
  const render2 = (...groups: DutyGroup[]) => render(aDutyDay({ date: '2026-12-01', units: [aUnit({ groups })] }));
  const theirs = anAgreement({ ...lateGroup(), yours: false, kind: 'self-discipline-agreement', open: subjects(2) });
  test('is not the line manager’s being late: it is told apart, with who is to be reminded', () => {
    const { subject, text } = render2(aGroup(), theirs);
    expect(subject).not.toContain('履职逾期');
    expect(subject).toContain('客户经理 1 项已逾期');
    expect(text).toContain('客户经理本人的 1 项已逾期（陈**、刘**），请提醒本人。');
    expect(render2(theirs).subject).toBe('【履职提醒】11月 · 客户经理还有 1 项未完成 · 1 项已逾期 · 请提醒本人');
  });
  test('does not make the opening day a reminder', () => {
    const day = SITUATIONS.opened ?? aDutyDay();
    const groups = [begin(aGroup()), begin(anAgreement({ tone: 'open' }))].map((group, n) =>
      n === 0 ? group : { ...group, tone: 'open' as const },
    );
    const { subject } = render({ ...day, units: [aUnit({ done: [], groups })] });
    expect(subject).toMatch(/^【履职事项】/);
  });
});

test('on the day something goes up, whoever is late reads that it was told today', () => {
  const groups = [lateGroup({ upToday: ['department'] }), aMeeting({ workdaysLeft: -1, tone: 'late' })];
  const text = (those: DutyGroup[]) => render(aDutyDay({ date: '2026-12-02', units: [aUnit({ groups: those })] })).text;
  expect(text(groups)).toContain('思想行为排查（11月）已于今天告知主管部门。');
  expect(text(groups.slice(0, 1))).toContain('逾期事项已于今天告知主管部门。');
});

describe('what it says to others', () => {
  test('the department is greeted by surname, and promised dates only where there are some', () => {
    const { text } = render(SITUATIONS.department);
    expect(text).toContain('张老师，您好。');
    expect(text).toContain('附已告知的日期和收到的说明');
    const { toldOn: _, ...undated } = lateGroup({ yours: false });
    const late = { head: false, units: [aLateUnit({ groups: [undated] })] };
    expect(render(aDutyDay({ units: [], late })).text).not.toContain('已告知的日期');
  });
  test('of a client manager’s own duty it says that they were reminded, not their line manager', () => {
    const groups = [lateGroup({ yours: false, bySelf: true, open: subjects(1), toldOn: ['2026-11-16'] })];
    const { text } = render(aDutyDay({ units: [], late: { head: false, units: [aLateUnit({ groups })] } }));
    expect(text).toContain('已邮件提醒本人：11月16日');
    expect(text).not.toContain('已邮件告知');
  });
  test('an explanation that cannot be quoted safely is on the page', () => {
    const groups = [lateGroup({ yours: false, explained: { on: '2026-12-01' } })];
    const { text } = render(aDutyDay({ units: [], late: { head: false, units: [aLateUnit({ groups })] } }));
    expect(text).toContain('12月1日 已有说明，见页面');
  });
  test('a client manager is not told their own name, and hears that their line manager is told next', () => {
    const own = [
      {
        ...anAgreement({
          ...lateGroup({ next: { on: '2026-11-26', to: 'line-manager' } }),
          yours: true,
          total: 1,
          done: 0,
          open: subjects(1),
        }),
        unitName: '泰山路支行',
      },
    ];
    const { text } = render(aDutyDay({ units: [], own }));
    expect(text).not.toContain('陈**');
    expect(text).toContain('11月26日 周四 起将同时告知直线管理人员');
  });
  test('the supervising department reads when whoever is late was mailed, what they said, and whom it concerns', () => {
    const { text } = render(aDutyDay({ date: '2026-12-02', units: [], late: { head: false, units: [aLateUnit()] } }));
    expect(text).toContain('直线管理人员：张**');
    expect(text).toContain('已邮件告知：11月16日、23日、30日，12月1日');
    expect(text).toContain('尚无说明');
    expect(text).toContain('还差 2 人（共 5 人）：陈**、刘**');
  });
  test('that nobody was mailed is a fact too; when it is not known nothing is said', () => {
    const group = (toldOn?: string[]) => lateGroup({ yours: false, ...(toldOn && { toldOn }) });
    const say = (toldOn?: string[]) =>
      render(aDutyDay({ units: [], late: { head: false, units: [aLateUnit({ groups: [group(toldOn)] })] } })).text;
    expect(say([])).toContain('没有邮件告知的记录');
    expect(say()).not.toContain('邮件告知');
  });
  test('an explanation stands in place of "none so far"', () => {
    const groups = [lateGroup({ yours: false, explained: { on: '2026-12-01', reason: '集中休假' } })];
    const { text } = render(
      aDutyDay({ date: '2026-12-02', units: [], late: { head: true, units: [aLateUnit({ groups })] } }),
    );
    expect(text).toContain('12月1日 说明：“集中休假”');
    expect(text).not.toContain('尚无说明');
  });
});

test('dates and names are not broken over two lines', () => {
  const { html } = render();
  for (const kept of ['11月30日 周一', '20日', '陈**', '刘**'])
    expect(html).toContain(`<span class="keep">${kept}</span>`);
  expect(html).toContain('.keep{white-space:nowrap}');
});

describe('nobody is left out', () => {
  test('every open subject is named or counted, however many share a surname', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), (count) => {
        const group = aGroup({ open: subjects(count), total: count + 3, done: 3 });
        const { text } = render(aDutyDay({ units: [aUnit({ groups: [group] })] }));
        const [, said, names = ''] = text.match(/还差 (\d+) 人（共 \d+ 人）：(.*)/) ?? [];
        const shown = names.split(/[、，]/).map((one) => Number(one.match(/(\d+) 人/)?.[1] ?? 1));
        expect(Number(said)).toBe(count);
        expect(shown.reduce((sum, one) => sum + one, 0)).toBe(count);
      }),
      { numRuns: 60 },
    );
  });
  test('on the day everything opens the number of people is enough', () => {
    expect(render(SITUATIONS.opened).text).toContain('12月31日 周四 截止 · 共 5 人');
  });
});

describe.each(LOCALES)('the worst day (%s)', (locale) => {
  const long = '"<b>&'.repeat(200);
  const kinds = Array.from({ length: 6 }, (_, k) => `kind-${k}`);
  const everything = {
    name: { 'zh-CN': long, en: long },
    toldOn: Array.from({ length: 40 }, (_, n) => `2026-1${n % 2}-${10 + (n % 18)}`).sort(),
  };
  const units = Array.from({ length: 200 }, (_, u) => {
    const groups = kinds.map((kind) =>
      lateGroup({
        unit: `U${u}`,
        kind,
        yours: false,
        total: 60,
        open: subjects(60),
        explained: { on: '2026-12-01', reason: long },
        ...everything,
      }),
    );
    return aLateUnit({ unit: `U${u}`, unitName: `${u} ${long}`, groups });
  });
  const day = aDutyDay({ locale, date: '2026-12-02', units: [], late: { head: true, units } });
  const { subject, html, text } = render(day);

  test('stays under 100 KB, and says of everything it has no room for how much it is', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(Buffer.byteLength(text)).toBeLessThan(100_000);
    expect(subject).toMatch(/1200/);
    const shown = html.match(/<h3/g)?.length ?? 0;
    const named = [...text.matchAll(/… 6(?: 项)?(?=[、，,])/g)].length * 6;
    const count = (pattern: RegExp) => Number(text.match(pattern)?.slice(1).find(Boolean) ?? 0);
    const more = count(/另有 (\d+) 项|(\d+) more dut/);
    const rest = count(/以及 \d+ 个部门 (\d+) 项|and (\d+) in \d+ more/);
    expect(shown).toBeGreaterThan(15);
    expect(shown + more + named + rest).toBe(1200);
  });
  test('lets nothing out of the records become markup', () => {
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;');
  });
});

test('a unit of whose duties only some have room says how many more there are, and about how many people', () => {
  const groups = Array.from({ length: 100 }, (_, n) => aGroup({ kind: `kind-${n}` }));
  const { html, text } = render(aDutyDay({ units: [aUnit({ groups })] }));
  const shown = html.match(/<h3/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(30);
  expect(shown).toBeLessThan(100);
  expect(text).toContain(`另有 ${100 - shown} 项（${(100 - shown) * 2} 人）`);
});
