import { MAIL_LOG, WATCH_LOG } from '../../functions/app/log-events.ts';
import type { Signal } from './signal.ts';

/** What becomes of each mail: told when it happens, and once more, as a number, by the account of the day. */
export const MAIL_SIGNALS: readonly Signal[] = [
  {
    id: 'mails-unaccounted',
    by: ['watch-run'],
    lines: [{ event: WATCH_LOG.runAccount }],
    value: 'unaccounted',
    watching: 'at-once',
    meaning: 'Some client managers may have no mail today, and the account cannot say what became of it.',
    section: 'Mails unaccounted for',
  },
  {
    id: 'mails-failed',
    by: ['watch-run'],
    lines: [{ event: WATCH_LOG.runAccount }],
    value: 'failed',
    watching: 'at-once',
    meaning: 'Some client managers have no mail today: it surely did not go out.',
    section: 'Mails failed',
  },
  {
    id: 'mail-not-sent',
    by: ['send-mail', 'watch-run'],
    lines: [
      { event: MAIL_LOG.mailFailed },
      { event: MAIL_LOG.messageSettled, where: { field: 'state', is: ['FAILED'] } },
    ],
    watching: 'at-once',
    meaning: 'A client manager has no mail today: it surely did not go out, and nothing will send it any more.',
    section: 'Mails failed',
  },
  {
    id: 'mails-unresolved',
    by: ['watch-run'],
    lines: [{ event: WATCH_LOG.runAccount }],
    value: 'unresolved',
    watching: 'at-once',
    meaning: 'For some client managers nobody can say whether their mail went out, and it is not sent again.',
    section: 'Mails unresolved',
  },
  {
    id: 'mail-left-in-doubt',
    by: ['watch-run'],
    lines: [{ event: MAIL_LOG.messageSettled, where: { field: 'state', is: ['UNRESOLVED'] } }],
    watching: 'at-once',
    meaning: 'For a client manager nobody can say whether the mail of today went out, and it is not sent again.',
    section: 'Mails unresolved',
  },
  {
    id: 'mails-not-delivered',
    by: ['mail-events'],
    lines: [{ event: MAIL_LOG.notDelivered }],
    watching: 'at-once',
    meaning:
      'A mail did not arrive, or was reported as spam: that client manager may not have it, nor get the next one.',
    section: 'Mails not delivered',
  },
  {
    id: 'mail-event-contradicts',
    by: ['mail-events'],
    lines: [{ event: MAIL_LOG.eventContradicts }],
    watching: 'at-once',
    meaning:
      'SES took a mail that we hold for surely not sent: the account of that day is wrong, and so is our reading of SES.',
    section: 'Mail event contradicts',
  },
  {
    id: 'mail-lane-paused',
    by: ['send-mail'],
    lines: [{ event: MAIL_LOG.lanePaused }],
    watching: 'at-once',
    meaning: 'The mail service takes no mail from us for now: mails wait, and those that wait too long are given up.',
    section: 'Mail lane paused',
  },
];
