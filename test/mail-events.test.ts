import { beforeEach, describe, expect, test } from 'vitest';
import { MAIL_LOG } from '../functions/app/log-events.ts';
import type { Message } from '../functions/domain/mail/message.ts';
import { messageTag } from '../functions/domain/mail/message-tag.ts';
import { createHandler, handler } from '../functions/mail-events.ts';
import { mailEventsContainer } from '../functions/runtime/containers/mail-events.ts';
import { REF } from './support/mail-world.ts';
import { memoryRecords } from './support/memory-records.ts';
import { ACCEPTED, marked, NOW, RESET } from './support/messages.ts';
import { notedLog } from './support/noted-log.ts';
import { bounce, SECRETS, sesEvent } from './support/ses-events.ts';

const CONTEXT = { awsRequestId: 'request-1', functionName: 'mail-events' };
const of = (person: string) => ({ ...REF, person });
const tags = (person: string) => ({ tags: { message: [messageTag(of(person))], attempt: ['a1'] } });

let today: ReturnType<typeof start>;
function start() {
  const records = memoryRecords();
  const noted = notedLog();
  const handle = createHandler(mailEventsContainer({ records, log: noted.log, clock: () => NOW }));
  return {
    records,
    noted,
    store: (message: Message) =>
      void records.messages.stored.items.set(`${REF.date} digest ${message.person}`, message),
    /** What the queue hands over: each body as a message m1, m2, …; answers which have to come again. */
    async receive(...bodies: unknown[]): Promise<string[]> {
      const Records = bodies.map((body, n) => ({
        messageId: `m${n + 1}`,
        receiptHandle: 'r',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(Date.parse(NOW)) },
        eventSource: 'aws:sqs',
      }));
      const { batchItemFailures } = await handle({ Records }, CONTEXT);
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
    stored: (person: string) => records.messages.get(of(person)),
  };
}
beforeEach(() => {
  today = start();
});

describe('the queue of mail events', () => {
  test('settles a message nobody was sure of, found by its tag', async () => {
    today.store({ ...marked(RESET), person: '李雷' });
    expect(await today.receive(sesEvent('Send', {}, { ...tags('李雷'), messageId: 'ses-7' }))).toEqual([]);
    expect(await today.stored('李雷')).toMatchObject({ state: 'SENT', providerId: 'ses-7' });
  });

  test('keeps what did not arrive, and tells the operator', async () => {
    today.store(marked(ACCEPTED));
    await today.receive(sesEvent('Bounce', bounce('Permanent', 'General')));
    expect(await today.stored('M001')).toMatchObject({ state: 'SENT', delivery: 'bounced' });
    expect(today.noted.of(MAIL_LOG.notDelivered)).toMatchObject([
      { level: 'error', ids: { ...REF, delivery: 'bounced' } },
    ]);
  });

  test('is done with what is none of ours: other types, mails without our tags, messages of another deployment', async () => {
    const failed = await today.receive(
      sesEvent('Open', { open: {} }),
      sesEvent('Send', {}, { tags: {} }),
      sesEvent('Delivery', {}, tags('M404')),
    );
    expect(failed).toEqual([]);
    const reasons = today.noted.of(MAIL_LOG.eventUnmatched).map(({ ids }) => ids.reason);
    expect(reasons.sort()).toEqual(['no-tags', 'other-type', 'unknown-message']);
    expect(await today.stored('M404')).toBeUndefined();
  });

  test('sends back what is malformed, or cannot be stored now, and nothing else', async () => {
    today.store(marked(RESET));
    today.store({ ...marked(RESET), person: 'M002' });
    const get = today.records.messages.get.bind(today.records.messages);
    today.records.messages.get = (ref) => (ref.person === 'M002' ? Promise.reject(new Error('no store')) : get(ref));
    const failed = await today.receive(
      'not json 王',
      {},
      sesEvent('Send', {}, tags('M002')),
      sesEvent('Bounce'),
      sesEvent('Send'),
    );
    expect(failed).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(await today.stored('M001')).toMatchObject({ state: 'SENT' });
  });

  test('logs no address, subject or header, whatever comes', async () => {
    today.store(marked(ACCEPTED));
    const whole = sesEvent('Bounce', bounce('Permanent', 'General'));
    for (const secret of SECRETS) expect(JSON.stringify(whole)).toContain(secret);
    const half = { ...whole, detail: { ...whole.detail, bounce: SECRETS } };
    await today.receive(
      whole,
      half,
      sesEvent('Open'),
      sesEvent('Send', {}, { tags: {} }),
      JSON.stringify(whole).slice(1),
    );
    const log = JSON.stringify(today.noted.lines);
    expect(log).toContain('queue-message-malformed');
    for (const secret of SECRETS) expect(log).not.toContain(secret);
  });
});

test('on AWS, a function without its environment says what is missing', async () => {
  expect(() => handler({ Records: [] }, CONTEXT)).toThrow(/mail-events cannot start.*TABLE_NAME is missing/s);
});
