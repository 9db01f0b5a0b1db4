import { type CivilDate, daysBetween, weekday } from '../../domain/civil-date.ts';
import type { Card, Digest } from '../../domain/digest/digest.ts';
import { minorDigits } from '../../domain/money.ts';
import type { Task } from '../../domain/task.ts';
import type { Wording } from '../catalogue.ts';
import { format, plainAmount, weekdayName } from './format.ts';
import { spokenName } from './naming.ts';

type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>;
type Setting = { card: Card; digest: Digest; wording: Wording };

/** 今天 / 明天 / 这周四 / 下周一 / 12月8日, as one would say it on the phone. */
function spokenDay(on: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, on);
  if (days === -1) return '昨天';
  if (days >= 0 && days <= 2) return ['今天', '明天', '后天'][days] ?? '';
  const week = Math.floor((weekday(today) - 1 + days) / 7);
  if (days > 0 && week < 2) return `${week === 0 ? '这' : '下'}${weekdayName(on)}`;
  return format({ amountBands: false, today }).day(on);
}

function spokenAmount({ amount: { minor, currency } }: TaskOf<'maturity'>, { amountBands }: Wording): string {
  if (amountBands) return '';
  const amount = plainAmount(minor / 10 ** minorDigits(currency)).replace(/([万亿])$/, ' $1');
  const unit =
    currency === 'CNY'
      ? /[万亿]$/.test(amount)
        ? ''
        : ' 元'
      : (new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(currency) ?? currency);
  return ` ${amount}${unit}的`;
}

/** The kind of holding as people say it: product names are for the eye, not for the ear. */
function spokenHolding({ holdingKind, product = '' }: TaskOf<'maturity'>): string {
  if (holdingKind === 'deposit') return product.includes('存单') ? '存单' : '定期';
  if (holdingKind === 'bond') return product.includes('国债') ? '国债' : '债券';
  return { wealth: '理财', fund: '基金', insurance: '保单', loan: '贷款' }[holdingKind];
}

function maturity(task: TaskOf<'maturity'>, { card, digest, wording }: Setting): string {
  const past = task.daysLeft < 0;
  const ends = `${spokenDay(task.maturesOn, digest.date)}${task.holdingKind === 'insurance' ? '满期' : '到期'}${past ? '了' : ''}`;
  if (task.holdingKind === 'loan') return `您有一笔贷款${ends}，我来跟您核对一下还款安排，看看有没有要提前准备的。`;
  const what = `您有一笔${spokenAmount(task, wording)}${spokenHolding(task)}${ends}`;
  if (task.atMaturity === 'renews') {
    return past
      ? `${what}，已按约定自动转存。您要是另有打算，我帮您看看怎么调整。`
      : `${what}，到时会自动转存。想先听听您的打算，要调整的话我提前给您准备。`;
  }
  if (card.assessFirst) return `${what}。按规定要先更新风险测评，您看哪天方便来网点，做完测评我们一起看怎么安排。`;
  if (card.preference === 'hands-off')
    return `${what}。不多占您时间，您看哪天方便来一趟网点，我先把几种期限的资料备好。`;
  return `${what}，想跟您约个时间，看看怎么接着安排。`;
}

function birthday(task: TaskOf<'birthday'>, { digest }: Setting): string {
  const when = spokenDay(task.on, digest.date);
  if (task.whose === 'family') return `${when}是您${task.relation ?? '家人'}的生日，请代我送上祝福，祝一切顺心。`;
  return task.daysAhead === 0 ? '今天是您的生日，祝您生日快乐，万事顺心。' : `${when}是您的生日，提前祝您生日快乐。`;
}

function notReached({ digest }: Pick<Setting, 'digest'>): string {
  const tried = digest.onBehalfOf ? `${managerName(digest)}之前` : '之前';
  return `${tried}联系过您，没能联系上，您看现在说话方便吗？`;
}

function followUp({ on, notReached: tried }: TaskOf<'follow-up'>, { digest }: Setting): string {
  if (tried) return notReached({ digest });
  const who = digest.onBehalfOf ? `${managerName(digest)}上次` : '上次';
  if (daysBetween(on, digest.date) > 3) return `${who}跟您约好再联系，这几天才打给您，您看现在说话方便吗？`;
  return `${who}跟您约好这两天再联系，您看现在说话方便吗？`;
}

const LINES = {
  contact: '有一阵没跟您联系了，想问问您近来有没有什么安排，是我能帮上忙的。',
  first: '想跟您认识一下，以后有事可以直接找我。',
  details: '我在核对资料，耽误您一分钟，确认一下现在的联系方式还准不准。',
  expired: '您的风险测评到期了，方便时来网点或在手机银行重做一次，几分钟就好。',
  expiring: '您的风险测评快到期了，方便时来网点或在手机银行重做一次，几分钟就好。',
  missing: '您还没有做过风险测评，方便时来网点或在手机银行做一次，几分钟就好，我们再看产品合不合适。',
  reassessTogether: '您的风险测评到期了，方便时来网点或在手机银行重做一次，我陪您看看现有的产品是否还适合您。',
  suitability: '想约您来网点坐坐，我陪您看看手上的产品是否还适合您现在的情况。',
} as const;

function line(task: Task, setting: Setting): string {
  switch (task.kind) {
    case 'maturity':
      return maturity(task, setting);
    case 'birthday':
      return birthday(task, setting);
    case 'contact-due':
      return task.never ? LINES.first : LINES.contact;
    case 'details-stale':
      return task.reason === 'unreachable' ? notReached(setting) : LINES.details;
    case 'risk-review':
      return LINES[task.reason];
    case 'unsuitable-holding':
      return setting.card.assessFirst ? LINES.reassessTogether : LINES.suitability;
    case 'follow-up':
      return followUp(task, setting);
  }
}

const managerName = ({ onBehalfOf }: Digest): string =>
  onBehalfOf?.surname === undefined ? '我的同事' : `${onBehalfOf.surname}经理`;

const isWrongNumber = ({ detail, reason }: TaskOf<'details-stale'>): boolean =>
  detail === 'phone' && reason === 'wrong-number';

/** Who is calling, where the client does not know the voice: a deputy, or a manager who never called before. */
function introduction({ card, digest }: Setting): string {
  if (digest.onBehalfOf) {
    const colleague = digest.onBehalfOf.surname === undefined ? '您的客户经理' : managerName(digest);
    return `我是${colleague}的同事，这几天由我照看您的业务。`;
  }
  return card.tasks.some((task) => task.kind === 'contact-due' && task.never) ? '我是您在我行的客户经理。' : '';
}

/** One direct sentence to say; where the phone does not work, what to do instead (`say: false`). */
export function opener(card: Card, digest: Digest, wording: Wording): { say: boolean; text: string } {
  const doubt = card.tasks.some((task) => task.kind === 'details-stale' && isWrongNumber(task));
  if (doubt) return { say: false, text: '请先通过其他留存方式核实号码，或待客户来网点时更新，再谈其他。' };
  const first = card.tasks[0];
  const setting = { card, digest, wording };
  const text = first ? line(first, setting) : LINES.contact;
  return { say: true, text: `${spokenName(card.client) ?? ''}您好，${introduction(setting)}${text}` };
}
