import { type CivilDate, daysBetween } from '../../domain/civil-date.ts';
import type { Card } from '../../domain/digest/digest.ts';
import type { Task } from '../../domain/task.ts';
import type { Wording } from '../catalogue.ts';
import { format, plainMoney, weekdayName } from './format.ts';
import { spokenName } from './naming.ts';
import { holdingName } from './tasks.ts';

type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>;

/** today / tomorrow / on Thursday / on 8 Dec, as one would say it on the phone. */
function spokenDay(on: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, on);
  if (days === -1) return 'yesterday';
  if (days === 0 || days === 1) return days === 0 ? 'today' : 'tomorrow';
  return days > 1 && days < 7 ? `on ${weekdayName(on)}` : `on ${format({ amountBands: false, today }).day(on)}`;
}

function maturity(task: TaskOf<'maturity'>, card: Card, date: CivilDate, wording: Wording): string {
  const when = spokenDay(task.maturesOn, date);
  const verb = task.daysLeft < 0 ? 'came' : 'comes';
  if (task.holdingKind === 'loan') {
    return `your loan ${verb} to its end ${when}. I would like to go through the last repayment with you, so that everything is ready.`;
  }
  const amount = wording.amountBands ? '' : ` of ${plainMoney(task.amount)}`;
  const what = `your ${task.product ?? holdingName(task).toLowerCase()}${amount} ${verb === 'came' ? 'matured' : 'matures'} ${when}`;
  if (task.atMaturity === 'renews')
    return `${what} and will renew by itself. If you would rather change something, I can prepare it in time.`;
  if (card.preference === 'hands-off')
    return `${what}. I will keep it short: if you name a day to come in, I will have a steady, simple choice ready for you.`;
  return `${what}. Could we find a time to talk about what comes next?`;
}

function birthday(task: TaskOf<'birthday'>, date: CivilDate): string {
  const when = spokenDay(task.on, date);
  if (task.whose === 'family')
    return `I remembered: there is a birthday in your family ${when}. Please pass on my best wishes.`;
  return task.daysAhead === 0
    ? 'happy birthday, and all the best for the year ahead.'
    : `your birthday is ${when}, so let me be early: all the best.`;
}

const LINES = {
  contact: 'we have not spoken for a while. Is there anything coming up that I can help with?',
  first: 'I am your client manager at the bank. I wanted to introduce myself, so that you know whom to call.',
  details: 'I am checking our records and need a minute: are your contact details still right?',
  expired: 'your risk assessment has expired. You can renew it in the app or at the branch; it takes a few minutes.',
  expiring: 'your risk assessment expires soon. You can renew it in the app or at the branch; it takes a few minutes.',
  missing:
    'we have no risk assessment from you yet. It takes a few minutes in the app or at the branch, and then we can see what suits you.',
  reassessTogether:
    'your risk assessment has expired. When you renew it, let us look together at whether what you hold still suits you.',
  suitability: 'I would like to look with you at whether what you hold still suits you. When could you come by?',
  followUp: 'we agreed that I would call again about now. Is this a good moment?',
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
  if (doubt)
    return { say: false, text: 'Find a working number first: the address on file, the family, or the branch counter.' };
  const first = card.tasks[0];
  const name = spokenName(card.client);
  return {
    say: true,
    text: `Good morning${name ? `, ${name}` : ''}: ${first ? line(first, card, date, wording) : LINES.contact}`,
  };
}
