import { expect, test } from 'vitest';
import { maskNote } from '../../../functions/domain/masking/mask-note.ts';

test('a note loses the client’s full name, phones, cards and identity numbers, and keeps amounts', () => {
  expect(maskNote('王小明想存 120000 元', '王小明', '王**')).toBe('王**想存 120000 元');
  expect(maskNote('新号 138 0013 8000，回电', undefined, '')).toBe('新号 …8000，回电');
  expect(maskNote('卡号6222020200012345678到期', undefined, '')).toBe('卡号…5678到期');
  expect(maskNote('身份证 11010119900307123X', undefined, '')).toBe('身份证 …123X');
});
