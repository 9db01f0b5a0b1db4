import type { Schedules } from '../functions/domain/schedule/schedule.ts';

/** When Steward works, in the bank's time zone. Schedules fire every day; the calendar decides what is a working day. */
export const schedules: Schedules = {
  mails: {
    digest: { at: '07:30', giveUpAt: '09:30', accountAt: '10:00', notAfter: '16:00' },
    duties: { at: '07:40', giveUpAt: '09:40', accountAt: '10:00', notAfter: '16:00' },
  },
  watchEveryMinutes: 15,
  sweepAt: '02:30',
  anchorAt: '20:30',
  recordsMayBeWorkdaysOld: 2,
};
