import { describe, expect, test } from 'vitest';
import { agreements } from '../../config/agreements.ts';
import { duties } from '../../config/duties.ts';
import type {
  DutyFormProblem,
  DutyFormReturned,
  DutyPage,
  EvidenceProblem,
  PersonShown,
} from '../../functions/domain/duty/duty-pages.ts';
import { readEvidence } from '../../functions/domain/duty/read-evidence.ts';
import { LOCALES, type Locale } from '../../functions/domain/locale.ts';
import { isDutyField } from '../../functions/pages/duty-form.ts';
import { EVIDENCE_LIMITS } from '../../functions/pages/form-body.ts';
import { dutyPage } from '../../functions/views/duty-page.ts';
import { allWrong, confirmed, DAY, dutyPageOf, returned, ruleOf, staff, WRONG } from '../support/duty-page-data.ts';
import { brokenIn, controlsOf, type Tag, tagsOf, textOf } from '../support/markup-of.ts';

const MOST_BYTES = 60_000;

const names = (html: string): string[] => controlsOf(html).map(({ attributes }) => attributes.name ?? '');
/** The names of one form's fields, hidden ones as well. */
const namesIn = (html: string, form: string): string[] => {
  const [, body = ''] = new RegExp(`<form id="${form}"(.*?)</form>`, 's').exec(html) ?? [];
  return [...new Set(tagsOf(body).flatMap(({ attributes: { name } }) => name ?? []))];
};

const hiddenOf = ({ attributes: { type, name = '', value = '' } }: Tag): [string, string][] =>
  type === 'hidden' ? [[name, value]] : [];

describe('the form of a duty', () => {
  test.each(duties.map(({ kind }) => kind))(
    '%s: filled in as it stands on the page, it is what the reader of evidence wants',
    (kind) => {
      const page = dutyPageOf(kind, { people: staff(12) });
      const html = dutyPage(page, 't');
      const shown = page.agreement?.hash ?? '';
      const typed = new Map(tagsOf(html).flatMap(hiddenOf));
      for (const { tag, attributes } of controlsOf(html)) {
        const { name = '', type, value = '' } = attributes;
        if (type === 'radio' || type === 'checkbox') typed.set(name, typed.get(name) ?? value);
        else typed.set(name, tag === 'input' && type === 'date' ? DAY : '陈明');
      }
      const signer = page.people[0] ?? { id: '', name: '' };
      const text = agreements.map((one) => ({ ...one, hash: shown }));
      const form = {
        typed,
        date: DAY,
        period: page.period,
        people: page.people,
        signer,
        locale: page.locale,
        agreements: text,
      };
      const read = readEvidence(
        page.rule,
        page.asked.map(({ subject }) => subject),
        form,
      );
      expect(read).toMatchObject({ ok: true });
      expect(read.ok && read.given).toHaveLength(page.asked.length);
    },
  );

  test('sends only fields that its route takes', () => {
    for (const { kind } of duties) {
      const html = dutyPage(dutyPageOf(kind), 't');
      for (const form of ['confirm', 'explain'] as const)
        expect(namesIn(html, form).filter((name) => !isDutyField(form, duties)(name))).toEqual([]);
    }
  });

  test('has no answer chosen and nothing ticked before somebody does it', () => {
    for (const { kind } of duties) expect(dutyPage(dutyPageOf(kind), 't')).not.toMatch(/ (checked|selected)/);
  });

  test('gives back what was typed, chosen and ticked, and the time at which the page was first shown', () => {
    const typed = new Map([
      ...([
        ['work.M001', 'abnormal'],
        ['note.M001', 'a <b> & "c"'],
        ['employeeNo', '88231'],
      ] as const),
      ['shownAt', '2026-11-23T00:00:01.000Z'] as const,
    ]);
    const html = dutyPage(dutyPageOf('screening'), 't', returned({ typed, problems: [WRONG] }));
    expect(html.match(/ checked/g)).toHaveLength(1);
    expect(html).toMatch(/name="work\.M001" value="abnormal" checked/);
    expect(html).toContain('>a &lt;b&gt; &amp; &quot;c&quot;</textarea>');
    expect(html).toMatch(/name="employeeNo"[^>]* value="88231"/);
    expect(html).toMatch(/<form id="confirm".*?name="shownAt" value="2026-11-23T00:00:01\.000Z"/s);
    expect(html).toMatch(/<form id="explain".*?name="shownAt" value="2026-11-23T01:00:00\.000Z"/s);
    const ticked = dutyPage(dutyPageOf('meeting'), 't', returned({ typed: new Map([['attended.M002', 'yes']]) }));
    expect(ticked).toMatch(/name="attended\.M002" value="yes" checked/);
  });

  test('asks for the employee number in every form, not filled in by the browser', () => {
    const html = dutyPage(dutyPageOf('screening'), 't');
    const fields = controlsOf(html).filter(({ attributes }) => attributes.name === 'employeeNo');
    expect(fields).toHaveLength(2);
    for (const { attributes } of fields)
      expect(attributes).toMatchObject({ autocomplete: 'off', inputmode: 'text', required: '' });
  });

  test('asks about everybody handed to it, each in a fieldset of their name, and says how many come later', () => {
    const html = dutyPage(dutyPageOf('screening', { people: staff(60) }), 't');
    expect(html.match(/<fieldset class="who">/g)).toHaveLength(10);
    expect(names(html).filter((name) => name.startsWith('work.'))).toHaveLength(30);
    expect(textOf(html)).toContain('另有 50 人');
    for (const { name } of staff(60)) expect(html).toContain(`<b>${name}</b>`);
  });

  test('lets people be left for later where several are asked about, and none where it is about one', () => {
    const required = (html: string) => controlsOf(html).filter(({ attributes }) => attributes.required !== undefined);
    const several = required(dutyPage(dutyPageOf('screening'), 't'));
    expect(new Set(several.map(({ attributes }) => attributes.name))).toEqual(new Set(['employeeNo', 'reason']));
    const one = required(dutyPage(dutyPageOf('screening', { done: 7 }), 't')).map(({ attributes }) => attributes.name);
    expect(one).toEqual(expect.arrayContaining(['work.M008', 'method.M008']));
    expect(one).not.toContain('note.M008');
  });

  test('leaves out a file that nobody can bring yet', () => {
    const html = dutyPage(dutyPageOf('meeting'), 't');
    expect(ruleOf('meeting').evidence.some(({ type }) => type === 'file')).toBe(true);
    expect(html).not.toContain('minutes-file');
    expect(html).not.toContain('type="file"');
  });

  test('shows the whole text to sign in the language of the page, its version, the tick and the name', () => {
    for (const locale of LOCALES) {
      const page = { ...dutyPageOf('self-discipline-agreement'), locale };
      const html = dutyPage(page, 't');
      const text = textOf(html);
      for (const line of page.agreement?.text[locale].split('\n') ?? []) expect(text).toContain(line.trim());
      expect(text).toContain(page.agreement?.hash.slice(0, 12));
      expect(names(html)).toEqual(expect.arrayContaining(['agreement.M001', 'agreement.agree.M001']));
    }
  });

  test('names the answers that are told at once, and those that ask for a note', () => {
    const text = textOf(dutyPage(dutyPageOf('screening'), 't'));
    expect(text).toContain('选“异常”会立即告知主管部门');
    expect(text).toContain('选了“需关注”“异常”时必填');
  });
});

