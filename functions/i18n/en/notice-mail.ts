import type { Format } from '../catalogue.ts';
import type { NoticeCounts, NoticeMailWords } from '../notice-mail-words.ts';
import { shown } from './duty-mail-terms.ts';
import { plural } from './tasks.ts';

const DID = {
  confirm: 'Confirmed',
  explain: 'Explained',
  waive: 'Waived',
  'not-me': 'Reported as not done in person',
} as const;
const MINE = {
  confirm: 'Your confirmation is recorded',
  explain: 'Your explanation is recorded',
  waive: 'Your waiver is recorded',
  'not-me': 'Your report is recorded',
} as const;
const THEIRS = {
  confirm: 'A confirmation',
  explain: 'An explanation',
  waive: 'A waiver',
  'not-me': 'A report',
} as const;

const howMany = ({ people }: NoticeCounts): string =>
  people === undefined ? '1 duty' : plural(people, 'person', 'people');
const concerned = (counts: NoticeCounts): string =>
  howMany(counts.people === undefined ? counts : { ...counts, people: counts.concerned });

/** The words of the mails that do not wait for the morning. */
export function noticeMail(f: Format): NoticeMailWords {
  return {
    subject: (topic, { on, time }, counts) => {
      const when = `${f.dayAndWeekday(on)} ${time}`;
      if (topic === 'receipt') return `Duty receipt: ${howMany(counts)} · ${when}`;
      if (topic === 'receipt-copy') return `Duty receipt, copy: ${howMany(counts)} · ${when}`;
      if (topic === 'reopened') return `To be confirmed again: ${howMany(counts)} · ${when}`;
      if (topic === 'waived') return `Waived: ${howMany(counts)} · ${when}`;
      return `Please look soon: ${concerned(counts)} · ${plural(counts.aspects, 'aspect')}`;
    },
    greeting: 'Hello.',
    title: (topic, form, name, counts) => {
      if (topic === 'receipt') return MINE[form];
      if (topic === 'receipt-copy') return `${THEIRS[form]} in your care is recorded`;
      if (topic === 'reopened') return `${name} is to be confirmed again`;
      if (topic === 'waived') return `${name} has been waived`;
      return counts.people === undefined
        ? `${name}: something you should know`
        : `${name}: ${plural(counts.concerned, 'person', 'people')} you should know about`;
    },
    by: ({ by, at, form }) =>
      `${DID[form]} by ${by === 'you' ? 'you' : shown(by)} on ${f.dayAndWeekday(at.on)} at ${at.time}.`,
    asked: (topic) => {
      if (topic === 'abnormal')
        return 'What was noted stands on the page only. Please read it there, and speak with the line manager of the unit.';
      if (topic === 'reopened')
        return 'Please ask first what happened, then let the right person confirm it again. What was recorded before stays in the history. If somebody else may know the employee number, please have the administrator told.';
      if (topic === 'waived')
        return 'There is nothing left to do for it, and no reminder will follow. If this seems wrong, please speak with the supervising department.';
      return undefined;
    },
    people: (count, names, more) =>
      `${plural(count, 'person', 'people')}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    already: (count, { by, on, time }) =>
      `${count === undefined ? 'Already' : `${count} of them already`} confirmed by ${by === 'you' ? 'you' : shown(by)} on ${f.day(on)} at ${time}; not recorded twice`,
    takenBack: (count) =>
      `${count === undefined ? 'Opened' : `${count} of them opened`} again since: to be confirmed anew`,
    date: (label, on) => `${label}: ${f.dayAndWeekday(on)}`,
    attended: (label, count) => `${label}: ${count}`,
    files: (count) => `Files: ${count}`,
    chosen: (option, people, notifies) =>
      `“${option}” chosen ${people === undefined ? 'once or more' : `for ${plural(people, 'person', 'people')}`}${notifies ? '; the supervising department has been told' : ''}`,
    signed: (title, version, locale) =>
      `Signed: ${title}, ${locale === 'en' ? 'English' : 'Chinese'} text, version ${version}`,
    reason: (reason) => `Reason: “${reason}”`,
    reasonOnPage: 'A reason was given: see the page',
    left: (count, people) => {
      if (count === 0) return 'Nothing of this is left to do';
      return people ? `${plural(count, 'person', 'people')} of this still to do` : 'This is still to do';
    },
    aspect: (label, option) => `${label}: ${option}`,
    morePeople: (count) => `${plural(count, 'more person', 'more people')} on the page.`,
    open: 'Open this duty',
    notMe: {
      receipt: {
        title: 'Was this not you?',
        text: 'If it was you, there is nothing to do. If not, open the link below, type your employee number and say what happened: the duty is opened again, and the line manager and the supervising department are told. Opening the link alone changes nothing.',
        link: 'This was not me',
      },
      'receipt-copy': {
        title: 'Does this look wrong?',
        text: 'If it is as it should be, there is nothing to do. If you learn that somebody else did it in their name, open the link below, type your employee number and say what happened: the duty is opened again, and the supervising department is told. Opening the link alone changes nothing.',
        link: 'This was not them',
      },
    },
    footer:
      'If this mail reaches you twice, ignore one: both are the same. Details are masked; please do not forward this mail.',
  };
}
