import { describe, expect, test } from 'vitest';
import type { DutyRule } from '../../../functions/domain/duty/duty-rule.ts';
import { type EvidenceForm, readEvidence } from '../../../functions/domain/duty/read-evidence.ts';
import { ruleOf, screened } from '../../support/duties.ts';
import { agreement, agreementForm, meetingForm, screeningForm, TUESDAY } from '../../support/duty-world.ts';

const M1 = { id: 'M1', name: '王芳' };
const M2 = { id: 'M2', name: '刘洋' };

function read(rule: DutyRule, typed: ReadonlyMap<string, string>, parts: Partial<EvidenceForm> = {}) {
  const subjects = rule.per === 'unit' ? [undefined] : [M1, M2];
  return readEvidence(rule, subjects, {
    ...{
      typed,
      date: TUESDAY,
      period: '2026-11',
      people: [M1, M2],
      signer: M1,
      locale: 'zh-CN',
      agreements: [agreement],
    },
    ...parts,
  });
}
const problems = (...args: Parameters<typeof read>) => {
  const answer = read(...args);
  return answer.ok ? [] : answer.problems.map(({ field, why }) => `${field} ${why}`);
};

describe('evidence', () => {
  test('of people asked about together is given for whom something was filled in, and for nobody else', () => {
    expect(read(ruleOf('screening'), screeningForm(['M2']))).toEqual({
      ok: true,
      given: [{ subject: M2, evidence: screened() }],
    });
  });

  test('half filled in tells each field that is missing, and whom it is about', () => {
    const typed = new Map([['work.M1', 'normal']]);
    expect(problems(ruleOf('screening'), typed)).toEqual(
      ['money', 'social', 'family', 'other', 'method'].map((field) => `${field}.M1 missing`),
    );
  });

  test('with a notable answer asks for the note', () => {
    for (const answer of ['attention', 'abnormal']) {
      const typed = screeningForm(['M1'], { 'money.M1': answer });
      expect(problems(ruleOf('screening'), typed)).toEqual(['note.M1 missing-note']);
      expect(problems(ruleOf('screening'), new Map([...typed, ['note.M1', '有网贷']]))).toEqual([]);
    }
  });

  test('is not taken when nothing at all was given: the hidden fields and blanks are nothing', () => {
    expect(problems(ruleOf('screening'), screeningForm([], { 'work.M1': ' ' }))).toEqual(['form nothing-given']);
    const untouched = new Map([['shownAt', 'x']]);
    expect(problems(ruleOf('meeting'), untouched)).toEqual(['form nothing-given']);
  });

  test.each([
    [{ heldOn: '2026-11-11' }, 'heldOn future-date'],
    [{ heldOn: '2026-10-31' }, 'heldOn before-period'],
    [{ heldOn: '2026-02-30' }, 'heldOn not-a-date'],
    [{ heldOn: '' }, 'heldOn missing'],
    [{ topics: '题'.repeat(1001) }, 'topics too-long'],
    [{ 'attended.M1': '' }, 'attended nobody-attended'],
    [{ 'attended.M1': '', 'attended.M9': 'yes' }, 'attended nobody-attended'],
  ])('of a meeting with %j needs mending: %s', (parts, problem) => {
    expect(problems(ruleOf('meeting'), meetingForm(parts))).toEqual([problem]);
  });

  test('of a meeting keeps the day, the text without control characters, and who attended', () => {
    const typed = meetingForm({
      heldOn: TUESDAY,
      topics: ' 一、合规\r\n\u202e二、  案例\u0000 ',
      'attended.M2': 'yes',
    });
    expect(read(ruleOf('meeting'), typed)).toEqual({
      ok: true,
      given: [{ evidence: { heldOn: TUESDAY, topics: '一、合规\n二、 案例', attended: ['M1', 'M2'] } }],
    });
  });

  test('of a meeting may be of the first day of its period, and of a day after it', () => {
    expect(problems(ruleOf('meeting'), meetingForm({ heldOn: '2026-11-01' }))).toEqual([]);
    const late = { date: '2026-12-02' };
    expect(problems(ruleOf('meeting'), meetingForm({ heldOn: '2026-12-01' }), late)).toEqual([]);
  });

  test('about more people than a page asks about is not taken', () => {
    const people = Array.from({ length: 11 }, (_, n) => ({ id: `M${n}`, name: '' }));
    const form = { date: TUESDAY, period: '2026-11', people, signer: M1, locale: 'zh-CN', agreements: [] } as const;
    const about = (count: number) => {
      const typed = screeningForm(people.slice(0, count).map(({ id }) => id));
      return readEvidence(ruleOf('screening'), people, { ...form, typed });
    };
    expect(about(10)).toMatchObject({ ok: true });
    expect(about(11)).toEqual({ ok: false, problems: [{ field: 'form', why: 'too-many' }] });
  });

  test('that is no option is refused', () => {
    expect(problems(ruleOf('screening'), screeningForm(['M1'], { 'work.M1': 'fine' }))).toEqual([
      'work.M1 not-an-option',
    ]);
  });

  test.each([
    [{ 'signature.M1': '' }, 'signature.M1 missing'],
    [{ 'signature.M1': '刘洋' }, 'signature.M1 other-name'],
    [{ 'signature.agree.M1': '' }, 'signature.agree.M1 not-agreed'],
    [{ 'signature.hash.M1': 'b'.repeat(64) }, 'signature.agree.M1 text-changed'],
    [{ 'signature.hash.M1': '' }, 'signature.agree.M1 text-changed'],
  ])('of a signature with %j needs mending: %s', (parts, problem) => {
    expect(problems(ruleOf('agreement'), agreementForm(parts))).toEqual([problem]);
  });

  test('of a signature takes the signer’s name in any width and with blanks', () => {
    const typed = agreementForm({ 'signature.M1': ' 王 芳 ' });
    expect(read(ruleOf('agreement'), typed)).toMatchObject({ ok: true });
    const latin = { signer: { id: 'M1', name: 'Ann Smith' } };
    expect(problems(ruleOf('agreement'), agreementForm({ 'signature.M1': 'ANN ｓmith' }), latin)).toEqual([]);
  });

  test('keeps a file that was brought in under the field’s name', () => {
    const file = { key: 'k', name: '纪要.pdf', type: 'application/pdf' as const, bytes: 9, sha256: 'f' };
    const field = { id: 'minutes', type: 'file' as const, label: { 'zh-CN': '纪要', en: 'Minutes' } };
    const rule = { ...ruleOf('meeting'), evidence: [...ruleOf('meeting').evidence, field] };
    const answer = read(rule, meetingForm(), { files: new Map([['minutes', file]]) });
    expect(answer).toMatchObject({ ok: true, given: [{ evidence: { minutes: file } }] });
    expect(problems(rule, new Map(), { files: new Map([['minutes', file]]) })).toContain('heldOn missing');
  });
});
