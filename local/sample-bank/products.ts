import type { RiskRating, Tier } from '../../functions/domain/client.ts';
import type { Draw } from './draw.ts';
import type { MaturingProduct } from './showcase.ts';

/** A product as the sample bank's export writes it; amounts are yuan. */
export type SampleProduct = {
  type: '定期存款' | '大额存单' | '理财' | '国债' | '基金' | '保险' | '贷款';
  name: string;
  rating?: RiskRating;
  atMaturity?: '自动转存' | '到期转活期';
  termMonths?: number;
};

type Some<T> = readonly [T, ...T[]];

const IDLE_DEPOSITS: Some<SampleProduct> = [
  { type: '定期存款', name: '一年期整存整取', atMaturity: '到期转活期', termMonths: 12 },
  { type: '定期存款', name: '三年期整存整取', atMaturity: '到期转活期', termMonths: 36 },
];
const RENEWING_DEPOSITS: Some<SampleProduct> = [
  { type: '定期存款', name: '一年期整存整取', atMaturity: '自动转存', termMonths: 12 },
  { type: '定期存款', name: '二年期整存整取', atMaturity: '自动转存', termMonths: 24 },
];
const CERTIFICATES: Some<SampleProduct> = [
  { type: '大额存单', name: '一年期大额存单', atMaturity: '到期转活期', termMonths: 12 },
  { type: '大额存单', name: '三年期大额存单', atMaturity: '到期转活期', termMonths: 36 },
];
const WEALTH: Some<SampleProduct> = [
  { type: '理财', name: '安心短期固收', rating: 1, atMaturity: '到期转活期', termMonths: 6 },
  { type: '理财', name: '稳健固收 6 个月', rating: 2, atMaturity: '到期转活期', termMonths: 6 },
  { type: '理财', name: '稳健固收 12 个月', rating: 2, atMaturity: '到期转活期', termMonths: 12 },
  { type: '理财', name: '固收增强 18 个月', rating: 3, atMaturity: '到期转活期', termMonths: 18 },
];
const BONDS: Some<SampleProduct> = [
  { type: '国债', name: '储蓄国债（三年期）', atMaturity: '到期转活期', termMonths: 36 },
  { type: '国债', name: '储蓄国债（五年期）', atMaturity: '到期转活期', termMonths: 60 },
];
const FUNDS: Some<SampleProduct> = [
  { type: '基金', name: '货币市场基金', rating: 1 },
  { type: '基金', name: '中短债债券基金', rating: 2 },
  { type: '基金', name: '均衡配置混合基金', rating: 3 },
  { type: '基金', name: '成长优选混合基金', rating: 4 },
  { type: '基金', name: '科技先锋股票基金', rating: 5 },
];
const INSURANCE: Some<SampleProduct> = [
  { type: '保险', name: '终身年金保险' },
  { type: '保险', name: '增额终身寿险' },
];
const MORTGAGES: Some<SampleProduct> = [{ type: '贷款', name: '个人住房贷款' }];
const LOANS: Some<SampleProduct> = [
  { type: '贷款', name: '个人消费贷款' },
  { type: '贷款', name: '个人经营贷款' },
];

/** What may mature, by the word for it. */
export const MATURING: Record<MaturingProduct, Some<SampleProduct>> = {
  'idle-deposit': IDLE_DEPOSITS,
  'renewing-deposit': RENEWING_DEPOSITS,
  certificate: CERTIFICATES,
  wealth: WEALTH,
  bond: BONDS,
  loan: LOANS,
  closed: IDLE_DEPOSITS,
};

/** A product with a term that the client may hold within their tolerance. */
export function drawTermProduct(draw: Draw, tolerance: number): SampleProduct {
  const kind = draw.pick([IDLE_DEPOSITS, RENEWING_DEPOSITS, CERTIFICATES, WEALTH, WEALTH, BONDS]);
  const product = draw.pick(kind);
  return (product.rating ?? 0) <= tolerance ? product : draw.pick(RENEWING_DEPOSITS);
}

/** A product without a term: a fund within the client's tolerance, or else an insurance. */
export function drawOpenProduct(draw: Draw, tolerance: number): SampleProduct {
  const [first, ...more] = FUNDS.filter((fund) => (fund.rating ?? 0) <= tolerance);
  return first !== undefined && draw.chance(0.7) ? draw.pick([first, ...more]) : draw.pick(INSURANCE);
}

/** A fund one or two steps above the tolerance (which must be below 5). */
export function drawUnsuitableFund(draw: Draw, tolerance: number): SampleProduct {
  const [first, ...more] = FUNDS.filter(({ rating = 0 }) => rating > tolerance && rating <= tolerance + 2);
  return draw.pick([first ?? FUNDS[0], ...more]);
}

export const drawMortgage = (draw: Draw): SampleProduct => draw.pick(MORTGAGES);

const AMOUNT: Record<Tier, readonly [number, number]> = {
  private: [60, 500],
  wealth: [10, 90],
  vip: [3, 30],
  ordinary: [1, 8],
};

/** The least a certificate of deposit (大额存单) may be, in yuan: set by the central bank for persons. */
const CERTIFICATE_FROM = 200_000;

/** The product as the amount (yuan) allows: too little for a certificate is a fixed deposit of the same term. */
export function heldAs(product: SampleProduct, amount: number): SampleProduct {
  if (product.type !== '大额存单' || amount >= CERTIFICATE_FROM) return product;
  return IDLE_DEPOSITS.find(({ termMonths }) => termMonths === product.termMonths) ?? IDLE_DEPOSITS[0];
}

/** An amount a client of the tier would hold: whole tens of thousands of yuan. */
export function drawAmount(draw: Draw, tier: Tier): number {
  const [least, most] = AMOUNT[tier];
  return draw.int(least, most) * 10_000;
}