describe('who sees which form', () => {
  const formsOn = (page: DutyPage) =>
    tagsOf(dutyPage(page, 't')).flatMap(({ tag, attributes: { id } }) => (tag === 'form' ? [id] : []));

  test.each([
    ['assignee', ['confirm', 'explain']],
    ['department', ['waive']],
    ['onlooker', []],
  ] as const)('%s', (reader, forms) => {
    expect(formsOn(dutyPageOf('screening', { reader }))).toEqual(forms);
  });

  test('a waiver asks for whom among those who still owe it, nobody ticked before, and the route takes what it sends', () => {
    const department = dutyPageOf('screening', { reader: 'department', people: staff(3), done: 1 });
    const html = dutyPage(department, 't');
    const boxes = controlsOf(html).filter(({ attributes: { type } }) => type === 'checkbox');
    expect(boxes.map(({ attributes: { name, checked } }) => [name, checked])).toEqual([
      ['waived.M002', undefined],
      ['waived.M003', undefined],
    ]);
    expect(namesIn(html, 'waive').filter((name) => !isDutyField('waive', duties)(name))).toEqual([]);
    expect(isDutyField('explain', duties)('waived.M002')).toBe(false);
    const back = returned({ form: 'waive', problems: [{ field: 'waived', why: 'nobody-ticked' }] });
    expect(textOf(dutyPage(department, 't', back))).toContain('为谁免除：请至少勾选一人。');
    expect(namesIn(dutyPage(dutyPageOf('meeting', { reader: 'department' }), 't'), 'waive')).toEqual([
      ...['shownAt', 'reason', 'employeeNo'],
    ]);
  });

  test('nobody, once nothing is owed: the page says by whom and when, and that it need not be done again', () => {
    const page = dutyPageOf('meeting', { standings: [confirmed()], asked: [] });
    expect(formsOn(page)).toEqual([]);
    expect(textOf(dutyPage(page, 't'))).toContain('已由您在 11月12日 09:12 确认，无需重复。');
  });
});

