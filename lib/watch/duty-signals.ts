import { DUTY_LOG } from '../../functions/app/log-events.ts';
import type { Signal } from './signal.ts';

/** Whether duties are confirmed by those they are asked of, and their ledger is kept. */
export const DUTY_SIGNALS: readonly Signal[] = [
  {
    id: 'employee-number-locked',
    by: ['pages'],
    lines: [{ event: DUTY_LOG.employeeNumberLocked }],
    watching: 'at-once',
    meaning:
      'Five wrong employee numbers were typed at one link of duties, or fifteen in a day at links of one person: somebody guesses, or the roster is wrong.',
    section: 'Employee number locked',
  },
  {
    id: 'duty-not-me',
    by: ['pages'],
    lines: [{ event: DUTY_LOG.notMe }],
    watching: 'at-once',
    meaning: 'Somebody said that a duty confirmed in their name was not confirmed by them: it is open again.',
    section: 'Duty not me',
  },
  {
    id: 'duty-nobody-to-tell',
    by: ['pages', 'plan-run'],
    lines: [{ event: DUTY_LOG.nobodyToTell }],
    watching: 'at-once',
    meaning:
      'A duty was confirmed, and the supervising department has nobody who could be told: the roster names no address.',
    section: 'Duty nobody to tell',
  },
  {
    id: 'ledger-not-anchored',
    by: ['anchor-ledger'],
    lines: [{ event: DUTY_LOG.ledgerAnchored }],
    watching: 'heartbeat',
    meaning: 'For more than a day the ledger has not been anchored: a change in its past could go unnoticed.',
    section: 'Ledger not anchored',
  },
];
