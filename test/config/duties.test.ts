import { expect, test } from 'vitest';
import { agreements } from '../../config/agreements.ts';
import { duties } from '../../config/duties.ts';
import { checkDuties } from '../../functions/domain/duty/check-duties.ts';
import { LOCALES, type Localized } from '../../functions/domain/locale.ts';

const numbered = (text: string): string[] => text.match(/^\d+(?=\. )/gm) ?? [];
const sections = (text: string): string[] => text.split('\n\n').slice(1, -1);

/** Every text of the catalogue in every language, however deep. */
function textsIn(value: unknown): Localized[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh-CN' in value) return [value as Localized];
  return Object.values(value).flatMap(textsIn);
}

test('the shipped duties have no mistakes, and sign texts that exist', () => {
  expect(() =>
    checkDuties(
      duties,
      agreements.map(({ document }) => document),
    ),
  ).not.toThrow();
});

test('who is late goes up step by step, whoever has the duty: themself, one above, two above', () => {
  const chain = { 'line-manager': ['assignee', 'department', 'department-head'] } as const;
  const own = ['assignee', 'line-manager', 'department'] as const;
  for (const { kind, by, overdue } of duties) {
    expect([kind, overdue.map(({ workdays }) => workdays)]).toEqual([kind, [1, 2, 4]]);
    expect([kind, overdue.map(({ to }) => to)]).toEqual([kind, by === 'client-manager' ? own : chain[by]]);
  }
});

test('each person of a unit is screened in five aspects, and only what is abnormal is told at once', () => {
  const screening = duties.find(({ kind }) => kind === 'screening');
  const aspects = screening?.evidence.filter((field) => field.type === 'choice' && field.options.length === 3) ?? [];
  const results = aspects.filter(({ id }) => id !== 'method');
  expect(screening).toMatchObject({ per: 'client-manager', by: 'line-manager', period: 'month' });
  expect(results.map(({ id }) => id)).toEqual(['work', 'money', 'social', 'family', 'other']);
  for (const field of results) {
    const options = field.type === 'choice' ? field.options : [];
    expect(options.filter(({ notifies }) => notifies).map(({ id }) => id)).toEqual(['abnormal']);
    expect(options.filter(({ notable }) => notable).map(({ id }) => id)).toEqual(['attention', 'abnormal']);
  }
});

test('no text raises its voice, blames, or speaks of the system', () => {
  const texts = [...textsIn(duties), ...textsIn(agreements)];
  expect(texts.length).toBeGreaterThan(60);
  for (const text of texts) for (const locale of LOCALES) expect(text[locale]).not.toMatch(/[!！]|系统检测|违纪分子/);
});

test('the agreement says the same in both languages, point by point', () => {
  for (const { text } of agreements) {
    const points = numbered(text['zh-CN']);
    expect(points).toEqual(points.map((_, index) => String(index + 1)));
    expect(points.length).toBeGreaterThan(20);
    expect(numbered(text.en)).toEqual(points);
    const sizes = LOCALES.map((locale) => sections(text[locale]).map((section) => numbered(section).length));
    expect(sizes[1]).toEqual(sizes[0]);
  }
});
