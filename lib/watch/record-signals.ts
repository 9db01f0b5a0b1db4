import { DROP_LOG, DUTY_LOG, MAIL_LOG, WATCH_LOG } from '../../functions/app/log-events.ts';
import type { Signal } from './signal.ts';

/** Whether what mails and pages rest on is sound: records, due index, calendar, imports. */
export const RECORD_SIGNALS: readonly Signal[] = [
  {
    id: 'client-hidden',
    by: ['sweep-index'],
    lines: [{ event: WATCH_LOG.clientHidden }],
    watching: 'at-once',
    meaning:
      'The due index hid a client who had a task: a client manager was not told of them in time. It is mended; its cause is not.',
    section: 'Client hidden from the index',
  },
  {
    id: 'index-not-swept',
    by: ['sweep-index'],
    lines: [{ event: WATCH_LOG.indexSwept }],
    watching: 'heartbeat',
    meaning: 'For more than a day nobody has proved the due index: a client it hides would be missed by the mails.',
    section: 'Index not swept',
  },
  {
    id: 'records-old',
    by: ['watch-run'],
    lines: [{ event: WATCH_LOG.recordsOld }],
    watching: 'standing',
    meaning: 'No new export has come for days: mails speak of money and contacts as they were then.',
    section: 'Records old',
  },
  {
    id: 'calendar-year-unknown',
    by: ['watch-run'],
    lines: [{ event: WATCH_LOG.calendarUnknown }],
    watching: 'standing',
    meaning:
      "Warning: a year's holidays are not known. Until they are, its working days are taken to be Monday to Friday.",
    section: 'Calendar year unknown',
  },
  {
    id: 'import-not-taken',
    by: ['import-file'],
    lines: [
      { event: DROP_LOG.refused },
      { event: DROP_LOG.reported, where: { field: 'state', is: ['quarantined', 'older'] } },
      { event: DROP_LOG.ignored, where: { field: 'because', is: ['key'] } },
    ],
    watching: 'at-once',
    meaning:
      "Files of the bank were not taken, and nothing of them was written: tomorrow's mails rest on older records.",
    section: 'Import not taken',
  },
  {
    id: 'record-broken',
    by: 'every function',
    lines: [
      { event: 'record-broken' },
      { event: 'client-record-broken' },
      { event: MAIL_LOG.rosterEntryBroken },
      { event: DUTY_LOG.dutyBroken },
    ],
    watching: 'at-once',
    meaning: 'A stored record cannot be read: that one client or person is left out, everybody else is served.',
    section: 'Record broken',
  },
  {
    id: 'page-failed',
    by: ['pages'],
    lines: [{ event: 'page-failed' }],
    watching: 'at-once',
    meaning: 'A client manager opened a link and got an empty page.',
    section: 'Page failed',
  },
];
