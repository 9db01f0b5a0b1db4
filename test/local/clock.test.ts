import { afterEach, expect, test, vi } from 'vitest';
import { businessClock } from '../../local/clock.ts';

const SHANGHAI = 'Asia/Shanghai';
afterEach(() => vi.useRealTimers());

/** Sets what time it is; it passes only when told to. */
const itIs = (now: string) => vi.useFakeTimers({ now: new Date(now), toFake: ['Date', 'performance'] });

test('on the business date itself the clock is the real one', () => {
  itIs('2026-11-22T16:30:00.000Z');
  const clock = businessClock('2026-11-23', SHANGHAI);
  expect(clock()).toBe('2026-11-22T16:30:00.000Z');
  vi.advanceTimersByTime(90_000);
  expect(clock()).toBe('2026-11-22T16:31:30.000Z');
});

test.each([
  ['2026-11-24', '2026-11-23'],
  ['2026-11-20', '2026-11-19'],
])('for another date, %s, it is that morning, and goes on as time does', (date, dayInUtc) => {
  itIs('2026-11-22T16:30:00.000Z');
  const clock = businessClock(date, SHANGHAI);
  expect(clock()).toBe(`${dayInUtc}T23:30:00.000Z`);
  vi.advanceTimersByTime(90_000);
  expect(clock()).toBe(`${dayInUtc}T23:31:30.000Z`);
});
