import { expect, test } from 'vitest';
import type { ContentBuilder } from '../functions/app/content.ts';
import type { SendOutcome } from '../functions/domain/mail/send-protocol.ts';
import { bankConfig } from '../functions/runtime/bank-config.ts';
import { sendMailContainer } from '../functions/runtime/containers/send-mail.ts';
import { createHandler } from '../functions/send-mail.ts';
import { NOTICE, REF, storedNotice } from './support/mail-world.ts';
import { memoryRecords } from './support/memory-records.ts';
import { NOW } from './support/messages.ts';
import { notedLog } from './support/noted-log.ts';

const CONTEXT = { awsRequestId: 'request-1', functionName: 'send-mail' };
const digest: ContentBuilder = {
  build: async () => ({ outcome: 'mail', compact: 'content' }),
  render: (compact) => ({ to: 'm001@bank.example', subject: compact, html: compact, text: compact }),
};

async function handled(outcome: SendOutcome) {
  const records = memoryRecords();
  const { log, of } = notedLog();
  const mailer = { send: async () => outcome };
  const base = { records, config: bankConfig(), log, clock: () => NOW, mailer, builders: { digest } };
  const handle = createHandler(sendMailContainer(base));
  const { batchItemFailures } = await handle({ Records: [{ messageId: 'm1', body: JSON.stringify(REF) }] }, CONTEXT);
  return {
    comesAgain: batchItemFailures.length > 0,
    state: (await records.messages.get(REF))?.state,
    retries: of('mail-retry').map(({ ids }) => ids.reason),
    paused: of('mail-lane-paused').map(({ level, ids }) => [level, ids.code]),
  };
}

test.each(['throttled', 'too-many-at-once'])('%s only met a busy provider: the queue brings it again', async (code) => {
  const retry = { comesAgain: true, state: 'RETRY', retries: [code], paused: [] };
  expect(await handled({ outcome: 'retry', code })).toEqual(retry);
});

test.each(['no-connection-ECONNREFUSED', 'connection-timeout', 'smtp-451', 'relay-denied', 'login-SOCKET_TIMEOUT'])(
  '%s lasts: the message stays to be sent, and the watch brings it again',
  async (code) => {
    const retry = { comesAgain: false, state: 'RETRY', retries: [code], paused: [] };
    expect(await handled({ outcome: 'retry', code })).toEqual(retry);
  },
);

test.each(['daily-quota', 'sending-paused', 'not-allowed', 'sender-refused', 'not-trusted', 'no-tls'])(
  '%s stops every mail: an operator is told at once, and the watch brings it again',
  async (code) => {
    const retry = { comesAgain: false, state: 'RETRY', retries: [code], paused: [['error', code]] };
    expect(await handled({ outcome: 'retry', code })).toEqual(retry);
  },
);

test.each<[SendOutcome, string]>([
  [{ outcome: 'failed', code: 'smtp-550' }, 'FAILED'],
  [{ outcome: 'unknown', code: 'throttled' }, 'UNKNOWN'],
])('%j does not come again', async (outcome, state) => {
  expect(await handled(outcome)).toEqual({ comesAgain: false, state, retries: [], paused: [] });
});

test.each<[string, object, boolean]>([
  ['a notice', NOTICE, false],
  ['a notice about nothing', { ...NOTICE, about: undefined }, true],
  ['a notice about what cannot stand in its key', { ...NOTICE, about: 'a#b' }, true],
  ['a mail of a run that is about something', { ...REF, about: 'ab' }, true],
  ['a mail of an unknown kind', { ...REF, kind: 'advert' }, true],
])('a queue message that names %s is taken, or refused as malformed', async (_, ref, isMalformed) => {
  const records = memoryRecords();
  await records.messages.put(storedNotice(), 0);
  const { log, of } = notedLog();
  const mailer = { send: async (): Promise<SendOutcome> => ({ outcome: 'accepted', providerId: 'p' }) };
  const base = { records, config: bankConfig(), log, clock: () => NOW, mailer, builders: { digest, notice: digest } };
  const handle = createHandler(sendMailContainer(base));
  const { batchItemFailures } = await handle({ Records: [{ messageId: 'm1', body: JSON.stringify(ref) }] }, CONTEXT);
  expect([batchItemFailures.length > 0, of('queue-message-malformed').length > 0]).toEqual([isMalformed, isMalformed]);
  expect((await records.messages.get(NOTICE))?.state).toBe(isMalformed ? 'RETRY' : 'SENT');
});
