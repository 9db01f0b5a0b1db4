import { expect, test } from 'vitest';
import { shortened } from '../../functions/views/shortened.ts';

test('a text that fits is left as it is', () => {
  for (const text of ['', '欧阳娜娜', '欧'.repeat(24)]) expect(shortened(text, 24)).toBe(text);
});

test('a text that was cut says so, and is no longer than asked for', () => {
  expect(shortened('欧'.repeat(25), 24)).toBe(`${'欧'.repeat(23)}…`);
  expect(shortened('Anastasia Konstantinovna Wolkenstein', 11)).toBe('Anastasia…');
});

test('no character is cut in half', () => {
  expect(shortened('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…');
});
