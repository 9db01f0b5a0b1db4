import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMailEvent } from '../../functions/app/apply-mail-event.ts';
import { changeMessage } from '../../functions/app/change-message.ts';
import { MAIL_LOG } from '../../functions/app/log-events.ts';
import { DELIVERIES, type Message } from '../../functions/domain/mail/message.ts';
import { mark, skip } from '../../functions/domain/mail/send-protocol.ts';
import type { SendEvent } from '../../functions/domain/mail/settle.ts';
import { REF, SILENT } from '../support/mail-world.ts';
import { MemoryMessages } from '../support/memory-records.ts';
import { ACCEPTED, changed, claimed, marked, NOW, REJECTED, RESET, THROTTLED } from '../support/messages.ts';
import { notedLog } from '../support/noted-log.ts';

const LATER = '2026-11-23T00:45:00.000Z';
const TAKEN: SendEvent = { attempt: 'a1', providerId: 'ses-1' };

function world(message?: Message) {
  const messages = new MemoryMessages();
  if (message !== undefined) messages.stored.items.set(`${REF.date} digest ${REF.person}`, message);
  const noted = notedLog();
  return {
    messages,
    noted,
    tell: (event: SendEvent) => applyMailEvent({ messages, log: noted.log }, { ...event, ref: REF }, LATER),
    stored: () => messages.get(REF),
  };
}

const IN_DOUBT: [string, Message][] = [
  ['SENDING', claimed()],
  ['RETRY', marked(THROTTLED)],
  ['UNKNOWN', marked(RESET)],
  ['UNRESOLVED', { ...marked(RESET), state: 'UNRESOLVED', resent: true }],
];

describe("an event of the provider's", () => {
  test.each(IN_DOUBT)('settles a message that is %s: it was sent', async (state, message) => {
    const { tell, stored, noted } = world(message);
    expect(await tell(TAKEN)).toBe('applied');
    expect(await stored()).toMatchObject({ state: 'SENT', providerId: 'ses-1', content: message.content });
    const ids = { ...REF, attempt: 'a1', was: state, delivery: undefined };
    expect(noted.lines).toEqual([{ level: 'info', event: MAIL_LOG.eventApplied, ids }]);
  });

  test('that a SENT mail was taken is nothing new, and writes nothing', async () => {
    const { tell, messages, noted } = world(marked(ACCEPTED));
    expect(await tell(TAKEN)).toBe('nothing-new');
    expect([messages.stored.writes, noted.lines]).toEqual([0, []]);
  });

  test.each(DELIVERIES)('that a mail was %s is stored and said, by ids only', async (delivery) => {
    const { tell, stored, noted } = world(marked(ACCEPTED));
    expect(await tell({ ...TAKEN, delivery })).toBe('applied');
    expect(await stored()).toMatchObject({ state: 'SENT', delivery });
    const level = delivery === 'complained' ? 'warn' : 'error';
    expect(noted.of(MAIL_LOG.notDelivered)).toEqual([
      { level, event: MAIL_LOG.notDelivered, ids: { ...REF, attempt: 'a1', delivery } },
    ]);
  });

  test('that did not find its way into the log the first time is said when it comes again', async () => {
    const { tell, noted, messages } = world(marked(ACCEPTED));
    await tell({ ...TAKEN, delivery: 'bounced' });
    expect(await tell({ ...TAKEN, delivery: 'bounced' })).toBe('nothing-new');
    expect(noted.of(MAIL_LOG.notDelivered)).toHaveLength(2);
    expect(messages.stored.writes).toBe(1);
  });

  test.each([
    ['FAILED', marked(REJECTED)],
    ['SKIPPED', changed(skip(undefined, REF, { reason: 'nothing-due', now: NOW }))],
  ])('that contradicts %s changes nothing and is a warning', async (state, message) => {
    const { tell, stored, noted } = world(message);
    expect(await tell({ ...TAKEN, delivery: 'bounced' })).toBe('contradicts');
    expect(await stored()).toEqual(message);
    expect(noted.lines).toMatchObject([{ level: 'warn', event: MAIL_LOG.eventContradicts, ids: { ...REF, state } }]);
  });

  test('of a message that is not stored is noted, and makes none', async () => {
    const { tell, stored, noted } = world();
    expect(await tell(TAKEN)).toBe('unmatched');
    expect(await stored()).toBeUndefined();
    expect(noted.lines).toMatchObject([{ level: 'info', event: MAIL_LOG.eventUnmatched }]);
  });

  test('throws when the store cannot be reached, so that the event comes again', async () => {
    const messages = new MemoryMessages();
    messages.get = () => Promise.reject(new Error('no store'));
    await expect(applyMailEvent({ messages, log: SILENT }, { ...TAKEN, ref: REF }, NOW)).rejects.toThrow('no store');
  });
});

const attempts = ['a1', 'a2'] as const;
const event = fc.record({ attempt: fc.constantFrom(...attempts), delivery: fc.constantFrom(undefined, ...DELIVERIES) });
const steps = fc.array(event, { minLength: 1, maxLength: 5 }).chain((events) => {
  const told = events.map(({ attempt, delivery }) => ({
    attempt,
    providerId: attempt === 'a1' ? 'ses-1' : 'ses-2',
    ...(delivery !== undefined && { delivery }),
  }));
  const all = [...told, ...told, 'mark' as const];
  const order = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  return fc.record({ one: order, other: order });
});

/** What a message says in the end, apart from who wrote it when, and which of two copies was heard of first. */
async function endOf(order: readonly (SendEvent | 'mark')[], outcome: typeof ACCEPTED) {
  const resend = claimed('a2', { ...marked(RESET), state: 'RETRY', resent: true });
  const { messages, tell, stored } = world(resend);
  for (const step of order) {
    if (step !== 'mark') await tell(step);
    else await changeMessage(messages, REF, (message) => mark(message, 'a2', outcome, LATER));
  }
  const { version: _, lastCommand: __, changedAt: ___, providerId, ...end } = (await stored()) ?? claimed();
  expect(providerId).toMatch(/^ses-[12]$/);
  return end;
}

describe('events that come twice, late, out of order, or before the mark', () => {
  test.each([
    ['accepted', ACCEPTED],
    ['in doubt', RESET],
    ['throttled', THROTTLED],
  ])('end the same in every order, the resend being %s', async (_, outcome) => {
    await fc.assert(
      fc.asyncProperty(steps, async ({ one, other }) => {
        const end = await endOf(one, outcome);
        expect(end.state).toBe('SENT');
        expect(await endOf(other, outcome)).toEqual(end);
      }),
      { numRuns: 300 },
    );
  });
});
