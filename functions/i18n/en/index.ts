import type { Digest, Suggestion } from '../../domain/digest/digest.ts';
import { TASK_KINDS, type TaskKind } from '../../domain/task.ts';
import type { Catalogue, DigestWords, Format, Wording } from '../catalogue.ts';
import { clientPage } from './client-page.ts';
import { dayPage } from './day-page.ts';
import { dutyMail } from './duty-mail.ts';
import { dutyPages } from './duty-pages.ts';
import { format, plainMoney } from './format.ts';
import { naming } from './naming.ts';
import { noticeMail } from './notice-mail.ts';
import { opener } from './openers.ts';
import { receipt } from './receipt.ts';
import { refusal, refusalWays } from './refusals.ts';
import { search } from './search.ts';
import { plural, taskText } from './tasks.ts';

const LABEL: Record<TaskKind, string> = {
  maturity: 'Maturity',
  'contact-due': 'Contact',
  'details-stale': 'Details',
  'risk-review': 'Risk',
  'unsuitable-holding': 'Suitability',
  birthday: 'Birthday',
  'follow-up': 'Follow-up',
};

const suggestion = (one: Suggestion): string => `${one.name.en} (R${one.riskRating}, from ${plainMoney(one.minimum)})`;

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
  return maturing.idle.length === 0 ? `${total}.` : `${total}; of which ${moneys(maturing.idle)} will not be renewed.`;
}

function rolledOver({ rolledOver: left }: Digest, f: Format): string | undefined {
  if (left.count === 0) return undefined;
  const names = left.shown.map(({ client }) => naming.short(client)).join(', ');
  const etc = left.count > left.shown.length ? ', …' : '';
  const waiting = `${plural(left.count, 'more client is', 'more clients are')} waiting (${left.cap} a day)`;
  return `${waiting}; they follow from ${f.dayAndWeekday(left.nextWorkday)}, most pressing first: ${names}${etc}. ${leftOutMoney(left, f)}`;
}

function leftOutMoney({ maturities, money, soonest }: Digest['rolledOver'], f: Format): string {
  if (maturities === 0) return 'None of them for a maturity.';
  const sum = money.length === 0 ? '' : `, ${f.moneys(money)} in all`;
  const first =
    soonest &&
    `, the soonest on ${f.dayAndWeekday(soonest.on)}: ${naming.short(soonest.client)} ${f.money(soonest.amount)}`;
  return `${maturities} of them with a maturity${sum}${first ?? ''}.`;
}

function overview({ taskCounts, cards, rolledOver: left }: Digest): string {
  const counts = TASK_KINDS.filter((kind) => (taskCounts[kind] ?? 0) > 0).map(
    (kind) => `${LABEL[kind]} ${taskCounts[kind]}`,
  );
  const all = left.count === 0 ? '' : `All ${cards.length + left.count} clients: `;
  return `${all}${counts.join(' · ')}`;
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
    openerLabel: 'Say',
    opener: (card, digest) => opener(card, digest, wording),
    suggestionsLabel: 'Have ready',
    haveReady: (card) => {
      if (card.suggestions.length > 0) return card.suggestions.map(suggestion);
      const said = card.tasks.some(({ kind }) => kind === 'risk-review' || kind === 'unsuitable-holding');
      return card.assessFirst && !said ? ['a risk assessment first (none will be in date by then)'] : [];
    },
    moreReasons: (count) => `${count} more on the day’s page`,
    talkingPointsLabel: 'Talk about',
    cannotWait: 'today at the latest',
    waited: (days) => `held over ${plural(days, 'working day')}`,
    rolledOver: (digest) => rolledOver(digest, f),
    overview,
    makeUpDay: ({ makeUpDay }) => (makeUpDay ? 'Today is a make-up working day.' : undefined),
    pulledForward: ({ pulledForward: days }) =>
      days &&
      `${span(f, days.from, days.to)} ${days.from === days.to ? 'is a day off' : 'are days off'}: ${plural(days.maturities, 'maturity', 'maturities')} moved up.`,
    brokenRecords: ({ brokenRecords }) =>
      brokenRecords === 0
        ? undefined
        : `${plural(brokenRecords, 'client record')} could not be read and ${brokenRecords === 1 ? 'is' : 'are'} not listed; please tell your administrator.`,
    actions: { contacted: 'Contacted', later: 'Later', wrongDetails: 'Wrong details' },
    footer:
      'If this mail reaches you twice, ignore one: both are the same. Details are masked; please do not forward this mail.',
  };
}

const pageWords = (f: Format) => ({
  clientPage: clientPage(f),
  receipt: receipt(f),
  search: search(f),
  refusal,
  refusalWays,
  ...dutyPages(f),
});

/** English. */
export function en(wording: Wording): Catalogue {
  const f = format(wording);
  const mails = { digest: digestWords(f, wording), dutyMail: dutyMail(f, wording), noticeMail: noticeMail(f) };
  return { format: f, naming, ...mails, dayPage, ...pageWords(f) };
}
