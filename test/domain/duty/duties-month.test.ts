import { expect, test } from 'vitest';
import { holidays } from '../../../config/holidays.ts';
import { compileCalendar } from '../../../functions/domain/calendar/compile-calendar.ts';
import { dutyId } from '../../../functions/domain/duty/anchor.ts';
import { buildDutyDay, peopleReached } from '../../../functions/domain/duty/build-duty-day.ts';
import { confirmDuty } from '../../../functions/domain/duty/commands.ts';
import { type Duty, isOwed } from '../../../functions/domain/duty/duty.ts';
import { dutiesToOpen } from '../../../functions/domain/duty/open-duties.ts';
import { datesFrom } from '../../support/calendar.ts';
import { actor, decided, person, rosterOf, rule, ruleOf, sha256 } from '../../support/duties.ts';

const calendar = compileCalendar(holidays);
const rules = [
  ruleOf('screening'),
  rule({ kind: 'meeting', dueWorkday: 15 }),
  rule({
    kind: 'note',
    per: 'client-manager',
    by: 'client-manager',
    dueWorkday: 3,
    atLeastWorkdays: 2,
    reminders: [1],
    overdueEvery: 10,
  }),
];
const roster = rosterOf({
  units: [{ id: 'U1', name: '泰山路支行', lineManagerId: 'L1' }],
  managers: [person({ id: 'M1', unitId: 'U1' }), person({ id: 'M2', unitId: 'U1' })],
});

/** Steps through the days as the schedule does; `evenings` says what is confirmed after the day's mails. Gives who was mailed what on which day. */
function through(from: string, to: string, evenings: Record<string, (one: Duty) => boolean>): string[] {
  let duties = new Map<string, Duty>();
  return datesFrom(from, to).flatMap((date) => {
    const stamp = { now: `${date}T00:00:00.000Z`, commandId: `open ${date}` };
    const writes = dutiesToOpen({ rules, roster, stored: [...duties.values()], date, calendar, sha256, ...stamp });
    duties = new Map([...duties, ...writes.map(({ duty }) => [dutyId(duty), duty] as const)]);
    const input = {
      date,
      calendar,
      timeZone: 'Asia/Shanghai',
      roster,
      rules,
      duties: [...duties.values()],
      locale: 'zh-CN' as const,
    };
    const mailed = peopleReached(input).map((who) => {
      const day = buildDutyDay(who, input);
      if (day === undefined) throw new Error('reached, but without a mail');
      const groups = [
        ...day.units.flatMap((unit) => unit.groups),
        ...day.own,
        ...day.late.units.flatMap((unit) => unit.groups),
      ];
      return `${date.slice(5)} ${who} ${groups.map(({ kind, tone, open }) => `${kind} ${tone}${open.map(({ id }) => ` ${id}`).join('')}`).join(', ')}`;
    });
    for (const [id, duty] of duties) {
      if (isOwed(duty) && evenings[date]?.(duty))
        duties.set(id, decided(confirmDuty(duty, {}, actor({ commandId: `confirm ${date}` }), sha256)));
    }
    return mailed;
  });
}

test('October 2026, with its holiday and its make-up Saturday: who is mailed what on which day, and only the rest after a confirmation', () => {
  const mailed = through('2026-09-30', '2026-11-13', {
    '2026-09-30': () => true,
    '2026-10-10': ({ kind, subject }) => kind === 'note' && subject === 'M1',
    '2026-10-20': ({ kind }) => kind === 'meeting',
    '2026-10-23': ({ kind, subject }) => kind === 'screening' && subject === 'M1',
    '2026-10-30': ({ kind }) => kind === 'note',
    '2026-11-05': ({ period }) => period === '2026-10',
  });
  expect(mailed.filter((line) => line < '11' && line > '10')).toEqual([
    '10-08 L1 screening opened M1 M2, meeting opened, note open M1 M2',
    '10-08 M1 note opened M1',
    '10-08 M2 note opened M2',
    '10-09 M1 note reminder M1',
    '10-09 M2 note reminder M2',
    '10-10 M1 note due-today M1',
    '10-10 M2 note due-today M2',
    '10-12 L1 screening open M1 M2, meeting open, note overdue M2',
    '10-12 M2 note overdue M2',
    '10-13 D1 note overdue M2',
    '10-13 L1 screening open M1 M2, meeting reminder, note overdue M2',
    '10-13 M2 note overdue M2',
    '10-15 D1 note overdue M2',
    '10-15 H1 note overdue M2',
    '10-15 L1 screening open M1 M2, meeting open, note overdue M2',
    '10-15 M2 note overdue M2',
    '10-16 L1 screening reminder M1 M2, meeting open, note late M2',
    '10-20 L1 screening open M1 M2, meeting reminder, note late M2',
    '10-23 L1 screening reminder M1 M2, note late M2',
    '10-27 L1 screening reminder M2, note late M2',
    '10-28 L1 screening reminder M2, note late M2',
    '10-29 D1 note overdue M2',
    '10-29 H1 note overdue M2',
    '10-29 L1 screening reminder M2, note overdue M2',
    '10-29 M2 note overdue M2',
    '10-30 L1 screening due-today M2, note late M2',
  ]);
  const late = mailed.filter((line) => /screening (overdue|late)/.test(line)).map((line) => line.split(', ')[0]);
  expect(late).toEqual([
    '11-02 L1 screening overdue M2',
    '11-03 D1 screening overdue M2',
    '11-03 L1 screening overdue M2',
    '11-05 D1 screening overdue M2',
    '11-05 H1 screening overdue M2',
    '11-05 L1 screening overdue M2',
  ]);
});
