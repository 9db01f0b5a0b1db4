import { describe, expect, test } from 'vitest';
import type { Card, Digest } from '../../functions/domain/digest/digest.ts';
import type { Locale } from '../../functions/domain/locale.ts';
import { catalogueFor } from '../../functions/i18n/index.ts';
import { aCard, aDigest, maturityTask } from '../support/digests.ts';

const say = (card: Partial<Card>, digest: Partial<Digest> = {}, locale: Locale = 'zh-CN') => {
  const words = catalogueFor(locale, { amountBands: false, today: '2026-11-23' });
  return words.digest.opener(aCard(card), aDigest(digest)).text;
};
const never = { kind: 'contact-due', days: 400, standardDays: 180, never: true } as const;
const followUp = (on: string) => ({ kind: 'follow-up', on }) as const;

describe('the sentence to open with', () => {
  test('asks for the assessment first where the suitability gate is closed, and promises no product', () => {
    for (const preference of ['hands-off', undefined] as const) {
      const text = say({ tasks: [maturityTask], assessFirst: true, ...(preference && { preference }) });
      expect(text).toContain('先更新风险测评');
      expect(text).not.toMatch(/备好|稳妥/);
    }
    expect(say({ tasks: [maturityTask], assessFirst: true }, {}, 'en')).toContain(
      'risk assessment has to be renewed first',
    );
  });

  test('does not say of money that has matured that it still will', () => {
    const yesterday = { ...maturityTask, daysLeft: -1, maturesOn: '2026-11-22', atMaturity: 'renews' as const };
    expect(say({ tasks: [yesterday] })).toContain('昨天到期了，已按约定自动转存');
    expect(say({ tasks: [yesterday] }, {}, 'en')).toContain('matured yesterday and has been renewed as agreed');
  });

  test('is true in a deputy’s mouth', () => {
    const standsIn = { onBehalfOf: { surname: '周', han: true, until: '2026-11-27' } };
    expect(say({ tasks: [never] }, standsIn)).toMatch(/我是周经理的同事/);
    expect(say({ tasks: [never] }, standsIn)).not.toContain('我是您在我行的客户经理');
    expect(say({ tasks: [followUp('2026-11-23')] }, standsIn)).toContain('周经理上次跟您约好');
  });

  test('introduces a manager who never called before, whatever the first reason', () => {
    expect(say({ tasks: [maturityTask, never] })).toContain('我是您在我行的客户经理。您有一笔');
  });

  test('speaks the kind of product, not its name, and owns up to a late follow-up', () => {
    const fund = { ...maturityTask, holdingKind: 'fund' as const, product: '货币基金A' };
    expect(say({ tasks: [fund] })).toContain('一笔 120 万的基金这周四到期');
    expect(say({ tasks: [followUp('2026-11-16')] })).toContain('这几天才打给您');
  });

  test('claims no appointment with a client who was not reached', () => {
    const again = { ...followUp('2026-11-23'), notReached: true } as const;
    for (const digest of [{}, { onBehalfOf: { surname: '周', han: true, until: '2026-11-27' } }]) {
      expect(say({ tasks: [again] }, digest)).toMatch(/没能联系上/);
      expect(say({ tasks: [again] }, digest)).not.toContain('约好');
      expect(say({ tasks: [again] }, digest, 'en')).toMatch(/tried to reach you/);
    }
  });

  test('addresses nobody by the first syllable of a name without a surname', () => {
    const client = { surname: '阿', han: true, noSurname: true, gender: 'male', idTail: '1' } as const;
    expect(say({ client })).toMatch(/^您好，/);
    expect(say({ client }, {}, 'en')).toMatch(/^Good morning\. /);
  });
});
