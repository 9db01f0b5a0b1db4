import { describe, expect, test } from 'vitest';
import type { RunAccount } from '../../functions/app/account-run.ts';
import { accountText } from '../../local/account-text.ts';
import { type DayParts, daySummary, exitCodeOf } from '../../local/summary.ts';

const ACCOUNT: RunAccount = {
  planned: 12,
  sent: 11,
  skipped: 1,
  failed: 0,
  unresolved: 0,
  bounced: 0,
  inFlight: 0,
  skippedBecause: { 'nothing-due': 1 },
  reconciled: true,
  missing: [],
  problems: [],
};

const PARTS: DayParts = {
  date: '2026-11-23',
  workday: true,
  clients: 3000,
  managers: 12,
  imported: { read: 6226, saved: 3021, unchanged: 0, rejected: 2 },
  accounts: { digest: ACCOUNT },
  sentNow: 11,
  tasks: [{ maturity: 3, birthday: 1 }, { maturity: 2 }],
  duties: { open: 0, confirmed: 0, overdue: 0 },
  units: { read: 100.5, written: 3021 },
};

const NOTHING = { planned: 0, sent: 0, skipped: 0, failed: 0, unresolved: 0 };

const settled = ({ planned, sent, skipped, failed, unresolved }: Record<string, number>) => [
  planned,
  (sent ?? 0) + (skipped ?? 0) + (failed ?? 0) + (unresolved ?? 0),
];

describe("the day's summary", () => {
  test('it holds what others script against', () => {
    expect(daySummary(PARTS)).toEqual({
      date: '2026-11-23',
      workday: true,
      clients: 3000,
      managers: 12,
      import: { read: 6226, saved: 3021, unchanged: 0, rejected: 2 },
      mails: { planned: 12, sent: 11, skipped: 1, failed: 0, unresolved: 0 },
      mailsByKind: {
        digest: { planned: 12, sent: 11, skipped: 1, failed: 0, unresolved: 0 },
        duties: NOTHING,
        notice: NOTHING,
      },
      sentNow: 11,
      skippedBecause: { 'nothing-due': 1 },
      tasks: {
        maturity: 5,
        'contact-due': 0,
        'details-stale': 0,
        'risk-review': 0,
        'unsuitable-holding': 0,
        birthday: 1,
        'follow-up': 0,
      },
      duties: { open: 0, confirmed: 0, overdue: 0 },
      mailed: [],
      units: { read: 100.5, written: 3021 },
      warnings: [],
      problems: [],
    });
  });

  test('every planned mail is accounted for: in flight or never begun counts as unresolved, and is a problem', () => {
    const account: RunAccount = {
      ...ACCOUNT,
      sent: 7,
      failed: 1,
      unresolved: 1,
      inFlight: 1,
      reconciled: false,
      missing: ['M012'],
      problems: [
        { person: 'M009', state: 'FAILED', reason: 'MessageRejected' },
        { person: 'M010', state: 'UNRESOLVED' },
        { person: 'M011', state: 'UNKNOWN', reason: 'ECONNRESET' },
        { person: 'M013', state: 'SENT', reason: 'bounced' },
      ],
    };
    const summary = daySummary({ ...PARTS, accounts: { digest: account }, problems: ['a file was refused'] });
    const [planned, accounted] = settled(summary.mails);
    expect(accounted).toBe(planned);
    expect(summary.mails.unresolved).toBe(3);
    expect(summary.problems).toEqual([
      'a file was refused',
      'mail of M009: FAILED (MessageRejected)',
      'mail of M010: UNRESOLVED',
      'mail of M011: UNKNOWN (ECONNRESET)',
      'mail of M013: SENT, but it did not arrive (bounced)',
      'mail of M012: planned, but never begun',
    ]);
    expect(exitCodeOf([daySummary(PARTS), summary])).toBe(1);
  });

  test('kinds of mail are added up, counted each for itself, and what went wrong says of which kind it was', () => {
    const duties: RunAccount = {
      ...ACCOUNT,
      ...{ planned: 4, sent: 2, skipped: 0, failed: 1, skippedBecause: {}, missing: ['L02'] },
      problems: [{ person: 'L01', state: 'FAILED', reason: 'cannot-render' }],
    };
    const notice: RunAccount = { ...ACCOUNT, planned: 2, sent: 1, skipped: 1, skippedBecause: { 'nothing-due': 1 } };
    const summary = daySummary({ ...PARTS, accounts: { digest: ACCOUNT, duties, notice } });
    expect(summary.mails).toEqual({ planned: 18, sent: 14, skipped: 2, failed: 1, unresolved: 1 });
    expect(summary.mailsByKind.duties).toEqual({ planned: 4, sent: 2, skipped: 0, failed: 1, unresolved: 1 });
    expect(summary.skippedBecause).toEqual({ 'nothing-due': 2 });
    expect(summary.problems).toEqual([
      'duty mail of L01: FAILED (cannot-render)',
      'duty mail of L02: planned, but never begun',
    ]);
  });

  test('a day without a run plans and sends nothing, and warnings alone are no failure', () => {
    const summary = daySummary({
      ...PARTS,
      workday: false,
      accounts: {},
      imported: undefined,
      tasks: [],
      warnings: ['w'],
    });
    expect(summary.mails).toEqual(NOTHING);
    expect(exitCodeOf([summary])).toBe(0);
  });
});

