import { WATCH_LOG } from '../../functions/app/log-events.ts';
import type { Signal } from './signal.ts';

/** Whether each working day has its run and its account. */
export const RUN_SIGNALS: readonly Signal[] = [
  {
    id: 'run-absent',
    by: ['watch-run'],
    lines: [{ event: WATCH_LOG.runAbsent }],
    watching: 'at-once',
    meaning: 'On a working day no run was planned by the time of the account: nobody has a mail.',
    section: 'Run absent',
  },
  {
    id: 'run-made-up',
    by: ['watch-run'],
    lines: [{ event: WATCH_LOG.runMadeUp }],
    watching: 'at-once',
    meaning:
      'Warning: the schedule did not plan the run, and the watch did it late. Everybody gets their mail, later than usual.',
    section: 'Run made up',
  },
  {
    id: 'run-empty',
    by: ['plan-run', 'watch-run'],
    lines: [{ event: WATCH_LOG.runEmpty }],
    watching: 'lasting',
    meaning: 'On a working day there is nobody to write to: nothing is planned until a roster is there.',
    section: 'Run empty',
  },
  {
    id: 'run-too-late',
    by: ['plan-run'],
    lines: [{ event: WATCH_LOG.runTooLate }],
    watching: 'at-once',
    meaning: 'Warning: what the schedule asked for came when the day was over, and nothing was sent for it.',
    section: 'Run too late',
  },
  {
    id: 'nobody-served',
    by: ['watch-run'],
    lines: [{ event: WATCH_LOG.nobodyServed }],
    watching: 'at-once',
    meaning: 'Warning: mails were planned for a working day, and not one client manager was sent any.',
    section: 'Nobody served',
  },
  {
    id: 'no-account-given',
    by: ['watch-run'],
    // A day without a run is told by its own signal; it was looked at all the same.
    lines: [{ event: WATCH_LOG.runAccount }, { event: WATCH_LOG.runAbsent }],
    watching: 'heartbeat',
    meaning: 'For more than a day nobody has counted the mails: whether everybody got theirs is not known.',
    section: 'No account given',
  },
];
