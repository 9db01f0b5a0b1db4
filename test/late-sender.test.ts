import { beforeEach, expect, test } from 'vitest';
import type { ContentBuilder } from '../functions/app/content.ts';
import type { Log, Mailer } from '../functions/app/ports.ts';
import { settleMessages } from '../functions/app/settle-messages.ts';
import { addSeconds } from '../functions/domain/civil-date.ts';
import { LEASE_SECONDS, type SendOutcome } from '../functions/domain/mail/send-protocol.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { sendMailContainer } from '../functions/runtime/containers/send-mail.ts';
import { createHandler } from '../functions/send-mail.ts';
import { REF, SILENT } from './support/mail-world.ts';
import { memoryRecords } from './support/memory-records.ts';
import { NOW } from './support/messages.ts';

const CONTEXT = { awsRequestId: 'request-1', functionName: 'send-mail' };
const GIVE_UP = addSeconds(NOW, 6 * 3600);
const digest: ContentBuilder = {
  build: async () => ({ outcome: 'mail', compact: 'content' }),
  render: (compact) => ({ to: 'm001@bank.example', subject: compact, html: compact, text: compact }),
};

let records: ReturnType<typeof memoryRecords>;
let now: string;
let attempts: number;
let errors: string[];
beforeEach(async () => {
  records = memoryRecords();
  [now, attempts, errors] = [NOW, 0, []];
  const run = { ...REF, version: 1, lastCommand: 'plan', plannedAt: NOW, workday: true, people: [REF.person] };
  await records.runs.put(run, 0);
});

/** The handler in a sender of its own, which stands still in the middle of sending until it is told what came of it. */
function sender() {
  let answer = (_: SendOutcome) => {};
  let begun = () => {};
  const sending = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const mailer: Mailer = {
    send: () =>
      new Promise((resolve) => {
        answer = resolve;
        begun();
      }),
  };
  const log: Log = { ...SILENT, error: (event, ids) => void errors.push(`${event} ${ids?.attempt}`) };
  const base = { records, config: bankConfig(), log, clock: () => now, mailer, builders: { digest } };
  const handle = createHandler({ ...sendMailContainer(base), newId: () => `attempt-${++attempts}` });
  const done = handle({ Records: [{ messageId: 'm1', body: JSON.stringify(REF) }] }, CONTEXT);
  return {
    sending,
    ends(outcome: SendOutcome) {
      answer(outcome);
      return done;
    },
  };
}

async function watchAfter(seconds: number) {
  now = addSeconds(now, seconds);
  const queue = { send: async () => {} };
  const { kind, date, person } = REF;
  const what = { kind, date, planned: [person], now, giveUpAt: GIVE_UP };
  await settleMessages({ ...records, queue, log: SILENT }, what);
}

test.each<SendOutcome>([
  { outcome: 'retry', code: 'throttled' },
  { outcome: 'failed', code: 'MessageRejected' },
  { outcome: 'unknown', code: 'ECONNRESET' },
  { outcome: 'accepted', providerId: 'late' },
])('a sender that comes back after its lease leaves the claim of the next one alone: %j', async (outcome) => {
  const late = sender();
  await late.sending;
  await watchAfter(LEASE_SECONDS);
  await watchAfter(15 * 60);
  const next = sender();
  await next.sending;
  const claimed = await records.messages.get(REF);
  expect(claimed).toMatchObject({ state: 'SENDING', attempt: 'attempt-2', resent: true });

  await late.ends(outcome);
  expect(await records.messages.get(REF)).toEqual(claimed);
  expect(errors).toContain('mail-claim-lost attempt-1');
  await next.ends({ outcome: 'accepted', providerId: 'next' });
  expect(await records.messages.get(REF)).toMatchObject({ state: 'SENT', providerId: 'next' });
});
