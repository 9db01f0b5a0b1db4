import type { Localized } from '../functions/domain/locale.ts';
import type { TalkingPoint } from '../functions/domain/offer/catalogue.ts';

const allYear = { from: '2026-01-01', to: '2026-12-31' };
const weekOf16November = { from: '2026-11-16', to: '2026-11-22' };
const weekOf23November = { from: '2026-11-23', to: '2026-11-29' };
const weekOf30November = { from: '2026-11-30', to: '2026-12-06' };

const say = (topic: string, span: { from: string; to: string }, zh: string, en: string): TalkingPoint => {
  const text: Localized = { 'zh-CN': zh, en };
  return { topic, ...span, text };
};

/**
 * What to say to clients who want information, by topic. Of a topic the point with the shortest span is said, so a week's news
 * stands before what holds all year. Topics are the words the bank records as its clients' interests.
 */
export const talkingPoints: readonly TalkingPoint[] = [
  say(
    '存款利率',
    allYear,
    '定期存款按存入当天的利率计到底，期限越长越不受之后降息影响；提前支取的部分按活期计息。',
    'A fixed deposit keeps the rate of the day it was made; longer terms are safe from later cuts, but early withdrawal earns the current-account rate.',
  ),
  say(
    '存款利率',
    weekOf23November,
    '年底前后到期的定期比较集中，到期前先定好接续的期限，免得转成活期后少了利息。',
    'Many deposits mature around the year’s end; choosing the next term beforehand saves days on the current-account rate.',
  ),
  say(
    '理财市场',
    allYear,
    '理财产品不保本，净值有涨有跌；先看风险等级，再看这笔钱能不能放到期。',
    'Wealth products do not guarantee the principal; look at the risk rating first, then whether the money can stay to the end.',
  ),
  say(
    '理财市场',
    weekOf30November,
    '年末产品的起息日和到账日常跨元旦，年内要用的钱，买之前先看清到账日。',
    'At the year’s end start and payout dates often straddle New Year; for money needed this year, check the payout date first.',
  ),
  say(
    '黄金',
    allYear,
    '黄金没有利息，价格波动大，适合占家庭资产的一小部分；分批买比一次买更稳。',
    'Gold pays no interest and its price swings; it suits a small share of a family’s assets, bought in steps rather than at once.',
  ),
  say(
    '外汇',
    allYear,
    '个人便利化购汇额度每人每年等值 5 万美元，按自然年计算；分批购汇可以摊平汇率波动。',
    'Each person may buy the equivalent of 50,000 US dollars a calendar year; buying in steps evens out the exchange rate.',
  ),
  say(
    '外汇',
    weekOf23November,
    '今年的购汇额度用到 12 月 31 日，用不完不结转；明年年初要用汇的，可以年内、年后各买一部分。',
    'This year’s foreign exchange allowance ends on 31 December and does not carry over; for spending early next year, buy part now and part after New Year.',
  ),
  say(
    '养老规划',
    allYear,
    '个人养老金每年最多缴 12,000 元，可在当年个税前扣除；越早开始，积累的时间越长。',
    'Up to 12,000 yuan a year may be paid into a personal pension, deductible from that year’s income tax; starting early gives it time.',
  ),
  say(
    '养老规划',
    weekOf23November,
    '今年的个人养老金额度到 12 月 31 日为止，年内缴存才能在今年的个税里扣除。',
    'This year’s personal pension allowance ends on 31 December; only what is paid by then can be deducted this year.',
  ),
  say(
    '子女教育',
    allYear,
    '教育金按要用的年份倒推期限来安排，快用到的部分放在稳妥、能随时取的地方。',
    'Plan education money backwards from the year it is needed, and keep what is needed soon safe and at hand.',
  ),
  say(
    '子女教育',
    weekOf16November,
    '明年春季学期要交学费的，可以先把这笔钱单独留出来，期限对准缴费的日子。',
    'For tuition due next spring, set the money aside now, with a term that ends when it is payable.',
  ),
  say(
    '子女教育',
    weekOf23November,
    '12 月起可在个人所得税 App 确认明年的专项附加扣除，子女教育每个孩子每月 2,000 元。',
    'From December next year’s special tax deductions can be confirmed in the tax app: 2,000 yuan a month for each child’s education.',
  ),
];
