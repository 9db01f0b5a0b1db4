import { MAIL_LOG, WATCH_LOG } from '../../functions/app/log-events.ts';
import type { Signal } from './signal.ts';

/** Whether everybody gets their mail. */
export const MAIL_SIGNALS: readonly Signal[] = [
  {
    id: 'mails-unaccounted',
    by: 'watch-run',
    lines: [{ event: WATCH_LOG.runAccount }],
    value: 'unaccounted',
    watching: 'at-once',
    meaning: 'Some client managers may have no mail today, and the account cannot say what became of it.',
    section: 'Mails unaccounted for',
  },
  {
    id: 'mails-failed',
    by: 'watch-run',
    lines: [{ event: WATCH_LOG.runAccount }],
    value: 'failed',
    watching: 'at-once',
    meaning: 'Some client managers have no mail today: it surely did not go out.',
    section: 'Mails failed',
  },
  {
    id: 'mails-unresolved',
    by: 'watch-run',
    lines: [{ event: WATCH_LOG.runAccount }],
    value: 'unresolved',
    watching: 'at-once',
    meaning: 'For some client managers nobody can say whether their mail went out, and it is not sent again.',
    section: 'Mails unresolved',
  },
  {
    id: 'mails-not-delivered',
    by: 'mail-events',
    lines: [{ event: MAIL_LOG.notDelivered }],
    watching: 'at-once',
    meaning:
      'A mail did not arrive, or was reported as spam: that client manager may not have it, nor get the next one.',
    section: 'Mails not delivered',
  },
  {
    id: 'mail-event-contradicts',
    by: 'mail-events',
    lines: [{ event: MAIL_LOG.eventContradicts }],
    watching: 'at-once',
    meaning:
      'SES took a mail that we hold for surely not sent: the account of that day is wrong, and so is our reading of SES.',
    section: 'Mail event contradicts',
  },
  {
    id: 'run-absent',
    by: 'watch-run',
    lines: [{ event: WATCH_LOG.runAbsent }],
    watching: 'at-once',
    meaning: 'On a working day no run was planned by the time of the account: nobody has a mail.',
    section: 'Run absent',
  },
  {
    id: 'run-made-up',
    by: 'watch-run',
    lines: [{ event: WATCH_LOG.runMadeUp }],
    watching: 'at-once',
    meaning:
      'Warning: the schedule did not plan the run, and the watch did it late. Everybody gets their mail, later than usual.',
    section: 'Run made up',
  },
  {
    id: 'no-account-given',
    by: 'watch-run',
    // A day without a run is told by its own signal; it was looked at all the same.
    lines: [{ event: WATCH_LOG.runAccount }, { event: WATCH_LOG.runAbsent }],
    watching: 'heartbeat',
    meaning: 'For more than a day nobody has counted the mails: whether everybody got theirs is not known.',
    section: 'No account given',
  },
  {
    id: 'mail-lane-paused',
    by: 'send-mail',
    lines: [{ event: MAIL_LOG.lanePaused }],
    watching: 'at-once',
    meaning: 'The mail service takes no mail from us for now: mails wait, and those that wait too long are given up.',
    section: 'Mail lane paused',
  },
];
