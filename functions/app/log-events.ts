/** What the mail pipeline logs, by name: alarms and searches rely on these words. Each line carries ids and codes only. */
export const MAIL_LOG = {
  runPlanned: 'run-planned',
  runDayOff: 'run-day-off',
  rosterEntryBroken: 'roster-entry-broken',
  mailSent: 'mail-sent',
  mailSkipped: 'mail-skipped',
  mailRefused: 'mail-refused',
  mailRetry: 'mail-retry',
  mailFailed: 'mail-failed',
  mailUnknown: 'mail-unknown',
  cannotRender: 'mail-cannot-render',
  claimLost: 'mail-claim-lost',
  mailerThrew: 'mailer-threw',
  messageSettled: 'message-settled',
  cannotSettle: 'message-cannot-be-settled',
  messageRequeued: 'message-requeued',
  lanePaused: 'mail-lane-paused',
  notDelivered: 'mail-not-delivered',
  eventApplied: 'mail-event-applied',
  eventUnmatched: 'mail-event-unmatched',
  /** The provider took a mail that we hold for surely not sent: our reading of its answers is wrong. */
  eventContradicts: 'mail-event-contradicts',
} as const;

/** What the watch logs. `runAccount` carries the counts of the account, for alarms and the dashboard. */
export const WATCH_LOG = {
  runMadeUp: 'run-made-up',
  runAbsent: 'run-absent',
  /** A working day with nobody to write to: nothing was planned, so that a roster that comes later is served. */
  runEmpty: 'run-empty',
  /** The schedule's message came when the day was over: nothing is sent. */
  runTooLate: 'run-too-late',
  /** Mails have not begun: before the day the bank begins, or before the first import is done. */
  runNotYet: 'run-not-yet',
  /** Mails were planned, and not one was sent. */
  nobodyServed: 'nobody-served',
  runAccount: 'run-account',
  indexOutdated: 'due-index-outdated',
  indexSwept: 'due-index-swept',
  /** A client was missing from the index under the very rules it had been swept with: the promise was broken. */
  clientHidden: 'client-was-hidden',
  calendarUnknown: 'calendar-unknown',
  recordsOld: 'records-old',
} as const;

/** What an import through the drop bucket logs. `ignored`: the event was of another bucket, or of no drop. */
export const DROP_LOG = { reported: 'drop-reported', refused: 'drop-refused', ignored: 'drop-ignored' } as const;

/** What the work with duties logs. */
export const DUTY_LOG = {
  /** Chain heads were written outside the table. */
  ledgerAnchored: 'ledger-anchored',
  dutyBroken: 'duty-record-broken',
  /** Five wrong employee numbers were typed at one link, or fifteen in a day at links of one person: they are locked. */
  employeeNumberLocked: 'employee-number-locked',
  /** Somebody said that a confirmation in their name was not theirs. */
  notMe: 'duty-not-me',
  /** A command stands, and its notices could not be put: the next morning's plan makes them up. */
  noticesNotPut: 'duty-notices-not-put',
  /** An abnormal answer, or the copy of a receipt, has nobody it could be sent to. */
  nobodyToTell: 'duty-nobody-to-tell',
  /** The day's plan: duties opened or closed, notices made up. */
  dutiesPlanned: 'duties-planned',
} as const;
