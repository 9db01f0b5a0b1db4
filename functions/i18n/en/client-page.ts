import { HOBBY_CHARACTERS, NOTE_CHARACTERS } from '../../domain/care/client-action.ts';
import type { Colleague, Told } from '../../domain/care/client-page.ts';
import type { CivilDate } from '../../domain/civil-date.ts';
import type { OfficerRole } from '../../domain/roster.ts';
import type { Format } from '../catalogue.ts';
import type { ClientPageWords } from '../client-page-words.ts';
import { DETAILS, doneText, notedText, PREFERENCES } from './done.ts';
import { problem } from './form-problems.ts';
import { plural } from './tasks.ts';

const OFFICE: Record<OfficerRole, string> = {
  'line-manager': 'line manager',
  supervising: 'supervising department',
  'supervising-head': 'head of the supervising department',
  inspector: 'inspection team',
};

/** your colleague 周; your colleague 张 (line manager); Smith. */
export const colleague = ({ surname, han, role }: Colleague): string => {
  const name = surname === undefined ? 'a colleague' : han ? `your colleague ${surname}` : surname;
  return role === undefined ? name : `${name} (${OFFICE[role]})`;
};

/** recorded by you on 23 Nov at 09:12 */
export const told = ({ by, on, time }: Told, f: Format): string =>
  `recorded by ${by === 'you' ? 'you' : colleague(by)} on ${f.day(on)} at ${time}`;

/** 28 Nov is not a working day: it will appear on Mon 30 Nov. */
export const shownOn = (set: CivilDate, shown: CivilDate, f: Format): string =>
  `${f.day(set)} is not a working day: it will appear ${shown < set ? 'early, ' : ''}on ${f.dayAndWeekday(shown)}.`;

export const clientPage = (f: Format): ClientPageWords => ({
  title: 'Client',
  whyToday: 'Why today',
  nothingDue: 'Nothing is due for this client today; a contact can still be recorded here.',
  backToDay: 'Today’s tasks',
  onBehalfOf: (who) => `Today you stand in for ${colleague(who)} and look after this client.`,
  recorded: (one, did) => {
    const what = doneText(did, f);
    const once = did.kind === 'contact' && did.contact.outcome === 'reached';
    return `Already ${told(one, f)}${what === undefined ? '' : ` (${what})`}${once ? '; no need to do it again' : ''}.`;
  },
  postponed: ({ until, reason }) => `Postponed to ${f.dayAndWeekday(until)}: ${reason}`,
  followUp: ({ on, tried }) =>
    tried
      ? `Not reached last time; to be tried again on ${f.dayAndWeekday(on)}`
      : `Next call agreed for ${f.dayAndWeekday(on)}`,
  riskReview: (on) => `Risk assessment arranged for ${f.dayAndWeekday(on)}`,
  shownOn: (set, shown) => shownOn(set, shown, f),
  toUndo: 'See it or undo it',
  form: {
    contact: { title: 'Record a contact', submit: 'Save the contact' },
    postpone: { title: 'Postpone', submit: 'Postpone' },
    details: { title: 'Phone or address wrong, or verified', submit: 'Save' },
    note: { title: 'Family, hobbies and preference', submit: 'Note it' },
    'risk-review': { title: 'Risk assessment arranged', submit: 'Save the date' },
  },
  optional: ' (optional)',
  outcome: 'Outcome',
  outcomes: { reached: 'Reached', unreachable: 'Not reached', 'wrong-number': 'Wrong number' },
  channel: 'How',
  channels: { phone: 'Phone', sms: 'Text message', branch: 'Branch meeting', visit: 'Visit' },
  handled: 'Maturities dealt with (ticked ones are not shown again)',
  handledOne: (what, on) => `${what}, matures on ${f.dayAndWeekday(on)}`,
  handledMore: (count) => `${plural(count, 'more maturity', 'more maturities')}`,
  contactMore: 'Note, next call, how',
  note: 'What was said',
  noteHint: `At most ${NOTE_CHARACTERS} characters; no identity or card numbers.`,
  followUpOn: 'Day of the next call',
  until: 'Postpone to',
  untilHint: ({ latest, because }) =>
    because === 'maturity'
      ? `${f.dayAndWeekday(latest)} at the latest: after it money matures.`
      : `${f.dayAndWeekday(latest)} at the latest (14 days).`,
  cannotPostpone: 'Money is about to mature: this client has to be called today and cannot be postponed.',
  kept: 'What you typed has not been saved; if you need it, copy it to the note of a contact.',
  reason: 'Why',
  detail: 'Which',
  details: DETAILS,
  finding: 'What was found',
  findings: { wrong: 'It is wrong', verified: 'Verified with the client' },
  forget: 'Noted wrongly',
  forgetHint: 'What you choose is removed; to correct it, fill in what is right above as well.',
  forgetNone: 'nothing',
  notedOne: notedText,
  relation: 'Family member (e.g. daughter)',
  relationHint: 'The relation only, no name.',
  birthday: 'Their birthday',
  calendar: 'Calendar',
  calendars: { solar: 'solar', lunar: 'lunar' },
  month: 'Month',
  day: 'Day',
  hobby: `Hobby (at most ${HOBBY_CHARACTERS} characters)`,
  preference: 'How they like to be served',
  preferences: PREFERENCES,
  arrangedFor: 'Arranged for',
  arrangedHint: 'Within 60 days; until then the assessment is not shown again.',
  problem: (why) => problem(why, f),
  notRecorded: 'Nothing has been saved yet; please see the notes below.',
  since: (one) =>
    `After you opened this page, ${one.by === 'you' ? 'you' : colleague(one.by)} recorded something else (${f.day(one.on)}, ${one.time}). Please look at it first; to save yours as well, submit it once more.`,
});
