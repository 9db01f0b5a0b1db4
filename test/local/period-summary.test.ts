import { expect, test } from 'vitest';
import type { RunAccount } from '../../functions/app/account-run.ts';
import type { MailedRow } from '../../local/mailed.ts';
import { periodSummary } from '../../local/period-summary.ts';
import { type DayParts, daySummary } from '../../local/summary.ts';

const aDay = (parts: Partial<DayParts>) =>
  daySummary({
    date: '2026-11-23',
    workday: true,
    clients: 10,
    managers: 2,
    sentNow: 3,
    tasks: [],
    accounts: {},
    duties: { open: 0, confirmed: 0, overdue: 0 },
    units: { read: 1, written: 2 },
    ...parts,
  });

const ACCOUNT: RunAccount = {
  ...{ planned: 2, sent: 2, skipped: 0, failed: 0, unresolved: 0, bounced: 0, inFlight: 0 },
  ...{ skippedBecause: {}, reconciled: true, missing: [], problems: [] },
};

test('mails are summed by kind, and who was mailed what stands in one list, each with its day', () => {
  const rows = ['2026-11-23', '2026-11-24'].map((date): MailedRow => {
    return { date, weekday: 'Mon', person: 'L01', role: 'line-manager', tones: { reminder: 1 } };
  });
  const [monday, tuesday] = rows.map((row) =>
    aDay({
      date: row.date,
      accounts: { duties: ACCOUNT },
      mailed: [row],
      duties: { open: 3, confirmed: 0, overdue: 1 },
    }),
  );
  if (monday === undefined || tuesday === undefined) throw new Error('there are two days');
  const summary = periodSummary([monday, { ...tuesday, duties: { open: 2, confirmed: 1, overdue: 0 } }]);
  expect(summary.mailsByKind.duties).toMatchObject({ planned: 4, sent: 4 });
  expect(summary.mails).toMatchObject({ planned: 4, sent: 4 });
  expect(summary.mailed).toEqual(rows);
  expect(summary.duties).toEqual({ open: 2, confirmed: 1, overdue: 0 });
});

test('several days are one object: what happened is summed, what stands is as on the last day', () => {
  const summary = periodSummary([
    aDay({ imported: { read: 20, saved: 12, unchanged: 0, rejected: 0 }, tasks: [{ maturity: 3 }], warnings: ['w'] }),
    aDay({ date: '2026-11-24', clients: 11, tasks: [{ maturity: 2, birthday: 1 }], warnings: ['w'], problems: ['p'] }),
    aDay({ date: '2026-11-28', clients: 11, workday: false, dayOff: 'weekend' }),
  ]);
  expect(summary).toMatchObject({
    date: '2026-11-23',
    through: '2026-11-28',
    workday: true,
    clients: 11,
    import: { read: 20, saved: 12 },
    sentNow: 9,
    tasks: { maturity: 5, birthday: 1, 'follow-up': 0 },
    units: { read: 3, written: 6 },
    warnings: ['w'],
    problems: ['2026-11-24: p'],
  });
  expect(summary.days.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24', '2026-11-28']);
  expect(summary).not.toHaveProperty('dayOff');
});
