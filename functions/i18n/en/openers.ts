import { type CivilDate, daysBetween } from '../../domain/civil-date.ts';
import type { Card, Digest } from '../../domain/digest/digest.ts';
import type { Task } from '../../domain/task.ts';
import type { Wording } from '../catalogue.ts';
import { format, plainMoney, weekdayName } from './format.ts';
import { spokenName } from './naming.ts';

type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>;
type Setting = { card: Card; digest: Digest; wording: Wording };

/** today / tomorrow / on Thursday / on 8 Dec, as one would say it on the phone. */
function spokenDay(on: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, on);
  if (days === -1) return 'yesterday';
  if (days === 0 || days === 1) return days === 0 ? 'today' : 'tomorrow';
  return days > 1 && days < 7 ? `on ${weekdayName(on)}` : `on ${format({ amountBands: false, today }).day(on)}`;
}

/** The kind of holding as people say it: product names are for the eye, not for the ear. */
const SPOKEN = {
  deposit: 'term deposit',
  wealth: 'wealth product',
  bond: 'bond',
  fund: 'fund',
  insurance: 'policy',
  loan: 'loan',
} as const;

function maturity(task: TaskOf<'maturity'>, { card, digest, wording }: Setting): string {
  const when = spokenDay(task.maturesOn, digest.date);
  const past = task.daysLeft < 0;
  if (task.holdingKind === 'loan') {
    return `Your loan ${past ? 'was' : 'is'} due for final repayment ${when}. I would like to go through it with you, so that everything is ready.`;
  }
  const amount = wording.amountBands ? '' : ` of ${plainMoney(task.amount)}`;
  const what = `Your ${SPOKEN[task.holdingKind]}${amount} ${past ? 'matured' : 'matures'} ${when}`;
  if (task.atMaturity === 'renews') {
    return past
      ? `${what} and has been renewed as agreed. If you had other plans, let us look at them.`
      : `${what} and will renew automatically. If you would rather change something, I can prepare it in time.`;
  }
  if (card.assessFirst)
    return `${what}. Your risk assessment has to be renewed first; when could you come in, so that we do both together?`;
  if (card.preference === 'hands-off')
    return `${what}. I will keep it short: if you name a day to come in, I will have the papers for a few terms ready.`;
  return `${what}. Could we find a time to talk about what comes next?`;
}

function birthday(task: TaskOf<'birthday'>, { digest }: Setting): string {
  const when = spokenDay(task.on, digest.date);
  if (task.whose === 'family') return `There is a birthday in your family ${when}; please pass on my best wishes.`;
  return task.daysAhead === 0
    ? 'Happy birthday, and all the best for the year ahead.'
    : `Your birthday is ${when}, so let me be early: all the best.`;
}

function notReached({ digest }: Pick<Setting, 'digest'>): string {
  return `${digest.onBehalfOf ? 'My colleague' : 'I'} tried to reach you the other day. Is this a good moment?`;
}

function followUp({ on, notReached: tried }: TaskOf<'follow-up'>, { digest }: Setting): string {
  if (tried) return notReached({ digest });
  const who = digest.onBehalfOf ? 'My colleague' : 'We';
  const agreed = digest.onBehalfOf ? 'promised to call you again' : 'agreed that I would call again';
  if (daysBetween(on, digest.date) > 3)
    return `${who} ${agreed}, and it has taken a few days longer. Is this a good moment?`;
  return `${who} ${agreed} about now. Is this a good moment?`;
}

const LINES = {
  contact: 'We have not spoken for a while. Is there anything coming up that I can help with?',
  first: 'I wanted to introduce myself, so that you know whom to call.',
  details: 'I am checking our records and need a minute: are your contact details still right?',
  expired: 'Your risk assessment has expired. You can renew it in the app or at the branch; it takes a few minutes.',
  expiring: 'Your risk assessment expires soon. You can renew it in the app or at the branch; it takes a few minutes.',
  missing:
    'We have no risk assessment from you yet. It takes a few minutes in the app or at the branch, and then we can see what suits you.',
  reassessTogether:
    'Your risk assessment has expired. When you renew it, let us look together at whether what you hold still suits you.',
  suitability: 'I would like to look with you at whether what you hold still suits you. When could you come by?',
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

const isWrongNumber = ({ detail, reason }: TaskOf<'details-stale'>): boolean =>
  detail === 'phone' && reason === 'wrong-number';

/** Who is calling, where the client does not know the voice: a deputy, or a manager who never called before. */
function introduction({ card, digest }: Setting): string {
  if (digest.onBehalfOf) return 'I am standing in for your client manager these days. ';
  const never = card.tasks.some((task) => task.kind === 'contact-due' && task.never);
  return never ? 'I am your client manager at the bank. ' : '';
}

/** One direct sentence to say; where the phone does not work, what to do instead (`say: false`). */
export function opener(card: Card, digest: Digest, wording: Wording): { say: boolean; text: string } {
  const doubt = card.tasks.some((task) => task.kind === 'details-stale' && isWrongNumber(task));
  if (doubt)
    return {
      say: false,
      text: 'Check the number another way first, or update it when the client comes to the branch.',
    };
  const first = card.tasks[0];
  const setting = { card, digest, wording };
  const name = spokenName(card.client);
  return {
    say: true,
    text: `Good morning${name ? `, ${name}` : ''}. ${introduction(setting)}${first ? line(first, setting) : LINES.contact}`,
  };
}
