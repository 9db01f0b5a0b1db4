import { expect, test } from 'vitest';
import { headerMisfit } from '../../../functions/domain/import/header.ts';

test('a first line that is somebody’s data is not repeated', () => {
  const why = headerMisfit(['6210001', '王示例', '13800000001'], ['客户号', '姓名'], ',');
  expect(why).toContain('the first line has none of the columns "客户号", "姓名" (it has 3 cells)');
  expect(why).not.toMatch(/王示例|13800000001/);
});

test('a header that fits in part is repeated, so that the wrong name can be found', () => {
  expect(headerMisfit(['客户号', '名字'], ['客户号', '姓名'], ',')).toBe(
    'the header has no column "姓名"; it has "客户号", "名字"',
  );
});
