import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { greetingName, maskClient } from '../../../functions/domain/masking/masking.ts';
import { aClient } from '../../support/clients.ts';

const surname = (name: string | undefined) => greetingName(name).surname;
const tail = (phone: string) => maskClient(aClient({ bank: { phone } })).phoneTail;

describe('a name in Han characters', () => {
  test.each([
    ['王小明', '王'],
    ['王伟', '王'],
    ['  张　三 ', '张'],
    ['王Michael', '王'],
    ['王小明（VIP）', '王'],
    ['VIP 王小明', '王'],
    ['陈方安生', '陈'],
    ['张三、李四', '张'],
    ['张三 李四丰', '张'],
    ['王**', '王'],
    ['𠮷田太郎', '𠮷'],
  ])('%s shows its first character alone', (name, shown) => {
    expect(greetingName(name)).toEqual({ surname: shown, han: true });
  });

  test.each([
    ['欧阳修', '欧阳'],
    ['司马 相如', '司马'],
    ['諸葛孔明', '諸葛'],
    ['欧阳', '欧'],
  ])('%s keeps a compound surname only when a given name follows', (name, shown) => {
    expect(surname(name)).toBe(shown);
  });

  test.each(['阿卜杜拉·买买提', '阿卜杜拉•买买提', '阿卜杜拉・买买提', '阿卜杜拉．买买提', '阿卜杜拉艾合买提'])(
    '%s begins with the given name: only its first character is shown',
    (name) => {
      expect(surname(name)).toBe('阿');
    },
  );

  test('before a dot even a compound surname may be part of a given name', () => {
    expect(surname('欧阳·买买提')).toBe('欧');
  });

  test.each([
    ['北京泰山石化有限公司', '北京'],
    ['青岛（集团）股份有限公司', '青岛'],
    ['华为公司', '华'],
  ])('of the company %s at most the first two characters are shown', (name, shown) => {
    expect(surname(name)).toBe(shown);
  });

  test('of one character is not shown at all', () => {
    expect(greetingName('王')).toEqual({ han: true });
    expect(greetingName('王13800003721')).toEqual({ han: true });
  });
});

describe('a name in another script', () => {
  test.each([
    ['John Smith', 'Smith'],
    ['Smith, John', 'Smith'],
    ['Mr. John  A. Smith Jr.', 'Smith'],
    ['Ｊｏｈｎ　Ｓｍｉｔｈ', 'Smith'],
    ['Ludwig van Beethoven', 'van Beethoven'],
    ['Mary-Jane O’Brien', 'O’Brien'],
    ['John Smith, MD', 'Smith'],
    ['John Smith, Mary Jones', 'Smith'],
    ['Wang Xiaoming', 'Wang'],
    ['WEI Wang', 'WEI'],
    ['Xiaoming Wang', 'Wang'],
    ['Long John Silver', 'Silver'],
  ])('%s shows the surname %s', (name, shown) => {
    expect(greetingName(name)).toEqual({ surname: shown, han: false });
  });

  test.each([
    ['Madonna', 'M'],
    ['Smith,', 'S'],
    ['Wei Wang', 'W'],
    ['Acme Trading Ltd', 'A'],
    ['김철수', '김'],
  ])('%s, in which the surname cannot be told, shows the initial alone', (name, shown) => {
    expect(surname(name)).toBe(shown);
  });

  test.each([undefined, '', ' ', '\u3000\t', 'X', '**', '(VIP)', '13800138000'])('%j shows nothing', (name) => {
    expect(greetingName(name)).toEqual({ han: false });
  });
});

