import { type CivilDate, daysBetween, weekday } from '../../domain/civil-date.ts';
import type { Card } from '../../domain/digest/digest.ts';
import { minorDigits } from '../../domain/money.ts';
import type { Task } from '../../domain/task.ts';
import type { Wording } from '../catalogue.ts';
import { format, plainAmount, weekdayName } from './format.ts';
import { spokenName } from './naming.ts';
import { holdingName } from './tasks.ts';

type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>;

/** 今天 / 明天 / 这周四 / 下周一 / 12月8日, as one would say it on the phone. */
function spokenDay(on: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, on);
  if (days === -1) return '昨天';
  if (days >= 0 && days <= 2) return ['今天', '明天', '后天'][days] ?? '';
  const week = Math.floor((weekday(today) - 1 + days) / 7);
  if (days > 0 && week < 2) return `${week === 0 ? '这' : '下'}${weekdayName(on)}`;
  return format({ amountBands: false, today }).day(on);
}

function spokenAmount(task: TaskOf<'maturity'>, wording: Wording): string {
  if (wording.amountBands) return '';
  const { minor, currency } = task.amount;
  const amount = plainAmount(minor / 10 ** minorDigits(currency)).replace(/([万亿])$/, ' $1');
  return currency === 'CNY' ? ` ${amount}${/[万亿]$/.test(amount) ? '' : '元'}的` : ` ${amount} ${currency} 的`;
}

function maturity(task: TaskOf<'maturity'>, card: Card, date: CivilDate, wording: Wording): string {
  const when = spokenDay(task.maturesOn, date);
  const past = task.daysLeft < 0;
  if (task.holdingKind === 'loan')
    return `您有一笔贷款${when}到期${past ? '了' : ''}，我来跟您核对一下还款安排，看看有没有要提前准备的。`;
  const what = `您有一笔${spokenAmount(task, wording)}${holdingName(task)}${when}到期${past ? '了' : ''}`;
  if (task.atMaturity === 'renews') return `${what}，到期会自动转存。想先听听您的打算，要调整的话我提前给您准备。`;
  if (card.preference === 'hands-off')
    return `${what}。不多打扰您，您看哪天方便来一趟网点，我把稳妥省心的安排备好，很快就能定下来。`;
  return `${what}，想跟您约个时间，看看怎么接着安排。`;
}

function birthday(task: TaskOf<'birthday'>, date: CivilDate): string {
  const when = spokenDay(task.on, date);
  if (task.whose === 'family') return `${when}是您${task.relation ?? '家人'}的生日，先替我带声好，祝一切顺心。`;
  return task.daysAhead === 0 ? '今天是您的生日，祝您生日快乐，万事顺心。' : `${when}是您的生日，先跟您说声生日快乐。`;
}

const LINES = {
  contact: '有一阵没跟您联系了，想问问您近来有没有什么安排，是我能帮上忙的。',
  first: '我是您在我行的客户经理，想跟您认识一下，以后有事可以直接找我。',
  details: '我在核对资料，耽误您一分钟，确认一下现在的联系方式还准不准。',
  expired: '您的风险测评到期了，方便时来网点或在手机银行重做一次，几分钟就好。',
  expiring: '您的风险测评快到期了，方便时来网点或在手机银行重做一次，几分钟就好。',
  missing: '您还没有做过风险测评，方便时来网点或在手机银行做一次，几分钟就好，我们再看产品合不合适。',
  reassessTogether: '您的风险测评到期了，方便时来网点或在手机银行重做一次，我陪您看看现有的产品是否还合适。',
  suitability: '想约您来网点坐坐，我陪您看看手上的产品是否还合适您现在的想法。',
  followUp: '上次跟您约好这两天再联系，您看现在说话方便吗？',
} as const;

function line(task: Task, card: Card, date: CivilDate, wording: Wording): string {
  switch (task.kind) {
    case 'maturity':
      return maturity(task, card, date, wording);
    case 'birthday':
      return birthday(task, date);
    case 'contact-due':
      return task.never ? LINES.first : LINES.contact;
    case 'details-stale':
      return LINES.details;
    case 'risk-review':
      return LINES[task.reason];
    case 'unsuitable-holding':
      return card.assessFirst ? LINES.reassessTogether : LINES.suitability;
    case 'follow-up':
      return LINES.followUp;
  }
}

/** One direct sentence to say; where the phone does not work, what to do instead (`say: false`). */
export function opener(card: Card, date: CivilDate, wording: Wording): { say: boolean; text: string } {
  const doubt = card.tasks.some((task) => task.kind === 'details-stale' && task.reason !== 'unverified');
  if (doubt) return { say: false, text: '先从留存地址、家人或网点柜面找到新的联系方式，联系上再谈其他。' };
  const first = card.tasks[0];
  const text = first ? line(first, card, date, wording) : LINES.contact;
  return { say: true, text: `${spokenName(card.client) ?? ''}您好，${text}` };
}
