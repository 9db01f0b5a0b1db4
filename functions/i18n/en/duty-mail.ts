import { addDays, type CivilDate, weekday } from '../../domain/civil-date.ts';
import type { Named } from '../../domain/duty/duty-day.ts';
import type { Format, Wording } from '../catalogue.ts';
import type { DutyMailWords, NextStep } from '../duty-mail-words.ts';
import { lateUnits, subject, summary } from './duty-mail-subject.ts';
import { daysText, listed, shortPeriod, shown } from './duty-mail-terms.ts';
import { plural } from './tasks.ts';

const TARGET = {
  'line-manager': 'the line manager',
  department: 'the supervising department',
  'department-head': 'the head of the supervising department',
} as const;

const WHICH = { late: 'What is late', today: 'What is due today', both: 'What is late or due today' } as const;

function step({ on, to, which }: NextStep, f: Format): string {
  const what = typeof which === 'string' ? WHICH[which] : listed(which);
  return `${what}, if still open, will be reported to ${TARGET[to]} from ${f.dayAndWeekday(on)}.`;
}

const standsInFor = (who: Named): string => (who.surname === undefined ? 'a colleague on leave' : shown(who));

function weekName(from: CivilDate | undefined, today: CivilDate, f: Format): string {
  const monday = addDays(today, 1 - weekday(today));
  if (from === undefined || from >= monday) return 'this week';
  return from === addDays(monday, -7) ? 'last week' : `in the week of ${f.day(from)}`;
}

