import { expect, test } from 'vitest';
import { previousOf, waitingOf, waitingSince } from '../../../functions/domain/digest/waiting.ts';
import { aCalendar, datesFrom } from '../../support/calendar.ts';

const waiting = { '2026-11-18': ['a'], '2026-11-20': ['b', 'c'] };

test('who waited on the previous working day still does, since the same date', () => {
  const since = waitingSince({ date: '2026-11-20', waiting }, '2026-11-23', aCalendar());
  expect([...since]).toEqual([
    ['a', '2026-11-18'],
    ['b', '2026-11-20'],
    ['c', '2026-11-20'],
  ]);
});

test('a holiday in between is no gap; a missed working day is, and counting starts anew', () => {
  const previous = { date: '2026-09-30', waiting };
  const calendar = aCalendar({ off: datesFrom('2026-10-01', '2026-10-07') });
  expect(waitingSince(previous, '2026-10-08', calendar).size).toBe(3);
  expect(waitingSince(previous, '2026-10-08', aCalendar()).size).toBe(0);
  expect(waitingSince(undefined, '2026-10-08', calendar).size).toBe(0);
});

test('at most 2,000 are remembered, the best ranked', () => {
  const leftOut = Array.from({ length: 2100 }, (_, i) => ({
    clientId: `c${i}`,
    since: i % 2 ? '2026-11-20' : '2026-11-23',
  }));
  const remembered = Object.values(waitingOf(leftOut)).flat();
  expect(remembered).toHaveLength(2000);
  expect(remembered).not.toContain('c2000');
});

test.each([undefined, {}, { date: '2026-11-20' }, { date: '2026-11-20', waiting: { '2026-11-20': 'a' } as never }])(
  'a digest that does not tell who waited counts as none: %j',
  (digest) => {
    expect(previousOf(digest)).toBeUndefined();
  },
);
