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
} as const;