/** The words of the mail about duties. */
export function dutyMail(f: Format, { today }: Wording): DutyMailWords {
  return {
    subject: (counts) => subject(counts, today, f),
    greeting: ({ greet }) =>
      greet.surname === undefined || greet.han ? 'Good morning.' : `Good morning, ${greet.surname}.`,
    summary: (counts) => summary(counts, today),
    when: ({ next, late }) => {
      if (next === undefined || next.workdaysLeft === 0) return undefined;
      const left = plural(next.workdaysLeft, 'working day');
      if (late > 0)
        return `${next.all ? 'The rest is' : 'The first of the rest is'} due on ${f.dayAndWeekday(next.on)}: ${left} left.`;
      return next.all
        ? `Please finish by ${f.dayAndWeekday(next.on)}: ${left} left.`
        : `The first is due on ${f.dayAndWeekday(next.on)}: ${left} left.`;
    },
    above: ({ open, above }) => {
      if (above === undefined) return undefined;
      const whom = `The rules ask that ${above.head ? 'the head of the supervising department' : 'the supervising department'} be told`;
      return open > 0
        ? `Further down: ${lateUnits(above)}. ${whom}.`
        : `${whom}. For each: when it was due, ${above.dated ? 'when they were mailed, ' : ''}what they said.`;
    },
    open: 'Open the duties',
    period: (period) => shortPeriod(period, today),
    inPeriod: (name, period) => `${name} (${shortPeriod(period, today)})`,
    who: shown,
    alike: (name, count) => `${name} (${count} people)`,
    onBehalfOf: (who) => `You stand in for ${standsInFor(who)} until ${f.dayAndWeekday(who.until)}.`,
    ownHeading: 'Your own',
    lineManager: (who) => `Line manager: ${who}`,
    done: (total, done) => {
      if (done.length === 0) return `${plural(total, 'duty', 'duties')}, none done yet.`;
      const names = done.map(({ name, total: people }) => `${name.en}${people > 1 ? ` (${people} people)` : ''}`);
      const all = done.length === total ? `All ${total} done` : `${done.length} of ${total} done`;
      return `${all}: ${names.join(', ')}.`;
    },
    timeLeft: (left) => {
      if (left < 0) return `${plural(-left, 'working day')} late`;
      return left === 0 ? 'due today' : `${plural(left, 'working day')} left`;
    },
    due: (on, left) => {
      if (left < 0) return `Was due by ${f.dayAndWeekday(on)}`;
      return left === 0 ? `Due today, ${f.dayAndWeekday(on)}` : `Due by ${f.dayAndWeekday(on)}`;
    },
    openedToday: 'new today',
    everybody: persons,
    still: (count, total, names, more) => {
      const of = count === total ? persons(count) : `${count} of ${persons(total)}`;
      return `Still open for ${of}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    },
    byThemselves: (days, one) => {
      const by = 'Done by client managers themselves';
      return days === undefined
        ? by
        : `${by}; ${one ? 'they were reminded' : 'reminders went out'} on ${daysText(days, f)}`;
    },
    mailedOn: (days) => (days.total === 0 ? 'No recent mail about it on record' : `Mailed on ${daysText(days, f)}`),
    mailedSelf: (days, one) => `${one ? 'They were' : 'Each of them was'} reminded by mail on ${daysText(days, f)}`,
    mailedDeputy: (days) => `Who stands in was mailed on ${daysText(days, f)}`,
    remind: ({ items, late, names, more }) => {
      const who = more > 0 ? `${names.join(', ')} and ${more} more` : listed(names);
      return `${plural(items, 'duty', 'duties')} of client managers themselves ${items === 1 ? 'is' : 'are'} ${late ? 'late' : 'due today'} (${who}): please remind them.`;
    },
    upToday: (which, to) => {
      const what = which === 'late' ? 'What is late' : listed(which);
      return `${what}: reported to ${listed(to.map((one) => TARGET[one]))} today.`;
    },
    explained: ({ on, reason }) =>
      reason === undefined ? `Explained on ${f.day(on)}: see the page` : `Explained on ${f.day(on)}: “${reason}”`,
    notExplained: 'No explanation so far',
    act: 'Confirm',
    actSelf: 'Do it',
    look: 'View',
    otherwise: ({ explain, steps }) => {
      const parts = steps.map((one) => step(one, f));
      if (explain) parts.unshift('If what is late cannot be done yet, please say why on its page.');
      return parts.length === 0 ? undefined : parts.join(' ');
    },
    mayWaive: 'Where there is good reason, a duty can be waived on its page, with the reason.',
    more: (items, people) =>
      `${plural(items, 'more duty', 'more duties')}${people > 0 ? ` (${persons(people)})` : ''} on the page of duties.`,
    moreUnits: (units, rest) => {
      const named = units.map(({ name, items }) => `${name} ${items}`).join(', ');
      return `Also late or open: ${named}${rest.units > 0 ? `, and ${rest.items} in ${plural(rest.units, 'more unit')}` : ''}; see the page of duties.`;
    },
    work: {
      heading: (from) => `Client managers’ tasks ${weekName(from, today, f)}`,
      done: ({ had, did, postponed, tried, percent }) => {
        const others = [
          ...(postponed > 0 ? [`${postponed} put off`] : []),
          ...(tried > 0 ? [`${tried} tried without an answer`] : []),
        ];
        return `${plural(had, 'client')} to call, ${[`${did} called (${percent}%)`, ...others].join(', ')}.`;
      },
      didLittle: ({ who, manager, had, did }) =>
        `${shown({ ...who, id: manager })} had ${plural(had, 'client')} to call, and called ${did}.`,
      needsWord: ({ who, manager, rolledOver, longest: { since, workdays, atLeast, maturity } }) => {
        const money =
          maturity &&
          `, with ${f.money(maturity.amount)} that ${maturity.on < today ? 'matured' : 'matures'} on ${f.dayAndWeekday(maturity.on)}`;
        return `${shown({ ...who, id: manager })} has ${plural(rolledOver, 'client')} held over for more than 3 working days; the longest since ${atLeast ? 'at least ' : ''}${f.day(since)} (${plural(workdays, 'working day')}${atLeast ? ' or more' : ''})${money ?? ''}.`;
      },
      moreNeedWord: (count) =>
        `${plural(count, 'more client manager needs', 'more client managers need')} a word: see the page of duties.`,
      nobody: 'No client has been held over for more than 3 working days.',
    },
    howTo: 'To confirm, have your employee number ready. What is done is not asked for again.',
    makeUpDay: 'Today is a make-up working day.',
    footer:
      'If this mail reaches you twice, ignore one: both are the same. Details are masked; please do not forward this mail.',
  };
}

function persons(count: number): string {
  return plural(count, 'person', 'people');
}
