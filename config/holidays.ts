import type { HolidayTable } from '../functions/domain/calendar/calendar.ts';

/**
 * What the bank adds to China's legal holidays, which the calendar library already holds up to 2026. The State Council announces a
 * year's days in the November before: add 2027 here then, every day off and every make-up day (调休), and list the year as
 * announced. Until then 2027 runs Monday to Friday, and from November on the operator is reminded. These days win over the
 * library's, so a late change is written here too.
 */
export const holidays: HolidayTable = {
  base: 'china',
  daysOff: [
    // { from: '2027-01-01', to: '2027-01-03', name: { 'zh-CN': '元旦', en: "New Year's Day" } },
  ],
  makeUpDays: [],
  announcedYears: [],
};