describe('the account for people', () => {
  test('it says what was read, planned, sent and skipped, and where to look', () => {
    const places = { inbox: 'http://127.0.0.1:8025/', outbox: { directory: 'mails', files: 11 } };
    expect(accountText(daySummary(PARTS), places)).toBe(`Steward · Monday 23 November 2026

  Records   3,000 clients of 12 client managers
  Import    6,226 rows read, 3,021 records saved, 0 unchanged, 2 rejected
  Planned   12 mails
  Sent      11 mails
  Skipped   1 mail (1 with nothing due)
  Tasks     maturity 5 · birthday 1
  Inbox     http://127.0.0.1:8025/
  Outbox    mails (11 .eml files)
`);
  });

  test('with mails about duties it says how many of which kind, and how the duties stand', () => {
    const notice: RunAccount = { ...ACCOUNT, planned: 1, sent: 1, skipped: 0 };
    const accounts = { digest: ACCOUNT, duties: { ...ACCOUNT, planned: 3, sent: 3, skipped: 0 }, notice };
    const text = accountText(daySummary({ ...PARTS, accounts, duties: { open: 40, confirmed: 3, overdue: 2 } }));
    expect(text).toContain('  Planned   16 mails (12 daily, 3 about duties, 1 notice)\n');
    expect(text).toContain('  Duties    40 open · 3 confirmed · 2 overdue\n');
  });

  test('a day off is said with its reason', () => {
    const text = accountText(daySummary({ ...PARTS, workday: false, dayOff: '国庆节', accounts: {}, tasks: [] }));
    expect(text).toContain('none: a day off (国庆节)');
    expect(text).not.toContain('Planned');
  });

  test('failed and unresolved mails, warnings and problems are told', () => {
    const account: RunAccount = {
      ...ACCOUNT,
      sent: 9,
      failed: 1,
      unresolved: 1,
      problems: [{ person: 'M009', state: 'FAILED' }],
    };
    const text = accountText(
      daySummary({ ...PARTS, accounts: { digest: account }, warnings: ['holidays of 2031 are not announced'] }),
    );
    for (const part of ['Failed', 'Unresolved', 'Warnings\n  - holidays of 2031', 'Problems\n  - mail of M009: FAILED'])
      expect(text).toContain(part);
  });

  test('of very many problems the first twenty are told, and how many more there are', () => {
    const problems = Array.from({ length: 1_021 }, (_, n) => `clients.csv line ${n + 2}: no such day`);
    const text = accountText(daySummary({ ...PARTS, problems }));
    expect(text.match(/no such day/g)).toHaveLength(20);
    expect(text).toContain('  … and 1,001 more; --json tells all\n');
  });

  test('a run after the day was done says that it sent nothing more', () => {
    expect(accountText(daySummary({ ...PARTS, sentNow: 0 }))).toContain('11 mails (0 of them now, the others before)');
  });
});
