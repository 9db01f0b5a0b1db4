import { expect, test } from 'vitest';
import { policy } from '../../../config/policy.ts';
import { checkDuties } from '../../../functions/domain/duty/check-duties.ts';
import type { DutyRule } from '../../../functions/domain/duty/duty-rule.ts';
import type { ChoiceOption, EvidenceField } from '../../../functions/domain/duty/evidence-field.ts';
import { bankConfig } from '../../../functions/runtime/bank-config.ts';
import { catalogue, rule } from '../../support/duties.ts';

const says = { 'zh-CN': '字', en: 'word' };
const DOCUMENTS = ['self-discipline'];

/** What is found wrong with a catalogue, a line per mistake; nothing when it can be kept. */
const problems = (rules: DutyRule[], documents = DOCUMENTS): string[] => {
  try {
    checkDuties(rules, documents);
    return [];
  } catch (error) {
    return String(error)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
};
const about = (parts: Partial<DutyRule>) => problems([rule(parts)]);
const choice = (...options: Partial<ChoiceOption>[]): EvidenceField => ({
  ...{ id: 'work', type: 'choice', label: says, required: true },
  options: options.map((option) => ({ id: 'normal', label: says, ...option })),
});

test('the shipped catalogue can be kept, and so can the small one of the tests', () => {
  expect(bankConfig().duties).toBe(policy.duties);
  expect(checkDuties(catalogue, DOCUMENTS)).toBe(catalogue);
});

test('every mistake is named, each with its duty', () => {
  expect(problems([rule(), rule({ overdueEvery: 0 }), rule({ kind: 'Big Meeting' })])).toEqual([
    '- duty "meeting": overdueEvery 0 must be a whole number of working days above 0',
    '- duty "meeting": the kind stands twice; give each duty its own',
    '- duty "Big Meeting": the kind must be Latin small letters and digits with hyphens, such as self-discipline',
  ]);
});

test.each<[string, Partial<DutyRule>, RegExp]>([
  ['a name missing in a language', { name: { 'zh-CN': '例会', en: ' ' } }, /name is missing in en/],
  ['what is asked missing', { asks: { 'zh-CN': '', en: 'Hold it' } }, /asks is missing in zh-CN/],
  ['a period that is none', { period: 'week' as 'month' }, /period "week" is none/],
  ['a client manager who answers for a unit', { by: 'client-manager' }, /nobody of them answers for the whole unit/],
  ['a due day that is none', { dueWorkday: 0 }, /dueWorkday 0 is no working day of a month/],
  ['a due day beyond the period', { dueWorkday: 24 }, /use 1 to 23/],
  ['half a day', { atLeastWorkdays: 1.5 }, /atLeastWorkdays 1.5/],
  ['a reminder on the due day', { reminders: [3, 0] }, /reminders: 0 must be/],
  ['a reminder twice', { reminders: [3, 3] }, /reminders: 3 stands twice/],
  ['a step before it is late', { overdue: [{ workdays: -1, to: 'department' }] }, /overdue: -1 must be/],
  ['nobody to tell', { overdue: [] }, /overdue is empty/],
  ['somebody who is nobody', { overdue: [{ workdays: 1, to: 'boss' as 'department' }] }, /"boss" is nobody/],
  [
    'the same step twice',
    { overdue: [1, 1].map((workdays) => ({ workdays, to: 'department' as const })) },
    /department after 1 stands twice/,
  ],
  ['no evidence', { evidence: [] }, /asks for nothing that must be given/],
  [
    'evidence that may all be left out',
    { evidence: [{ id: 'note', type: 'text', label: says, most: 9 }] },
    /asks for nothing/,
  ],
  ['an answer without an alternative', { evidence: [choice({})] }, /two answers at least/],
  ['two answers of one id', { evidence: [choice({}, {})] }, /answer "normal" stands twice/],
  [
    'an answer without a label',
    { evidence: [choice({}, { id: 'b', label: { 'zh-CN': '', en: 'b' } })] },
    /answer "b": label is missing in zh-CN/,
  ],
  [
    'an unknown text to sign',
    { evidence: [{ id: 'sign', type: 'agreement', label: says, document: 'other' }] },
    /the text "other" is none/,
  ],
  ['a field twice', { evidence: [...rule().evidence, ...rule().evidence] }, /field "note": the id stands twice/],
  [
    'a field the form has itself',
    { evidence: [{ id: 'employeeNo', type: 'text', label: says, most: 9, required: true }] },
    /use another/,
  ],
  [
    'a field id with a dot',
    { evidence: [{ id: 'a.b', type: 'text', label: says, most: 9, required: true }] },
    /must be Latin letters/,
  ],
  [
    'a text without end',
    { evidence: [{ id: 'a', type: 'text', label: says, most: 1e6, required: true }] },
    /most 1000000/,
  ],
  [
    'ten forms that together are too large',
    { per: 'client-manager', evidence: [{ id: 'a', type: 'text', label: says, most: 700, required: true }] },
    /a fully written form about 10 people has 65688 bytes, and 65536 are taken/,
  ],
  [
    'a note on nothing notable',
    { evidence: [choice({}, { id: 'b' }), { id: 'n', type: 'text', label: says, most: 9, required: 'when-notable' }] },
    /no answer of any field is notable/,
  ],
])('refused: %s', (_, parts, expected) => {
  expect(about(parts)).toEqual([expect.stringMatching(expected)]);
});

test('what ten people may be written about at once is more for each of those who write about themselves', () => {
  const evidence: EvidenceField[] = [{ id: 'a', type: 'text', label: says, most: 690, required: true }];
  expect(about({ per: 'client-manager', evidence })).toEqual([]);
  const longer: EvidenceField[] = [{ id: 'a', type: 'text', label: says, most: 2000, required: true }];
  expect(about({ per: 'client-manager', by: 'client-manager', evidence: longer })).toEqual([]);
});

test('a duty feeds one of the unit’s that comes round as often', () => {
  const fed = (parts: Partial<DutyRule>) =>
    problems([rule(parts), rule({ kind: 'note', per: 'client-manager', by: 'client-manager', feeds: 'meeting' })]);
  expect(fed({})).toEqual([]);
  expect(fed({ period: 'quarter' })).toEqual([expect.stringContaining("not a unit's duty of every month")]);
  expect(fed({ per: 'client-manager' })).toHaveLength(1);
  expect(fed({ kind: 'other' })).toEqual([expect.stringContaining('no other duty')]);
  expect(about({ feeds: 'meeting' })).toEqual([expect.stringContaining('no other duty')]);
});
