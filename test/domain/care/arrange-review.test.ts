import { expect, test } from 'vitest';
import { acted, refusalOf, TODAY } from '../../support/actions.ts';
import { aClient } from '../../support/clients.ts';
import { tasksOn } from '../../support/tasks.ts';

const lapsed = aClient({ bank: { riskTolerance: 2, riskExpiresOn: '2026-11-02' } });
const arrange = (arrangedFor: string) => ({ kind: 'risk-review', arrangedFor }) as const;

test('an assessment arranged for a day lets its task rest until that day, and changes nothing else', () => {
  const arranged = acted(lapsed, arrange('2026-11-26'));
  expect(tasksOn(lapsed, TODAY)).toHaveLength(1);
  expect(tasksOn(arranged, '2026-11-25')).toEqual([]);
  expect(tasksOn(arranged, '2026-11-26')).toMatchObject([{ kind: 'risk-review', reason: 'expired' }]);
});

test('it is arranged for a day after today, at most 60 days ahead', () => {
  for (const day of ['2026-11-24', '2027-01-22']) expect(refusalOf(lapsed, arrange(day))).toBeUndefined();
  expect(refusalOf(lapsed, arrange(TODAY))).toEqual({ reason: 'not-after-today' });
  expect(refusalOf(lapsed, arrange('2027-01-23'))).toEqual({ reason: 'too-late', latest: '2027-01-22' });
  expect(refusalOf(lapsed, arrange('2026-13-01'))).toEqual({ reason: 'no-such-date' });
});
