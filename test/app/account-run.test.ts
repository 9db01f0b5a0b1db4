import { expect, test } from 'vitest';
import { accountRun } from '../../functions/app/account-run.ts';
import type { Message } from '../../functions/domain/mail/message.ts';
import { REF } from '../support/mail-world.ts';
import { MemoryMessages, MemoryRuns } from '../support/memory-records.ts';
import { ACCEPTED, marked, NOW, REJECTED } from '../support/messages.ts';

async function accountOf(...all: Message[]) {
  const [runs, messages] = [new MemoryRuns(), new MemoryMessages()];
  const people = all.map((_, n) => `M00${n + 1}`);
  await runs.put({ ...REF, version: 1, lastCommand: 'p', plannedAt: NOW, workday: true, people }, 0);
  for (const [n, message] of all.entries()) {
    await messages.put({ ...message, person: `M00${n + 1}`, version: 1 }, 0);
  }
  return accountRun({ runs, messages }, REF);
}

test('a mail that did not arrive was sent, is counted as bounced, and its person is named with the reason', async () => {
  const sent = marked(ACCEPTED);
  const account = await accountOf(
    sent,
    { ...sent, delivery: 'bounced' },
    { ...sent, delivery: 'rejected' },
    marked(REJECTED),
  );
  expect(account).toMatchObject({ planned: 4, sent: 3, failed: 1, bounced: 2, reconciled: true });
  expect(account?.problems).toEqual([
    { person: 'M002', state: 'SENT', reason: 'bounced' },
    { person: 'M003', state: 'SENT', reason: 'rejected' },
    { person: 'M004', state: 'FAILED', reason: 'MessageRejected' },
  ]);
});

test('a mail somebody complained about arrived: it is no problem of the run', async () => {
  const account = await accountOf({ ...marked(ACCEPTED), delivery: 'complained' });
  expect(account).toMatchObject({ sent: 1, bounced: 0, problems: [], reconciled: true });
});
