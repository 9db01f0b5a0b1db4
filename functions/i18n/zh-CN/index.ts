import { type CivilDate, daysBetween } from '../../domain/civil-date.ts';
import type { Digest, Suggestion } from '../../domain/digest/digest.ts';
import { type Money, minorDigits } from '../../domain/money.ts';
import { TASK_KINDS } from '../../domain/task.ts';
import type { Catalogue, DigestWords, Format, Wording } from '../catalogue.ts';
import { clientPage } from './client-page.ts';
import { dayPage } from './day-page.ts';
import { dutyMail } from './duty-mail.ts';
import { dutyPages } from './duty-pages.ts';
import { format, plainAmount } from './format.ts';
import { naming } from './naming.ts';
import { noticeMail } from './notice-mail.ts';
import { opener } from './openers.ts';
import { receipt } from './receipt.ts';
import { refusal, refusalWays } from './refusals.ts';
import { search } from './search.ts';
import { TASK_LABELS } from './task-labels.ts';
import { taskText } from './tasks.ts';

const suggestion = (one: Suggestion): string =>
  `${one.name['zh-CN']}（R${one.riskRating}，起点 ${startsAt(one.minimum)}）`;

const manager = (who: { surname?: string; han: boolean } | undefined): string =>
  who?.surname === undefined ? '' : `${who.surname}${who.han ? '' : ' '}经理`;

const startsAt = ({ minor, currency }: Money): string => {
  const amount = plainAmount(minor / 10 ** minorDigits(currency)).replace(/([万亿])$/, ' $1');
  if (currency !== 'CNY') return `${amount} ${currency}`;
  return /[万亿]$/.test(amount) ? amount : `${amount} 元`;
};

function subject(digest: Digest, day: Format): string {
  const maturities = digest.taskCounts.maturity ?? 0;
  const head = digest.onBehalfOf ? '【今日待办 · 代班】' : '【今日待办】';
  const parts = [day.dayAndWeekday(digest.date), `联系 ${digest.cards.length} 位客户`];
  if (maturities > 0) parts.push(`${maturities} 笔到期`);
  return head + parts.join(' · ');
}

function money({ maturing }: Digest, { moneys }: Format): string | undefined {
  if (maturing.within7Days.length === 0) return undefined;
  const total = `7 天内到期资金合计 ${moneys(maturing.within7Days)}`;
  return maturing.idle.length === 0 ? `${total}。` : `${total}，其中 ${moneys(maturing.idle)} 到期后将转为活期。`;
}

/** 今天 would be wrong over a weekend: the day is named. */
function rolledOver({ rolledOver: left, date }: Digest, f: Format): string | undefined {
  if (left.count === 0) return undefined;
  const tomorrow =
    daysBetween(date, left.nextWorkday) === 1
      ? `明天（${f.weekday(left.nextWorkday)}）`
      : `${f.dayAndWeekday(left.nextWorkday)} `;
  const names = left.shown.map(({ client }) => naming.short(client)).join('、');
  const etc = left.count > left.shown.length ? '等' : '';
  return `另有 ${left.count} 位待安排（每日上限 ${left.cap} 位），${tomorrow}起按轻重逐日列入：${names}${etc}。${leftOutMoney(left, f)}`;
}

function leftOutMoney({ maturities, money, soonest }: Digest['rolledOver'], f: Format): string {
  if (maturities === 0) return '均非到期事项。';
  const sum = money.length === 0 ? '' : `，资金合计 ${f.moneys(money)}`;
  const first =
    soonest && `，最早 ${f.dayAndWeekday(soonest.on)}：${naming.short(soonest.client)} ${f.money(soonest.amount)}`;
  return `其中 ${maturities} 位有到期事项${sum}${first ?? ''}。`;
}

function overview({ taskCounts, cards, rolledOver: left }: Digest): string {
  const counts = TASK_KINDS.filter((kind) => (taskCounts[kind] ?? 0) > 0).map(
    (kind) => `${TASK_LABELS[kind]} ${taskCounts[kind]}`,
  );
  const all = left.count === 0 ? '' : `全部 ${cards.length + left.count} 位：`;
  return `${all}${counts.join(' · ')}`;
}

function digestWords(f: Format, wording: Wording): DigestWords {
  return {
    subject: (digest) => subject(digest, f),
    greeting: ({ greet }) => (greet.surname === undefined ? '早上好。' : `${manager(greet)}，早上好。`),
    onBehalfOf: ({ onBehalfOf }) =>
      onBehalfOf &&
      `您今天代${manager(onBehalfOf) || '休假的同事'}照看以下客户（至 ${f.dayAndWeekday(onBehalfOf.until)}）。`,
    summary: ({ cards }) => `今天请联系 ${cards.length} 位客户`,
    money: (digest) => money(digest, f),
    open: '打开今日任务',
    taskLabel: (kind) => TASK_LABELS[kind],
    task: (task, card, date) => taskText(task, card, f, date),
    openerLabel: '开口',
    opener: (card, digest) => opener(card, digest, wording),
    suggestionsLabel: '可备',
    haveReady: (card) => {
      if (card.suggestions.length > 0) return card.suggestions.map(suggestion);
      const said = card.tasks.some(({ kind }) => kind === 'risk-review' || kind === 'unsuitable-holding');
      return card.assessFirst && !said ? ['先做风险测评，再谈产品（届时没有有效测评）'] : [];
    },
    moreReasons: (count) => `另有 ${count} 项，见今日任务页`,
    talkingPointsLabel: '可聊',
    cannotWait: '今天必须联系',
    waited: (days) => `已顺延 ${days} 个工作日`,
    rolledOver: (digest) => rolledOver(digest, f),
    overview,
    makeUpDay: ({ makeUpDay }) => (makeUpDay ? '今天是调休上班日。' : undefined),
    pulledForward: ({ pulledForward: days }) =>
      days && `${span(f, days.from, days.to)}休息，${days.maturities} 笔到期已提前列入。`,
    brokenRecords: ({ brokenRecords }) =>
      brokenRecords === 0 ? undefined : `有 ${brokenRecords} 位客户的记录无法读取，未列入，请告知系统管理员。`,
    actions: { contacted: '已联系', later: '改日', wrongDetails: '号码有误' },
    footer: '如重复收到本邮件，请忽略其一，内容相同。邮件内容已脱敏，请勿转发。',
  };
}

/** 10月1日至7日; the month stands twice only where it changes. */
function span(f: Format, from: CivilDate, to: CivilDate): string {
  if (from === to) return f.day(from);
  return `${f.day(from)}至${from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : f.day(to)}`;
}

const pageWords = (f: Format) => ({
  clientPage: clientPage(f),
  receipt: receipt(f),
  search: search(f),
  refusal,
  refusalWays,
  ...dutyPages(f),
});

/** 简体中文. */
export function zhCN(wording: Wording): Catalogue {
  const f = format(wording);
  const mails = { digest: digestWords(f, wording), dutyMail: dutyMail(f, wording), noticeMail: noticeMail(f) };
  return { format: f, naming, ...mails, dayPage, ...pageWords(f) };
}
