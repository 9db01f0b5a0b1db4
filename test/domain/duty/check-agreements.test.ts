import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkAgreements } from '../../../functions/domain/duty/check-agreements.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const text = {
  document: 'pledge',
  title: { 'zh-CN': '承诺书', en: 'Pledge' },
  text: { 'zh-CN': '我承诺。', en: 'I pledge.' },
};

test('any changed word, in any language, is another version, and the same words are the same one', () => {
  const hashOf = (change: Partial<typeof text>) => checkAgreements([{ ...text, ...change }], sha256)[0]?.hash;
  const versions = [
    hashOf({}),
    hashOf({ document: 'oath' }),
    hashOf({ title: { ...text.title, en: 'A pledge' } }),
    hashOf({ text: { ...text.text, en: 'I pledge!' } }),
    hashOf({ text: { ...text.text, 'zh-CN': '我承诺' } }),
  ];
  expect(new Set(versions).size).toBe(versions.length);
  expect(hashOf({ title: { en: 'Pledge', 'zh-CN': '承诺书' } })).toBe(hashOf({}));
});

test('every mistake is named: a text missing in a language, a name used twice or empty', () => {
  const wrong = [
    text,
    { ...text, title: { ...text.title, en: ' ' } },
    { ...text, document: '', text: { en: '', 'zh-CN': 'x' } },
  ];
  expect(() => checkAgreements(wrong, sha256)).toThrow(
    /config\/agreements\.ts is not right:\n.*"pledge": title is missing in en\n.*"pledge": the name is used twice.*\n.*"": text is missing in en\n.*"": document is empty/,
  );
});
