import type { Digest } from '../../domain/digest/digest.ts';
import type { Task } from '../../domain/task.ts';
import type { Catalogue, DigestWords, Format, Wording } from '../catalogue.ts';
import { dayPage } from './day-page.ts';
import { format, plainMoney } from './format.ts';
import { naming } from './naming.ts';
import { opener } from './openers.ts';
import { plural, taskText } from './tasks.ts';

const LABEL: Record<Task['kind'], string> = {
  maturity: 'Maturity',
  'contact-due': 'Contact',
  'details-stale': 'Details',
  'risk-review': 'Risk',
  'unsuitable-holding': 'Suitability',
  birthday: 'Birthday',
  'follow-up': 'Follow-up',
};

function subject(digest: Digest, day: Format): string {
  const maturities = digest.taskCounts.maturity ?? 0;
  const parts = [`call ${plural(digest.cards.length, 'client')}`];
  if (maturities > 0) parts.push(plural(maturities, 'maturity', 'maturities'));
  parts.push(day.dayAndWeekday(digest.date));
  return `${digest.onBehalfOf ? 'Today, standing in' : 'Today'}: ${parts.join(' · ')}`;
}

function money({ maturing }: Digest, { moneys }: Format): string | undefined {
  if (maturing.within7Days.length === 0) return undefined;
  const total = `${moneys(maturing.within7Days)} matures within 7 days`;
  return maturing.idle.length === 0 ? `${total}.` : `${total}; of it ${moneys(maturing.idle)} would lie idle.`;
}

function rolledOver({ rolledOver }: Digest): string | undefined {
  if (rolledOver.count === 0) return undefined;
  const rest =
    rolledOver.maturities === 0 ? 'none of them for a maturity' : `${rolledOver.maturities} of them with a maturity`;
  const names = rolledOver.shown.map(({ client }) => naming.short(client)).join(', ');
  const etc = rolledOver.count > rolledOver.shown.length ? ', …' : '';
  return `${plural(rolledOver.count, 'client')} over the daily limit will come on the next working day (${names}${etc}), ${rest}.`;
}

function onBehalfOf({ onBehalfOf }: Digest, f: Format): string | undefined {
  if (onBehalfOf === undefined) return undefined;
  return `Today you stand in for ${onBehalfOf.surname ?? 'a colleague on leave'} (until ${f.dayAndWeekday(onBehalfOf.until)}).`;
}

const span = (f: Format, from: string, to: string): string =>
  from === to ? f.day(from) : `${f.day(from)} to ${f.day(to)}`;

function digestWords(f: Format, wording: Wording): DigestWords {
  return {
    subject: (digest) => subject(digest, f),
    greeting: ({ greet }) =>
      greet.surname === undefined || greet.han ? 'Good morning.' : `Good morning, ${greet.surname}.`,
    onBehalfOf: (digest) => onBehalfOf(digest, f),
    summary: ({ cards }) => `Please call ${plural(cards.length, 'client')} today`,
    money: (digest) => money(digest, f),
    open: 'Open today’s tasks',
    taskLabel: (kind) => LABEL[kind],
    task: (task, card, date) => taskText(task, card, f, date),
    assessFirst: 'Assess first, then sell.',
    openerLabel: 'Say',
    opener: (card, date) => opener(card, date, wording),
    suggestionsLabel: 'Have ready',
    suggestion: (one) => `${one.name.en} (R${one.riskRating}, from ${plainMoney(one.minimum)})`,
    talkingPointsLabel: 'Talk about',
    cannotWait: 'today at the latest',
    waited: (days) => `waiting ${plural(days, 'working day')}`,
    rolledOver,
    makeUpDay: ({ makeUpDay }) => (makeUpDay ? 'Today is a make-up working day.' : undefined),
    pulledForward: ({ pulledForward: days }) =>
      days &&
      `${span(f, days.from, days.to)} ${days.from === days.to ? 'is a day off' : 'are days off'}: ${plural(days.maturities, 'maturity', 'maturities')} moved up.`,
    brokenRecords: ({ brokenRecords }) =>
      brokenRecords === 0
        ? undefined
        : `${plural(brokenRecords, 'client record')} could not be read and ${brokenRecords === 1 ? 'is' : 'are'} not listed; please tell your administrator.`,
    footer:
      'If this mail reaches you twice, ignore one: both are the same. Details are masked; please do not forward it.',
  };
}

/** English. */
export function en(wording: Wording): Catalogue {
  const f = format(wording);
  return { format: f, naming, digest: digestWords(f, wording), dayPage };
}
