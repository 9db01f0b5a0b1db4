import { describe, expect, test } from 'vitest';
import { schedules } from '../../../config/schedules.ts';
import { checkSchedules } from '../../../functions/domain/schedule/check-schedules.ts';
import type { Schedules } from '../../../functions/domain/schedule/schedule.ts';

const { digest, duties } = schedules.mails;
const refusedWith = (changes: Partial<Schedules>) => {
  try {
    checkSchedules({ ...schedules, ...changes });
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : [];
  }
};

describe('the table of schedules', () => {
  test('the one in config is right', () => {
    expect(checkSchedules(schedules)).toBe(schedules);
  });

  test.each(['7:30', '24:00', '07.30', '', undefined])('%j is no time of day', (at) => {
    expect(refusedWith({ mails: { duties, digest: { ...digest, at: at as string } } })).toEqual([
      'config/schedules.ts is not right:',
      `  - mails.digest.at is ${JSON.stringify(at)}; give a time of day such as 07:30`,
    ]);
  });

  test('mails are not given up before they are planned, nor accounted for before they are given up', () => {
    expect(refusedWith({ mails: { duties, digest: { ...digest, giveUpAt: '07:00' } } })[1]).toBe(
      '  - mails.digest.giveUpAt is 07:00, not after at, 07:30; give a later time of the day',
    );
    expect(refusedWith({ mails: { duties, digest: { ...digest, accountAt: digest.giveUpAt } } })[1]).toBe(
      '  - mails.digest.accountAt is 09:30, not after giveUpAt, 09:30; give a later time of the day',
    );
  });

  test('the mails about duties are looked at like any other', () => {
    expect(refusedWith({ mails: { digest, duties: { ...duties, notAfter: '16' } } })).toEqual([
      'config/schedules.ts is not right:',
      '  - mails.duties.notAfter is "16"; give a time of day such as 07:30',
    ]);
  });

  test.each([0, 7, 90, 2.5])('a watch every %d minutes does not come at the same minutes of each hour', (minutes) => {
    expect(refusedWith({ watchEveryMinutes: minutes })[1]).toBe(
      `  - watchEveryMinutes is ${minutes}; give minutes that divide an hour evenly, such as 15`,
    );
  });

  test('every mistake is told at once', () => {
    expect(refusedWith({ sweepAt: '2:30', recordsMayBeWorkdaysOld: -1 })).toEqual([
      'config/schedules.ts is not right:',
      '  - sweepAt is "2:30"; give a time of day such as 07:30',
      '  - recordsMayBeWorkdaysOld is -1; give a whole number of working days',
    ]);
  });
});
