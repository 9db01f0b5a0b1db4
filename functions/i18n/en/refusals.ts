import type { RefusalWays, RefusalWords } from '../client-page-words.ts';
import { colleague } from './client-page.ts';

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
  'not-yours': {
    title: 'These tasks are no longer yours',
    text: 'A colleague looks after these clients now; there is nothing for you to do.',
  },
  gone: {
    title: 'This client is no longer on the books',
    text: 'The client has left the bank or the record has been removed; there is nothing for you to do.',
  },
  unreadable: {
    title: 'This client’s record cannot be read',
    text: 'Please tell your administrator; other clients are not affected.',
  },
  'receipt-expired': {
    title: 'The time for an undo has passed',
    text: 'An action can be undone for 10 minutes, which are over. To see or correct what is recorded, please open this client from your latest mail.',
  },
  'cross-site': {
    title: 'Nothing was saved',
    text: 'This form was not sent from our page. Please open the page again and fill it in there.',
  },
  'not-a-form': {
    title: 'Nothing was saved',
    text: 'What was sent is incomplete or too long. Please open the page again and fill it in there.',
  },
  'not-opened': { title: 'This page cannot be opened just now', text: 'Please try again in a little while.' },
  'not-saved': {
    title: 'This could not be saved just now',
    text: 'Please go back and submit it once more; it will not be recorded twice.',
  },
} as const;

export const refusalWays: RefusalWays = { again: 'Open the page again', day: 'Today’s tasks' };

export const refusal: RefusalWords = (one) => {
  if (one.reason !== 'moved' && one.reason !== 'leave-over') return PLAIN[one.reason];
  const holder = one.holder === undefined ? 'a colleague' : colleague(one.holder);
  const text = (rest: string) => `${holder.charAt(0).toUpperCase()}${holder.slice(1)} ${rest}`;
  return one.reason === 'moved'
    ? {
        title: 'This client is no longer yours',
        text: text('looks after this client now; there is nothing for you to do.'),
      }
    : {
        title: 'You no longer stand in',
        text: text('is back and looks after this client; there is nothing for you to do.'),
      };
};