describe('what needs mending', () => {
  const problemsSaid = (problems: DutyFormProblem[], kind = 'screening', locale: Locale = 'zh-CN') => {
    const html = dutyPage({ ...dutyPageOf(kind), locale }, 't', returned({ problems }));
    return textOf(/<div class="alert".*?<\/div>/s.exec(html)?.[0] ?? '');
  };
  const [first = { id: '', name: '' }] = staff(1);

  test('is said of whom, in which field, and what to do', () => {
    const text = problemsSaid([
      { field: 'work.M001', why: 'missing', subject: first },
      { field: 'note.M001', why: 'missing-note', subject: first },
      WRONG,
    ]);
    expect(text).toContain('陈明 · 工作：请选一项。');
    expect(text).toContain('陈明 · 情况说明：选了“需关注”或“异常”，请写明情况。');
    expect(text).toContain('工号不符，还可再试 3 次。');
    expect(problemsSaid([{ ...WRONG, triesLeft: 1 }], 'meeting', 'en')).toContain('1 try left');
  });

  test('is said for every reason there is, in both languages', () => {
    const reasons: EvidenceProblem[] = [
      ...([
        'missing',
        'missing-note',
        'not-a-date',
        'future-date',
        'before-period',
        'text-changed',
        'too-long',
        'not-an-option',
      ] as const),
      ...(['nobody-attended', 'other-name', 'not-agreed', 'no-file', 'not-a-kept-type'] as const),
    ];
    for (const locale of LOCALES)
      for (const why of reasons)
        expect(problemsSaid([{ field: 'topics', why }], 'meeting', locale)).toMatch(/(议题：|Topics: )\S.*[。.]/);
  });

  test('is said of the form as a whole and of reasons enough, in both languages', () => {
    for (const [problem, ...said] of [
      [{ field: 'form', why: 'too-many' }, '一次最多确认 10 人', 'At most ten people at a time'],
      [{ field: 'reason', why: 'explained-enough' }, '此前的说明均已记录在案', 'Your reasons are on record'],
    ] as const)
      for (const [n, locale] of LOCALES.entries())
        expect(problemsSaid([problem], 'screening', locale)).toContain(said[n]);
  });

  test('is named without a way to it when the field is no longer on the page', () => {
    const gone: PersonShown = { id: 'M999', name: '林静' };
    const problems: DutyFormProblem[] = [{ field: 'work.M999', why: 'missing', subject: gone }];
    const html = dutyPage(dutyPageOf('screening'), 't', returned({ problems }));
    expect(brokenIn(html)).toEqual([]);
    expect(textOf(html)).toContain('林静：请填写。');
    const settled = dutyPage(
      dutyPageOf('meeting', { standings: [confirmed()], asked: [] }),
      't',
      returned({ problems: [WRONG] }),
    );
    expect(brokenIn(settled)).toEqual([]);
  });
});

describe.each(LOCALES)('a page of sixty standings that asks about ten, in %s,', (locale) => {
  const page = { ...dutyPageOf('screening', { people: staff(60) }), locale };
  const token = 't'.repeat(300);
  const bytes = (parts?: Partial<DutyFormReturned>) =>
    Buffer.byteLength(dutyPage(page, token, parts && returned(parts)));
  const typed = new Map(page.asked.map(({ subject }) => [`note.${subject?.id}`, '长'.repeat(500)] as const));

  test('stays small as it is shown, when everything in it is wrong, and when every note is as long as may be', () => {
    expect(page.asked).toHaveLength(10);
    expect(bytes()).toBeLessThan(MOST_BYTES);
    expect(bytes({ problems: allWrong(page) })).toBeLessThan(MOST_BYTES);
    expect(bytes({ typed })).toBeLessThan(MOST_BYTES);
  });

  test('fits into what its route takes, when every note is as long as may be', () => {
    const answers = ['work', 'money', 'social', 'family', 'other', 'method'];
    const sent = new URLSearchParams([...typed, ['employeeNo', '88231'], ['shownAt', page.shownAt]]);
    for (const { subject } of page.asked) for (const field of answers) sent.set(`${field}.${subject?.id}`, 'attention');
    expect(sent.toString().length).toBeLessThan(EVIDENCE_LIMITS.bytes);
    expect(sent.size).toBeLessThan(EVIDENCE_LIMITS.fields);
  });
});
