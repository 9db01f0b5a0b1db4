import { type CivilDate, daysBetween } from '../../domain/civil-date.ts';
import type { HoldingKind } from '../../domain/client.ts';
import type { Card } from '../../domain/digest/digest.ts';
import type { Task } from '../../domain/task.ts';
import type { Format } from '../catalogue.ts';
import { weekdayName } from './format.ts';
import { naming } from './naming.ts';

type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>;

const LEVELS = ['', '一级', '两级', '三级', '四级'];
const DETAIL = { phone: '手机号', address: '地址' } as const;
const DOUBT = { 'wrong-number': '号码有误', 'wrong-address': '地址有误' } as const;

/** 今天 / 明天 / 还有 3 天 / 已过 1 天. */
function daysLeftText(days: number): string {
  if (days < 0) return `已过 ${-days} 天`;
  return ['今天', '明天', '后天'][days] ?? `还有 ${days} 天`;
}

const holdingName = (task: { holdingKind?: HoldingKind; product?: string }): string =>
  task.product ?? (task.holdingKind ? naming.holding(task.holdingKind) : '产品');

const shortExcerpt = (text: string, most = 40): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
};

/** 11月26日（周四，还有 3 天）. */
function dayAndLeft(on: CivilDate, format: Format, today: CivilDate): string {
  return `${format.day(on)}（${weekdayName(on)}，${daysLeftText(daysBetween(today, on))}）`;
}

function atMaturityText(task: TaskOf<'maturity'>): string {
  if (task.holdingKind === 'loan') return '';
  if (task.atMaturity === undefined) return '';
  const past = task.daysLeft < 0;
  if (task.atMaturity === 'renews') return past ? '，已按约定自动转存' : '，已约定自动转存';
  if (past) return '，资金已转活期';
  return task.holdingKind === 'deposit' ? '，未约定自动转存' : '，到期后资金转入活期';
}

function maturity(task: TaskOf<'maturity'>, format: Format): string {
  const when = `${format.day(task.maturesOn)}（${weekdayName(task.maturesOn)}${task.onHoliday ? '，休息日' : ''}，${daysLeftText(task.daysLeft)}）`;
  return `${holdingName(task)} ${format.money(task.amount)}，${when}到期${atMaturityText(task)}`;
}

function contactDue(task: TaskOf<'contact-due'>, card: Card, format: Format): string {
  const standard = `${naming.tier(card.tier)}标准 ${task.standardDays} 天`;
  if (task.never && task.days === undefined) return `尚无联系记录（${standard}）`;
  if (task.never) return `开户 ${longTime(task.days ?? 0)}，尚无联系记录（${standard}）`;
  const days = task.early
    ? `距上次联系 ${task.days} 天，休息日里将超过${standard}`
    : `已 ${task.days} 天未联系（${standard}）`;
  return card.lastContact ? `${days}；${lastContact(card.lastContact, format)}` : days;
}

/** Two years and more in years. */
const longTime = (days: number): string => (days >= 730 ? `${Math.floor(days / 365.25)} 年` : `${days} 天`);

function lastContact(last: NonNullable<Card['lastContact']>, format: Format): string {
  const channel = last.channel ? naming.channel(last.channel) : '';
  return `上次：${format.day(last.on)}${channel}${last.note ? `，${shortExcerpt(last.note)}` : ''}`;
}

function detailsStale(task: TaskOf<'details-stale'>, format: Format): string {
  if (task.reason === 'unverified') {
    const since = `上次 ${format.day(task.verifiedOn)}`;
    return task.early
      ? `${DETAIL[task.detail]}核实将在休息日里到期（${since}），通话时顺便核对`
      : `${DETAIL[task.detail]}已 ${task.days} 天未核实（${since}），通话时顺便核对`;
  }
  if (task.reason === 'unreachable') return `${format.day(task.since)} 未接通，换个时间再打`;
  const what = DOUBT[task.reason];
  return `${what}（${format.day(task.since)}），请从其他渠道核实后更新`;
}

function riskReview(task: TaskOf<'risk-review'>, format: Format, date: CivilDate): string {
  if (task.reason === 'missing') return '尚无风险测评，却持有风险评级产品：先测评，再谈产品';
  if (task.reason === 'expired') return `风险测评已于 ${format.day(task.expiresOn)} 到期：先重新测评，再谈产品`;
  return `风险测评 ${dayAndLeft(task.expiresOn, format, date)}到期，请约客户提前重做`;
}

function unsuitable(task: TaskOf<'unsuitable-holding'>, format: Format, date: CivilDate): string {
  const over = LEVELS[task.rating - task.tolerance] ?? `${task.rating - task.tolerance} 级`;
  const name = task.product ? `“${task.product}”` : '产品';
  const expires = task.assessmentExpiresOn;
  const lapse =
    expires === undefined
      ? ''
      : daysBetween(date, expires) < 0
        ? `，且测评已于 ${format.day(expires)} 到期`
        : `，且测评 ${format.day(expires)} 到期`;
  return `持有${name}（R${task.rating}），风险测评 C${task.tolerance}，超出${over}${lapse}`;
}

function birthday(task: TaskOf<'birthday'>, format: Format): string {
  const whose = task.whose === 'client' ? '' : `${task.relation ?? '家人'}的`;
  const lunar = task.birthday.calendar === 'lunar' ? '农历' : '';
  return `${whose}${lunar}生日：${format.day(task.on)}（${weekdayName(task.on)}，${daysLeftText(task.daysAhead)}）`;
}

/** One reason to call, in one line. */
export function taskText(task: Task, card: Card, format: Format, date: CivilDate): string {
  switch (task.kind) {
    case 'maturity':
      return maturity(task, format);
    case 'contact-due':
      return contactDue(task, card, format);
    case 'details-stale':
      return detailsStale(task, format);
    case 'risk-review':
      return riskReview(task, format, date);
    case 'unsuitable-holding':
      return unsuitable(task, format, date);
    case 'birthday':
      return birthday(task, format);
    case 'follow-up':
      return `${task.notReached ? '上次未联系上，定于' : '约定'} ${dayAndLeft(task.on, format, date)}回访${task.note ? `：${shortExcerpt(task.note)}` : ''}`;
  }
}
