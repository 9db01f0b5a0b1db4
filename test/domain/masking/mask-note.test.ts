import { describe, expect, test } from 'vitest';
import { maskNote } from '../../../functions/domain/masking/mask-note.ts';

const free = (note: string) => maskNote(note, undefined, '');
const of = (name: string) => (note: string) => maskNote(note, name, '王**');

describe('numbers', () => {
  test.each([
    ['新号 138 0013 8000，回电', '新号 …8000，回电'],
    ['新号138-0013-8000', '新号…8000'],
    ['新号 138.0013.8000', '新号 …8000'],
    ['新号１３８００１３８０００', '新号…8000'],
    ['卡号6222020200012345678到期', '卡号…5678到期'],
    ['身份证 11010119900307123X', '身份证 …123X'],
    ['座机 010-62345678', '座机 …5678'],
    ['13800138000元旦后回电', '…8000元旦后回电'],
    ['电话 13800138000 元旦后', '电话 …8000 元旦后'],
    ['62345678万一没人接', '…5678万一没人接'],
    ['电话 62345678 5万转走', '电话 …5678 5万转走'],
    ['13800138000万元', '…8000万元'],
  ])('%s loses all but the last four digits of what may be a phone, a card or an identity number', (note, masked) => {
    expect(free(note)).toBe(masked);
  });

  test.each([
    '想存 120000 元',
    '金额1200000元',
    '金额：1200000',
    '¥1200000 到期',
    'CNY 12000000',
    '1200000.50元',
    '12000000万',
    '1200000块',
    '1 200 000 元',
    '2026-11-23 再联系',
    '2026年11月23日 10:30',
  ])('%s is an amount or a day, and stays', (note) => {
    expect(free(note)).toBe(note);
  });
});

describe('addresses', () => {
  test.each([
    ['发到li.juan+1@mail.example.com谢谢', '发到…@…谢谢'],
    ['微信号: abc_123，晚上回', '微信号: …，晚上回'],
    ['wx: lijuan88', 'wx: …'],
    ['加微信lijuan-88', '加微信…'],
    ['微信WeChat：lijuan88', '微信WeChat：…'],
    ['wxid_a1b2c3d4 已加', '… 已加'],
    ['微信：13800138000', '微信：…'],
    ['QQ 12345678', 'QQ …'],
    ['qq号是 12345', 'qq号是 …'],
  ])('%s loses the mail address, WeChat or QQ id', (note, masked) => {
    expect(free(note)).toBe(masked);
  });

  test.each(['微信 50000 元红包', '微信转账5000元', '微信、QQ均可', '微信已加'])('%s has no id and stays', (note) => {
    expect(free(note)).toBe(note);
  });
});

describe('the client’s own name', () => {
  test.each([
    ['王小明', '王小明想存 120000 元', '王**想存 120000 元'],
    ['王小明', '王 小　明想存', '王**想存'],
    ['王小明', '小明想存', '王**想存'],
    ['王小明(2)', '和王小明谈', '和王**谈'],
    ['王 小明', '王小明来过', '王**来过'],
    ['欧阳思敏', '思敏和欧阳思敏', '王**和王**'],
    ['阿卜杜拉·买买提', '阿卜杜拉•买买提，又名买买提', '王**，又名王**'],
    ['Anna Smith', 'anna  smith said; Smith, Anna; Anna will call', '王** said; 王**; 王** will call'],
    ['Will Smith', 'he will call', 'he will call'],
    ['王明', '明天王明来', '明天王**来'],
    ['王', '王府井见', '王府井见'],
    ['J. Smith', 'Smith: J. rang, J.  Smith came', 'Smith: J. rang, 王** came'],
  ])('%s, in “%s”', (name, note, masked) => {
    expect(of(name)(note)).toBe(masked);
  });
});

describe('other people', () => {
  test.each([
    ['爱人李娟', '爱人李**'],
    ['爱人李娟想来网点', '爱人李**想来网点'],
    ['儿子王子涵留学', '儿子王**留学'],
    ['女儿叫李子涵', '女儿叫李**'],
    ['联系人：欧阳娜娜，晚上打', '联系人：欧阳**，晚上打'],
    ['丈夫（张和平）', '丈夫（张**）'],
    ['爱人李娟和女儿李小华同来', '爱人李**和女儿李**同来'],
    ['联系人爱人李娟', '联系人爱人李**'],
    ['妻子陳美玲的账户', '妻子陳**的账户'],
    ['朋友高明周五来', '朋友高**周五来'],
    ['王小明的爱人李娟', '王**的爱人李**'],
    ['朋友王小明想来', '朋友王**想来'],
  ])('%s is left with the surname', (note, masked) => {
    expect(of('王小明')(note)).toBe(masked);
  });

  test.each([
    '儿子留学',
    '女儿想换房',
    '女儿高考',
    '儿子高中毕业',
    '朋友周五来',
    '母亲康复中',
    '爱人于周三出差',
    '父亲于十月退休',
    '儿子马上回国',
    '儿子在江苏',
    '女儿任教',
    '太太安排',
    '朋友李总',
    '联系人张经理',
    '儿子钱不够',
    '朋友介绍',
    '李先生想转存',
    '女儿欧洲留学',
  ])('%s names nobody, and stays', (note) => {
    expect(free(note)).toBe(note);
  });
});
