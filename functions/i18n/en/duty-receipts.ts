import type { DutyRefusal } from '../../domain/duty/duty-pages.ts';
import type { Format } from '../catalogue.ts';
import type { DutyReceiptWords } from '../duty-page-words.ts';
import { colleague } from './client-page.ts';
import { capital, who } from './duty-told.ts';
import { plural } from './tasks.ts';

const SIGNED = {
  confirm: 'Confirmed',
  explain: 'Explained',
  waive: 'Waived',
  'not-me': 'Reported as not done in person',
} as const;

/** The words of a duty's receipt and of the "not me" page. */
export const dutyReceipt = (f: Format): DutyReceiptWords => ({
  title: { confirm: 'Confirmed', explain: 'Explanation recorded', waive: 'Waived', 'not-me': 'Opened again' },
  reopened: 'Opened again: please fill it in anew',
  takenBack: (one, owed) =>
    `Opened again by ${who(one.by)} on ${f.day(one.on)} at ${one.time}${owed ? ': please fill it in anew' : ''}.`,
  by: ({ by, at, form }) => `${SIGNED[form]} by ${who(by)} on ${f.dayAndWeekday(at.on)} at ${at.time}.`,
  signature: 'Signed',
  signedAs: (name, version) => `${name} (version ${version})`,
  reason: 'Reason',
  left: (count) =>
    count === 0 ? 'Nothing of this is left to do.' : `${plural(count, 'person', 'people')} still to do.`,
  toDuty: 'Go on',
  toDuties: 'Back to the duties',
  mailed: 'A receipt is mailed to you and your superior.',
  notMe: {
    title: 'Was this you?',
    state: {
      standing:
        'This was confirmed in your name, or in the name of somebody you supervise. If that is right, there is nothing to do.',
      reopened:
        'Somebody has already said that it was not them: it is open again and the supervising department knows. No need to do it again.',
    },
    formTitle: 'It was not me',
    formHint: 'This opens the duty again, and tells the line manager and the supervising department.',
    reason: 'Please say what happened',
    submit: 'It was not me: open it again',
  },
});

const PLAIN = {
  invalid: {
    title: 'This link cannot be opened',
    text: 'It is incomplete or has been changed. Please open it from the mail again.',
  },
  expired: { title: 'This link has expired', text: 'Please open the page from your latest mail.' },
  revoked: {
    title: 'This link is no longer valid',
    text: 'The bank has replaced its links. Please open the page from your latest mail.',
  },
  locked: {
    title: 'This link is locked',
    text: 'A wrong employee number was typed too often, so it can no longer be used; the administrators have been alerted. Please ask them, or use your next mail.',
  },
  'duty-gone': {
    title: 'This duty is no longer on the list',
    text: 'The unit or its people have changed; there is nothing for you to do.',
  },
  unreadable: {
    title: 'The record of this duty cannot be read',
    text: 'Please tell your administrator; other duties are not affected.',
  },
} as const;

/** Why there is no page of a duty. */
export function dutyRefusal(refusal: DutyRefusal): { title: string; text: string } {
  if (refusal.reason !== 'not-your-unit') return PLAIN[refusal.reason];
  const holder = capital(refusal.holder === undefined ? 'a colleague' : colleague(refusal.holder));
  return {
    title: 'This duty is no longer yours',
    text: `${holder} has taken it over; there is nothing for you to do.`,
  };
}
