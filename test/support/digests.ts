import type { Card, Digest } from '../../functions/domain/digest/digest.ts';
import type { Task } from '../../functions/domain/task.ts';

const yuan = (major: number) => ({ minor: major * 100, currency: 'CNY' });

export const maturityTask = {
  kind: 'maturity',
  holdingId: 'H1',
  holdingKind: 'deposit',
  product: '三年期定期',
  amount: yuan(1_200_000),
  maturesOn: '2026-11-26',
  daysLeft: 3,
  atMaturity: 'idle',
} as const satisfies Task;

const SCORE = { urgency: 70, value: 2, total: 140, urgencyParts: [], valueParts: [] };

/** A card with a maturity and an overdue contact; parts can be replaced. */
export function aCard(change: Partial<Card> = {}): Card {
  return {
    clientId: 'K0003721',
    client: { surname: '王', han: true, gender: 'male', phoneTail: '3721', idTail: '3721' },
    tier: 'private',
    tasks: [maturityTask, { kind: 'contact-due', since: '2026-10-13', days: 41, standardDays: 30, never: false }],
    lastContact: { on: '2026-10-13', channel: 'phone', note: '聊到孩子留学用汇' },
    suggestions: [
      {
        productId: 'CD3',
        name: { 'zh-CN': '三年期大额存单', en: 'Three-year certificate' },
        riskRating: 1,
        minimum: yuan(200_000),
      },
      {
        productId: 'FI12',
        name: { 'zh-CN': '稳健固收 12 个月', en: 'Steady income' },
        riskRating: 2,
        minimum: yuan(10_000),
        termMonths: 12,
      },
    ],
    assessFirst: false,
    talkingPoints: [],
    score: SCORE,
    ...change,
  };
}

/** One card for every kind of task and way of naming a client: fifteen of them. */
export function manyCards(): Card[] {
  const her = { surname: '赵', han: true, gender: 'female', phoneTail: '0456', idTail: '0456' } as const;
  return [
    aCard(),
    aCard({
      client: her,
      tier: 'wealth',
      assessFirst: true,
      suggestions: [],
      tasks: [
        {
          kind: 'unsuitable-holding',
          holdingId: 'H2',
          product: '成长优选',
          rating: 4,
          tolerance: 2,
          assessmentExpiresOn: '2026-11-02',
        },
        { kind: 'risk-review', reason: 'expired', expiresOn: '2026-11-02' },
      ],
    }),
    aCard({
      client: { surname: '欧阳', han: true, phoneTail: '8810', idTail: '0021' },
      tier: 'vip',
      waitedDays: 3,
      suggestions: [],
    }),
    aCard({
      client: { han: true, idTail: '5314' },
      tier: 'ordinary',
      suggestions: [],
      tasks: [{ kind: 'contact-due', days: 400, standardDays: 180, never: true }],
    }),
    aCard({
      client: { ...her, surname: '买买提·阿卜杜热合曼江·图尔荪巴克汗' },
      tasks: [{ kind: 'details-stale', detail: 'phone', reason: 'wrong-number', since: '2026-11-20' }],
      suggestions: [],
    }),
    aCard({
      client: her,
      tasks: [
        {
          kind: 'birthday',
          whose: 'family',
          relation: '女儿',
          birthday: { calendar: 'lunar', month: 10, day: 17 },
          on: '2026-11-25',
          daysAhead: 2,
        },
      ],
      suggestions: [],
      talkingPoints: [
        { 'zh-CN': '本周美元走强，留学购汇可分批进行', en: 'The dollar is firm this week; buy tuition money in parts' },
      ],
    }),
    aCard({
      client: her,
      tasks: [{ kind: 'follow-up', on: '2026-11-23', note: '想了解三年期大额存单，等女儿回来一起商量' }],
      suggestions: [],
    }),
    aCard({
      client: her,
      tasks: [
        {
          ...maturityTask,
          holdingKind: 'loan',
          product: '个人经营性贷款（循环额度）二〇二三年度第三期优惠利率专项产品',
          daysLeft: 0,
          maturesOn: '2026-11-23',
        },
        { kind: 'details-stale', detail: 'address', reason: 'unverified', verifiedOn: '2026-04-01', days: 236 },
      ],
      suggestions: [],
    }),
    ...Array.from({ length: 7 }, (_, index) =>
      aCard({ clientId: `K10${index}`, preference: 'hands-off', client: { ...her, idTail: `10${index}` } }),
    ),
  ];
}

/** A digest of the given cards for Monday 2026-11-23; parts can be replaced. */
export function aDigest(change: Partial<Digest> = {}): Digest {
  return {
    date: '2026-11-23',
    managerId: 'M01',
    greet: { surname: '李', han: true },
    makeUpDay: false,
    cards: [aCard()],
    rolledOver: { count: 0, cap: 15, nextWorkday: '2026-11-24', maturities: 0, money: [], shown: [] },
    waiting: {},
    maturing: { within7Days: [yuan(2_860_000)], idle: [yuan(1_200_000)], count: 3 },
    taskCounts: { maturity: 3, 'contact-due': 1 },
    brokenRecords: 0,
    ...change,
  };
}
