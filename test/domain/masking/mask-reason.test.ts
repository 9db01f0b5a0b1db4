import { expect, test } from 'vitest';
import { maskReason } from '../../../functions/domain/masking/mask-reason.ts';

const NAMES = ['陈志远', '刘洋', undefined];

test.each([
  ['集中休假，下周补做', '集中休假，下周补做'],
  ['陈志远住院，电话 13812345678', '陈**住院，电话 …5678'],
  ['客户王建国投诉，身份证 110101199003074514', '客户王**投诉，身份证 …4514'],
  ['客户周五来网点，存款 50万元', '客户周五来网点，存款 50万元'],
  ['自 2026-11-23 至 2026-12-04 外出学习', '自 2026-11-23 至 2026-12-04 外出学习'],
])('a reason is quoted without names, phones and cards: %s', (reason, quoted) => {
  expect(maskReason(reason, NAMES)).toBe(quoted);
});

test.each(['电话一三八一二三四五六七八', '卡号 6222/0200/1234/5678/901'])(
  'what may still hold a phone or a card is not quoted: %s',
  (reason) => {
    expect(maskReason(reason, NAMES)).toBeUndefined();
  },
);
