import { expect, test } from 'vitest';
import type { MailedRow } from '../../local/mailed.ts';
import { mailedText } from '../../local/mailed-text.ts';

const row = (parts: Partial<MailedRow>): MailedRow => ({
  date: '2026-10-08',
  weekday: 'Thu',
  person: 'L01',
  role: 'line-manager',
  tones: { opened: 4 },
  ...parts,
});

test('a day is named once, people of one role whose mails stood alike share a line, and of many three are named', () => {
  const many = ['M001', 'M002', 'M003', 'M004', 'M005'].map((person) =>
    row({ person, role: 'client-manager', tones: { opened: 2 } }),
  );
  const late = row({ date: '2026-10-13', weekday: 'Tue', tones: { open: 1, reminder: 1, overdue: 4 } });
  const department = row({ ...late, person: 'D02', role: 'supervising', tones: { overdue: 4 } });
  expect(mailedText([row({}), row({ person: 'L02' }), ...many, late, department])).toBe(`Duty mails

  2026-10-08 Thu   line-manager     4 opened                        L01 L02
                   client-manager   2 opened                        M001 M002 M003 and 2 more
  2026-10-13 Tue   line-manager     4 overdue, 1 reminder, 1 open   L01
                   supervising      4 overdue                       D02
`);
});

test('when nobody was mailed, that is said', () => {
  expect(mailedText([])).toBe('Duty mails: none\n');
});
