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
 * What to say to clients who want information, by topic: facts and what to ask, never advice on what or when to buy, and short
 * enough to be said in one breath (40 Han characters). Of a topic the point with the shortest span is said, so a week's news
 * stands before what holds all year. Topics are the words the bank records as its clients' interests.
 */
export const talkingPoints: readonly TalkingPoint[] = [
  say(
    '存款利率',
    allYear,
    '定期存款按存入日的利率计息，提前支取的部分按活期计息。可问：这笔钱何时要用？',
    'A fixed deposit earns the rate of the day it was made; what is withdrawn early earns the current-account rate. Ask when the money is needed.',
  ),
  say(
    '存款利率',
    weekOf23November,
    '没有约定转存的定期，到期后按活期计息。可问：年底前后有没有到期的定期？',
    'A deposit without a renewal order earns the current-account rate once it matures. Ask whether any matures around New Year.',
  ),
  say(
    '理财市场',
    allYear,
    '理财产品不保本，净值有涨有跌。可问：能接受的波动和期限有没有变化？',
    'Wealth products do not guarantee the principal and their value moves. Ask whether the swings and terms they accept have changed.',
  ),
  say(
    '理财市场',
    weekOf30November,
    '年末理财的起息日和到账日可能跨元旦。可问：年内有没有要用的钱？',
    'At the year’s end start and payout dates may straddle New Year. Ask whether money is needed before then.',
  ),
  say(
    '黄金',
    allYear,
    '黄金不付利息，价格波动较大。可问：想了解实物、积存，还是行情？',
    'Gold pays no interest and its price swings. Ask whether they want to hear about bars, accumulation plans or the market.',
  ),
  say(
    '外汇',
    allYear,
    '个人便利化购汇额度为每人每年等值 5 万美元，仅限本人使用。可问：用途和时间？',
    'Each person may buy the equivalent of 50,000 US dollars a calendar year, for their own use only. Ask what it is for and when.',
  ),
  say(
    '外汇',
    weekOf23November,
    '今年的个人购汇额度到 12 月 31 日为止，不结转。可问：近期有没有用汇安排？',
    'This year’s foreign exchange allowance ends on 31 December and does not carry over. Ask what they need it for, if anything.',
  ),
  say(
    '养老规划',
    allYear,
    '个人养老金每年最多缴 12,000 元，可按规定税前扣除。可问：开户了没有？',
    'Up to 12,000 yuan a year may be paid into a personal pension, deductible as the tax rules say. Ask whether they have an account.',
  ),
  say(
    '养老规划',
    weekOf23November,
    '12 月 31 日前缴存的个人养老金，计入今年的税前扣除。可问：今年缴了没有？',
    'What is paid into a personal pension by 31 December is deducted for this year. Ask whether they have paid in.',
  ),
  say(
    '子女教育',
    allYear,
    '可问：孩子哪一年要用学费，大约多少，用人民币还是外币？',
    'Ask in which year tuition is needed, about how much, and in yuan or a foreign currency.',
  ),
  say(
    '子女教育',
    weekOf16November,
    '春季学费多在年初缴纳。可问：缴费的日期和金额定了没有？',
    'Spring tuition is mostly due early in the year. Ask whether date and amount are known.',
  ),
  say(
    '子女教育',
    weekOf23November,
    '12 月起可在个税 App 确认明年的专项附加扣除，子女教育每孩每月 2,000 元。',
    'From December next year’s special tax deductions can be confirmed in the tax app: 2,000 yuan a month for each child’s education.',
  ),
];
