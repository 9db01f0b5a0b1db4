import { describe, expect, test } from 'vitest';
import { readStoredDutyMail } from '../../functions/app/duty/stored-duty-mail.ts';
import { addDays, type CivilDate } from '../../functions/domain/civil-date.ts';
import type { Officer, RosterEntry } from '../../functions/domain/roster.ts';
import { createApp } from '../../functions/pages.ts';
import { pagesContainer } from '../../functions/runtime/containers/pages.ts';
import { businessClock } from '../../local/clock.ts';
import { localEvidence } from '../../local/evidence-files.ts';
import { mailedText } from '../../local/mailed-text.ts';
import { periodSummary } from '../../local/period-summary.ts';
import { sendingQueue } from '../../local/pipeline.ts';
import type { DaySummary } from '../../local/summary.ts';
import { type MemoryBank, memoryBank } from '../support/memory-bank.ts';

/** The bank begins on the Monday before the National Day holiday (1–7 October 2026); Saturday 10 October is a working day that makes up for it. */
const FIRST = '2026-09-28';

const officer = (id: string, role: Officer['role'], name: string): RosterEntry => ({
  entry: 'officer',
  value: { id, role, name, mail: `${id.toLowerCase()}@bank.example` },
});
const ROSTER: RosterEntry[] = [
  { entry: 'unit', value: { id: 'U1', name: '泰山路支行', lineManagerId: 'L1', departmentId: 'retail' } },
  { entry: 'manager', value: { id: 'M1', unitId: 'U1', name: '王芳', mail: 'm1@bank.example' } },
  { entry: 'manager', value: { id: 'M2', unitId: 'U1', name: '刘洋', mail: 'm2@bank.example' } },
  officer('L1', 'line-manager', '张伟'),
  officer('D1', 'supervising', '周敏'),
  officer('H1', 'supervising-head', '吴刚'),
];

type Meanwhile = (bank: MemoryBank, date: CivilDate) => Promise<void>;

/** Runs every day in turn, as `--through` does; `meanwhile` is what people do after a day's mails. */
async function through(last: CivilDate, meanwhile: Meanwhile = async () => {}) {
  const bank = memoryBank();
  for (const entry of ROSTER) await bank.records.roster.put(entry);
  const days: DaySummary[] = [];
  for (let date = FIRST; date <= last; date = addDays(date, 1)) {
    days.push(await bank.day(date));
    await meanwhile(bank, date);
  }
  const [first, ...others] = days;
  if (first === undefined) throw new Error('no day was run');
  return { bank, summary: periodSummary([first, ...others]) };
}

/** Sends the form of a group of duties, as its reader does from the day's mail. */
async function confirms(bank: MemoryBank, date: CivilDate, person: string, group: string, fields: object) {
  const message = await bank.records.messages.get({ kind: 'duties', date, person });
  const link = readStoredDutyMail(message?.content ?? '').links.groups[group] ?? '';
  const clock = businessClock(date, bank.config.policy.timeZone);
  const now = { ...bank, clock };
  const queue = sendingQueue(now);
  const app = createApp(
    pagesContainer({ ...now, links: bank.links, records: bank.records, queue, files: localEvidence(undefined).files }),
  );
  const body = new URLSearchParams({ ...fields, employeeNo: person, shownAt: clock() });
  const reply = await app.request(`${new URL(link).pathname}/confirm`, { method: 'POST', body });
  await queue.drained();
  expect([group, reply.status]).toEqual([group, 303]);
}

const table = (summary: { mailed: DaySummary['mailed'] }) =>
  mailedText(summary.mailed).split('\n').slice(2, -1).join('\n');

/** An answer of a screening in which nothing is to be noted about somebody. */
const normal = (id: string) =>
  Object.fromEntries(['work', 'money', 'social', 'family', 'other'].map((aspect) => [`${aspect}.${id}`, 'normal']));
const screened = (id: string) => ({ ...normal(id), [`method.${id}`]: 'talk' });

describe('when nobody confirms anything', () => {
  test('who is mailed what on which day: nothing on days off, the make-up Saturday counts, and each step goes one higher', async () => {
    const { summary } = await through('2026-11-05');
    expect(table(summary)).toBe(UNCONFIRMED);
    expect(summary.problems).toEqual([]);
    expect(summary.duties).toEqual({ open: 23, confirmed: 0, overdue: 16 });
    expect(summary.mailsByKind.duties).toMatchObject({ sent: summary.mailed.length, failed: 0, unresolved: 0 });
  });
});

describe('when some of it is confirmed', () => {
  test('what is confirmed is asked for no more, of nobody, and the rest goes on as before', async () => {
    const { bank, summary } = await through('2026-10-16', async (bank, date) => {
      if (date === '2026-10-09') {
        await confirms(bank, date, 'L1', 'U1|2026-09|screening', { ...screened('M1'), ...screened('M2') });
        const held = { date, topics: '节后安全', minutes: '2026-09-01', 'attended.M1': 'yes' };
        await confirms(bank, date, 'L1', 'U1|2026-09|meeting', held);
      }
      if (date === '2026-10-14') {
        const [text] = bank.config.agreements;
        const shown = { 'agreement.hash.M1': text?.hash ?? '' };
        const signed = { ...shown, 'agreement.M1': '王芳', 'agreement.agree.M1': 'yes' };
        await confirms(bank, date, 'M1', 'U1|2026|self-discipline-agreement', signed);
      }
    });
    expect(table(summary)).toBe(PARTLY_CONFIRMED);
    expect(summary.problems).toEqual([]);
    expect(summary.duties).toEqual({ open: 12, confirmed: 4, overdue: 4 });
    const notices = bank.sent.filter(({ to }) => to === 'd1@bank.example').length;
    expect(notices).toBeGreaterThan(summary.mailed.filter(({ person }) => person === 'D1').length);
  });
});

