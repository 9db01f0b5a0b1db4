import { describe, expect, test } from 'vitest';
import { dailyAt, everyMinutes } from '../../lib/bank-schedule.ts';

describe('schedules', () => {
  test('a time of day is every day at that time', () => {
    expect(dailyAt('07:30')).toBe('cron(30 7 * * ? *)');
    expect(dailyAt('00:05')).toBe('cron(5 0 * * ? *)');
  });

  test.each(['7:30', '24:00', '07:60', '', '07:30:00'])('%j is refused with the file to mend', (time) => {
    expect(() => dailyAt(time)).toThrow(/^config\/schedules\.ts: .* is not a time such as 07:30$/);
  });

  test('the watch looks at the same minutes of each hour', () => {
    expect(everyMinutes(15)).toBe('cron(0/15 * * * ? *)');
  });

  test.each([0, 7, 2.5, -15, 60, 90])('%d minutes are refused with the file to mend', (minutes) => {
    expect(() => everyMinutes(minutes)).toThrow(/^config\/schedules\.ts: watchEveryMinutes is /);
  });
});
