import { type CivilDate, daysBetween } from '../../domain/civil-date.ts';
import type { HoldingKind } from '../../domain/client.ts';
import type { Card } from '../../domain/digest/digest.ts';
import type { Task } from '../../domain/task.ts';
import type { Format } from '../catalogue.ts';
import { weekdayName } from './format.ts';
import { naming } from './naming.ts';

const DOUBT = {
  'wrong-number': 'Phone number is wrong',
  'wrong-address': 'Address is wrong',
} as const;

type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>;

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** today / tomorrow / in 3 days / 1 day ago. */
function daysLeftText(days: number): string {
  if (days < 0) return `${plural(-days, 'day')} ago`;
  return ['today', 'tomorrow'][days] ?? `in ${days} days`;
}

const holdingName = (task: { holdingKind?: HoldingKind; product?: string }): string =>
  task.product ?? (task.holdingKind ? naming.holding(task.holdingKind) : 'Product');

const shortExcerpt = (text: string, most = 80): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
};

/** 26 Nov (Thursday, in 3 days). */
function dayAndLeft(on: CivilDate, format: Format, today: CivilDate): string {
  return `${format.day(on)} (${weekdayName(on)}, ${daysLeftText(daysBetween(today, on))})`;
}

function atMaturityText(task: TaskOf<'maturity'>): string {
  if (task.holdingKind === 'loan') return '';
  if (task.atMaturity === undefined) return '';
  const past = task.daysLeft < 0;
  if (task.atMaturity === 'renews') return past ? '; renewed as agreed' : '; renews automatically';
  if (past) return '; the money lies idle';
  return task.holdingKind === 'deposit' ? '; no renewal agreed' : '; the money goes to the current account';
}

function maturity(task: TaskOf<'maturity'>, format: Format): string {
  const rest = `${weekdayName(task.maturesOn)}${task.onHoliday ? ', a day off' : ''}, ${daysLeftText(task.daysLeft)}`;
  if (task.holdingKind === 'loan')
    return `${holdingName(task)} of ${format.money(task.amount)}, final repayment on ${format.day(task.maturesOn)} (${rest})`;
  const verb = task.daysLeft < 0 ? 'matured' : 'matures';
  return `${holdingName(task)}, ${format.money(task.amount)}, ${verb} on ${format.day(task.maturesOn)} (${rest})${atMaturityText(task)}`;
}

function lastContact(last: NonNullable<Card['lastContact']>, format: Format): string {
  const channel = last.channel ? ` ${naming.channel(last.channel)}`.trimEnd() : '';
  return `last: ${format.day(last.on)}${channel}${last.note ? `: “${shortExcerpt(last.note)}”` : ''}`;
}

/** Two years and more in years. */
const longTime = (days: number): string =>
  days >= 730 ? plural(Math.floor(days / 365.25), 'year') : plural(days, 'day');

function contactDue(task: TaskOf<'contact-due'>, card: Card, format: Format): string {
  const standard = `${naming.tier(card.tier)} standard: ${task.standardDays} days`;
  if (task.never && task.days === undefined) return `No contact on record (${standard})`;
  if (task.never)
    return `No contact on record in the ${longTime(task.days ?? 0)} since the account was opened (${standard})`;
  const days = task.early
    ? `Last contact ${plural(task.days ?? 0, 'day')} ago; the days off go past the ${standard}`
    : `Not contacted for ${plural(task.days ?? 0, 'day')} (${standard})`;
  return card.lastContact ? `${days}; ${lastContact(card.lastContact, format)}` : days;
}

function detailsStale(task: TaskOf<'details-stale'>, format: Format): string {
  if (task.reason === 'unverified') {
    const what = task.detail === 'phone' ? 'Phone number' : 'Address';
    if (task.early)
      return `${what} falls due for checking over the days off (last ${format.day(task.verifiedOn)}); check it during the call`;
    return `${what} not verified for ${plural(task.days, 'day')} (last ${format.day(task.verifiedOn)}); check it during the call`;
  }
  if (task.reason === 'unreachable') return `No answer on ${format.day(task.since)}; try again at another time`;
  const what = DOUBT[task.reason];
  return `${what} (${format.day(task.since)}); find the right one another way and update it`;
}

function riskReview(task: TaskOf<'risk-review'>, format: Format, date: CivilDate): string {
  if (task.reason === 'missing') return 'Holds rated products without a risk assessment: assess first, then sell';
  if (task.reason === 'expired')
    return `Risk assessment expired on ${format.day(task.expiresOn)}: assess first, then sell`;
  return `Risk assessment expires on ${dayAndLeft(task.expiresOn, format, date)}: ask the client to renew it`;
}

function unsuitable(task: TaskOf<'unsuitable-holding'>, format: Format, date: CivilDate): string {
  const name = task.product ? `“${task.product}”` : 'a product';
  const expires = task.assessmentExpiresOn;
  const verb = expires !== undefined && daysBetween(date, expires) < 0 ? 'expired' : 'expires';
  const lapse = expires === undefined ? '' : `; the assessment ${verb} on ${format.day(expires)}`;
  return `Holds ${name} (R${task.rating}) with risk tolerance C${task.tolerance}: ${plural(task.rating - task.tolerance, 'level')} over${lapse}`;
}

function birthday(task: TaskOf<'birthday'>, format: Format): string {
  const whose = task.whose === 'client' ? 'Birthday' : `Birthday of ${task.relation ?? 'a family member'}`;
  const lunar = task.birthday.calendar === 'lunar' ? ' (lunar calendar)' : '';
  return `${whose}${lunar}: ${format.day(task.on)} (${weekdayName(task.on)}, ${daysLeftText(task.daysAhead)})`;
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
      return `${task.notReached ? 'Not reached last time; you set another call for' : 'You agreed to call again on'} ${dayAndLeft(task.on, format, date)}${task.note ? `: ${shortExcerpt(task.note)}` : ''}`;
  }
}
