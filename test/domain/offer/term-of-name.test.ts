import { expect, test } from 'vitest';
import { termOfName } from '../../../functions/domain/offer/term-of-name.ts';

test.each([
  ['三年期定期', 36],
  ['两年期大额存单', 24],
  ['半年定存', 6],
  ['十八个月理财', 18],
  ['十年期养老年金险', 120],
  ['二十年期', 240],
  ['稳健固收 12 个月', 12],
  ['3-year deposit', 36],
  ['Six-month structured deposit', 6],
  ['One-year certificate', 12],
])('%s runs %i months', (name, months) => {
  expect(termOfName(name)).toBe(months);
});

test.each(['成长优选', '7天通知存款', '2026年第3期', '零年', '五三年', '十十年', 'Growth', ''])(
  '"%s" tells no term',
  (name) => {
    expect(termOfName(name)).toBeUndefined();
  },
);
