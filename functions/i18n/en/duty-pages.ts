import type { Format } from '../catalogue.ts';
import type { DutiesWords, DutyOneWords, DutyPageWords, DutyWords } from '../duty-page-words.ts';
import { fileText } from '../file-text.ts';
import { colleague } from './client-page.ts';
import { dutyProblem } from './duty-problems.ts';
import { dutyReceipt, dutyRefusal } from './duty-receipts.ts';
import { capital, told } from './duty-told.ts';
import { periodName } from './periods.ts';
import { plural } from './tasks.ts';

const quoted = (options: readonly string[]): string => options.map((one) => `“${one}”`).join(' or ');

const duty = (f: Format): DutyWords => ({
  period: periodName,
  state: {
    open: 'To do',
    late: 'Late',
    confirmed: 'Confirmed',
    waived: 'Waived',
    reopened: 'To be confirmed again',
    closed: 'No longer needed',
  },
  due: (dueOn, left) => {
    const day = f.dayAndWeekday(dueOn);
    if (left < 0) return `was due on ${day}, ${plural(-left, 'working day')} ago`;
    return left === 0 ? `due today, ${day}` : `due by ${day}, ${plural(left, 'working day')} left`;
  },
  progress: (done, total) => `${done} of ${total} done`,
  told: (one, state) => told(one, state, f),
  reason: (reason, state) => `${state === 'open' ? 'Explanation' : 'Reason'}: ${reason}`,
  onBehalfOf: (one) => `Today you stand in for ${colleague(one)} (until ${f.dayAndWeekday(one.until)}).`,
  optional: ' (optional)',
  employeeNo: 'Your employee number',
  employeeNoHint: 'It tells us that it is you.',
  problem: dutyProblem,
  notSent: 'Nothing has been sent yet; please see the notes below.',
  comma: ', ',
});

const duties = (f: Format): DutiesWords => ({
  title: 'Duties',
  summary: ({ total, done, late }) =>
    late > 0 && late === total
      ? `${plural(late, 'duty', 'duties')} late.`
      : `${done} of ${plural(total, 'duty', 'duties')} done${late === 0 ? '' : `, ${late} late`}.`,
  nothing: 'There are no duties at present.',
  own: 'Your own',
  still: (names, more) => `Still to do: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  act: 'Do it now',
  look: 'Look',
  work: {
    title: 'Client managers’ tasks this week',
    columns: {
      manager: 'Manager',
      had: 'To call',
      did: 'Called',
      postponed: 'Put off',
      open: 'Open',
      rolledOver: 'Waiting',
    },
    manager: (one) => capital(one.han && one.surname !== undefined ? one.surname : colleague(one)),
    longest: ({ who: manager, rolledOver, longest }) => {
      const { since, workdays, atLeast, maturity } = longest;
      const money = maturity && `; ${f.exactMoney(maturity.amount)} matures on ${f.dayAndWeekday(maturity.on)}`;
      return `${capital(colleague(manager))} has ${plural(rolledOver, 'client')} waiting for more than 3 working days; the longest since ${atLeast ? 'at least ' : ''}${f.day(since)}, ${plural(workdays, 'working day')}${atLeast ? ' or more' : ''}${money ?? ''}.`;
    },
    hint: 'Clients on the list since Monday; “Waiting”: held over for more than 3 working days.',
  },
});

const dutyPage = (f: Format): DutyOneWords => ({
  back: 'Duties',
  everybody: (done, total) => `All ${total} people, ${done} done`,
  fedBy: (name, done, total) => `${name}: ${done} of ${total} done`,
  form: {
    confirm: { title: 'Fill in and confirm', submit: 'Confirm' },
    explain: { title: 'Not possible in time? Please say why', submit: 'Send the explanation' },
    waive: { title: 'Waive this duty', submit: 'Waive' },
  },
  formReason: { explain: 'Why', waive: 'Why it is waived' },
  waiveHint:
    'What is waived is not asked for any more, and nobody is reminded. Your number and the reason are kept in the history.',
  waiveWhom: 'For whom',
  several: 'You may do it in parts: a person with nothing chosen is left for later.',
  rowHints: 'What each row is about',
  notBySelf: 'The one about yourself is for the line manager to do once they are back.',
  askedLater: (count) => `${plural(count, 'more person', 'more people')} will follow once this is sent.`,
  notifies: (options) => `Choosing ${quoted(options)} tells the supervising department at once.`,
  whenNotable: (options) => ` (needed when you choose ${quoted(options)})`,
  upload: {
    title: (label) => `Attach: ${label} (optional)`,
    choose: 'Choose a file',
    hint: 'A PDF or a picture, at most 5 MB. Please upload it before filling in the form below.',
    submit: 'Upload',
    brought: (type, bytes) =>
      `${fileText(type, bytes)} received; it is kept when you confirm. To replace it, upload another one above.`,
    notKept: 'The file received is neither a PDF nor a picture and is not kept. Please upload another one above.',
    save: (label, type, bytes) => `Save: ${label} (${fileText(type, bytes)})`,
  },
  agree: 'I have read the text above and agree',
  version: (hash) => `Version ${hash}`,
  allDone: 'All done; there is nothing to fill in.',
  settled: (one, state) => `${told(one, state, f)}; no need to do it again.`,
});

/** The words of the pages of duties. */
export function dutyPages(f: Format): DutyPageWords {
  return { duty: duty(f), duties: duties(f), dutyPage: dutyPage(f), dutyReceipt: dutyReceipt(f), dutyRefusal };
}
