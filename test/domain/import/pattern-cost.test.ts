import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMapping } from '../../../functions/domain/import/check-mapping.ts';
import { endsSoon, LONGEST_MATCHED } from '../../../functions/domain/import/pattern-cost.ts';

test.each([
  '^..[56]',
  '^.{16}[13579]',
  '^(?:A01|A02|A03|B11|C7)$',
  '.*支行.*私行.*',
  '^\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$',
  '^(\\d{4}-){2}\\d+$',
  '^(?<year>\\d{4})(?:年)?',
  '[(|)*+]+',
  '\\p{Script=Han}{2,4}\\u{1F600}?',
  '(?<!旧)客户(?=级)',
  '',
  'a|',
])('a pattern as banks write it may be used: %s', (pattern) => {
  expect(endsSoon(pattern)).toBe(true);
});

test.each([
  '^(a+)+$',
  '(a*)*',
  '(?:a|a)*$',
  '(?:男|女)+',
  '(a|aa){30,}',
  '((a?){2,9}){9}',
  '.*.*.*.*',
  'a?'.repeat(30),
  '([a-z]+-?)*$',
])('a pattern that could take for ever is refused: %s', (pattern) => {
  expect(endsSoon(pattern)).toBe(false);
});

test('whatever may be used ends on the cells that are worst for it', () => {
  const piece = fc.constantFrom(
    'a',
    '.',
    '[a-b]',
    '(',
    '(?:',
    ')',
    '|',
    '*',
    '+',
    '?',
    '{2}',
    '{1,3}',
    '{2,}',
    '\\w',
    '^',
    '$',
  );
  const cell = `${'a'.repeat(LONGEST_MATCHED - 1)}!`;
  let used = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const pattern = `^${pieces.join('')}$`;
      const regexp = compiled(pattern);
      if (regexp === undefined || !endsSoon(pattern)) return;
      used += 1;
      regexp.test(cell);
    }),
    { numRuns: 2_000, seed: 7 },
  );
  expect(used).toBeGreaterThan(100);
});

test('a mapping with such a pattern is refused by name', () => {
  const fields = { id: 'a', managerId: 'b', tier: { column: 'c', match: [{ pattern: '(x+)+y', value: 'vip' }] } };
  expect(checkMapping({ files: [{ name: 'a.csv', yields: [{ record: 'client', fields }] }] })).toEqual({
    ok: false,
    line: expect.stringMatching(
      /^files\[0\].yields\[0\].fields.tier.match\[0\].pattern could take for ever over one cell/,
    ),
  });
});

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}