describe('numbers', () => {
  test.each([
    ['13800003721', '3721'],
    ['138-0000-3721', '3721'],
    ['+86 138 0000 3721', '3721'],
    ['１３８００００３７２１', '3721'],
    ['010-62345678-801', '5678'],
    ['010-62345678转801', '5678'],
    ['010-62345678 分机 801', '5678'],
    ['(010) 6234 5678 ext. 22', '5678'],
    ['62345678x12', '5678'],
    ['021-555/13900001111', '1111'],
    ['138****3721', '3721'],
  ])('of the phone %s the last four digits are shown: %s', (phone, shown) => {
    expect(tail(phone)).toBe(shown);
  });

  test.each(['', '无', '021-555', '123456', '1380013****'])('of the phone "%s" nothing is shown', (phone) => {
    expect(tail(phone)).toBeUndefined();
  });

  test("of the client's number the last four characters are shown", () => {
    expect(maskClient(aClient({ id: 'K20260001234' })).idTail).toBe('1234');
    expect(maskClient(aClient({ id: '7' })).idTail).toBe('7');
  });

  test('nothing else of the client is shown, and what is unknown is absent', () => {
    expect(
      maskClient(aClient({ bank: { name: '王小明', gender: 'male', phone: '13800003721', address: '泰山路 1 号' } })),
    ).toEqual({ surname: '王', han: true, gender: 'male', phoneTail: '3721', idTail: 'c1' });
    expect(maskClient(aClient())).toEqual({ han: false, idTail: 'c1' });
  });
});

describe('for any name and phone', () => {
  const han = fc.constantFrom(...'王李张刘陈杨赵黄周吴欧阳司马诸葛东方明华丽娜小建国强军杰涛芳静买提古');
  const given = fc.array(han, { minLength: 1, maxLength: 4 }).map((chars) => chars.join(''));
  const latin = fc.stringMatching(/^[A-Z][a-z]{1,9}rst$/);

  test('the mask of a Han name is a true part of its beginning, of at most two characters, and without the given name', () => {
    const names = fc.tuple(fc.constantFrom('王', '李', '欧阳', '诸葛'), given, fc.constantFrom('', ' ', '　'));
    fc.assert(
      fc.property(names, ([family, own, gap]) => {
        const shown = surname(family + gap + own) ?? '';
        expect((family + own).startsWith(shown)).toBe(true);
        expect([...shown].length).toBeLessThan([...family, ...own].length);
        expect(shown.length).toBeLessThanOrEqual(family.length);
        if (!family.includes(own)) expect(shown).not.toContain(own);
      }),
    );
  });

  test('the mask of names with a dot never holds more than one character', () => {
    fc.assert(
      fc.property(given, given, fc.constantFrom('·', '•', '・'), (own, father, dot) => {
        expect([...(surname(own + dot + father) ?? '')]).toHaveLength(1);
      }),
    );
  });

  test('the mask of a Western name is its surname, whichever comes first', () => {
    fc.assert(
      fc.property(latin, latin, fc.boolean(), (own, family, comma) => {
        fc.pre(own !== family);
        expect(surname(comma ? `${family}, ${own}` : `${own} ${family}`)).toBe(family);
      }),
    );
  });

  test('whatever a name holds, it never comes out whole, nor with digits or line breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        const shown = surname(name);
        if (shown === undefined) return;
        expect(shown).not.toBe(name.normalize('NFKC').trim());
        expect(shown).not.toMatch(/[\d\r\n\p{Cc}]/u);
        expect(shown).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  test('no five digits in a row of the phone are shown, wherever it stands in the record', () => {
    const phones = fc.stringMatching(/^(\+86 )?1\d{2}[- ]?\d{4}[- ]?\d{4}(-\d{1,4}|转\d{1,4})?$/);
    fc.assert(
      fc.property(phones, (phone) => {
        const digits = phone.replace(/\D/g, '');
        const masked = maskClient(aClient({ id: phone, bank: { name: `王${phone}明`, phone } }));
        for (const part of Object.values(masked).map(String))
          for (let i = 0; i + 5 <= digits.length; i++) expect(part).not.toContain(digits.slice(i, i + 5));
        expect(masked.phoneTail).toMatch(/^\d{4}$/);
      }),
    );
  });
});