const UNCONFIRMED = `  2026-09-28 Mon   line-manager       4 opened, 2 open                      L1
                   client-manager     2 opened                              M1 M2
  2026-09-30 Wed   line-manager       4 reminder, 2 open                    L1
                   client-manager     1 reminder, 1 open                    M1 M2
  2026-10-08 Thu   line-manager       4 reminder, 4 opened, 3 open          L1
                   client-manager     1 reminder, 1 opened, 1 open          M1 M2
  2026-10-09 Fri   line-manager       4 reminder, 7 open                    L1
                   client-manager     1 reminder, 2 open                    M1 M2
  2026-10-10 Sat   line-manager       4 due-today, 7 open                   L1
                   client-manager     1 due-today, 1 reminder, 1 open       M1 M2
  2026-10-12 Mon   line-manager       4 overdue, 1 late, 6 open             L1
                   client-manager     1 overdue, 2 open                     M1 M2
  2026-10-13 Tue   line-manager       5 overdue, 6 open                     L1
                   client-manager     1 overdue, 1 reminder, 1 open         M1 M2
                   supervising        4 overdue                             D1
  2026-10-14 Wed   client-manager     1 reminder, 1 late, 1 open            M1 M2
  2026-10-15 Thu   line-manager       5 overdue, 6 open                     L1
                   client-manager     1 overdue, 1 reminder, 1 open         M1 M2
                   supervising        5 overdue                             D1
                   supervising-head   4 overdue                             H1
  2026-10-16 Fri   line-manager       4 reminder, 5 late, 2 open            L1
                   client-manager     1 due-today, 1 reminder, 1 late       M1 M2
  2026-10-19 Mon   client-manager     1 overdue, 1 late, 1 open             M1 M2
  2026-10-20 Tue   line-manager       1 overdue, 5 late, 5 open             L1
                   client-manager     1 overdue, 1 late, 1 open             M1 M2
  2026-10-22 Thu   line-manager       6 overdue, 5 open                     L1
                   client-manager     2 overdue, 1 open                     M1 M2
                   supervising        6 overdue                             D1
                   supervising-head   4 overdue                             H1
  2026-10-23 Fri   line-manager       4 reminder, 6 late, 1 open            L1
                   client-manager     1 reminder, 2 late                    M1 M2
  2026-10-27 Tue   line-manager       4 reminder, 6 late, 1 open            L1
                   client-manager     1 reminder, 2 late                    M1 M2
  2026-10-28 Wed   line-manager       4 reminder, 6 late, 1 open            L1
                   client-manager     1 reminder, 2 late                    M1 M2
  2026-10-29 Thu   line-manager       6 overdue, 4 reminder, 1 open         L1
                   client-manager     2 overdue, 1 reminder                 M1 M2
                   supervising        6 overdue                             D1
                   supervising-head   4 overdue                             H1
  2026-10-30 Fri   line-manager       4 due-today, 6 late, 1 open           L1
                   client-manager     1 due-today, 2 late                   M1 M2
  2026-11-02 Mon   line-manager       4 overdue, 4 opened, 7 late, 1 open   L1
                   client-manager     1 overdue, 1 opened, 2 late           M1 M2
  2026-11-03 Tue   line-manager       5 overdue, 6 late, 5 open             L1
                   client-manager     1 overdue, 2 late, 1 open             M1 M2
                   supervising        4 overdue, 6 late                     D1
  2026-11-05 Thu   line-manager       11 overdue, 5 open                    L1
                   client-manager     3 overdue, 1 open                     M1 M2
                   supervising        11 overdue                            D1
                   supervising-head   8 overdue                             H1`;

const PARTLY_CONFIRMED = `  2026-09-28 Mon   line-manager       4 opened, 2 open                  L1
                   client-manager     2 opened                          M1 M2
  2026-09-30 Wed   line-manager       4 reminder, 2 open                L1
                   client-manager     1 reminder, 1 open                M1 M2
  2026-10-08 Thu   line-manager       4 reminder, 4 opened, 3 open      L1
                   client-manager     1 reminder, 1 opened, 1 open      M1 M2
  2026-10-09 Fri   line-manager       4 reminder, 7 open                L1
                   client-manager     1 reminder, 2 open                M1 M2
  2026-10-10 Sat   line-manager       2 due-today, 7 open               L1
                   client-manager     1 due-today, 1 reminder, 1 open   M1 M2
  2026-10-12 Mon   line-manager       2 overdue, 1 late, 6 open         L1
                   client-manager     1 overdue, 2 open                 M1 M2
  2026-10-13 Tue   line-manager       3 overdue, 6 open                 L1
                   client-manager     1 overdue, 1 reminder, 1 open     M1 M2
                   supervising        2 overdue                         D1
  2026-10-14 Wed   client-manager     1 reminder, 1 late, 1 open        M1 M2
  2026-10-15 Thu   line-manager       3 overdue, 6 open                 L1
                   client-manager     1 overdue, 1 open                 M1
                   client-manager     1 overdue, 1 reminder, 1 open     M2
                   supervising        3 overdue                         D1
                   supervising-head   2 overdue                         H1
  2026-10-16 Fri   line-manager       4 reminder, 3 late, 2 open        L1
                   client-manager     1 reminder, 1 late                M1
                   client-manager     1 due-today, 1 reminder, 1 late   M2`;
