import { expect, test } from 'vitest';
import { bankWithRecords, file } from '../../support/bank-import.ts';

const TOO_LONG = 'too long for somebody who gets mails: 100 letters and digits fit, or 22 Chinese characters';

test('a person whose id does not fit in the tag of a mail is rejected by line and column, and stops nobody else', async () => {
  const bank = bankWithRecords();
  const others = Array.from({ length: 97 }, (_, n) => `m${n}`);
  const ids = ['客'.repeat(23), '客'.repeat(22), 'M'.repeat(100), 'm.1_@李', ...others];
  const { report, lines } = await bank.run({
    'managers.csv': file(
      'id,unit,mail',
      ids.map((id) => `${id},u1,m1@bank.example`),
    ),
    'units.csv': file('id,name', [`${'客'.repeat(23)},One`]),
  });
  expect(lines).toEqual([`managers.csv line 2, column "id": ${TOO_LONG}`]);
  expect(report).toMatchObject({ state: 'done', rejected: 1, managers: 100, units: 1 });
  expect([...(await bank.roster.load()).roster.managers.keys()]).toEqual(ids.slice(1));
});
