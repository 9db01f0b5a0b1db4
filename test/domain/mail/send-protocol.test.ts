import { describe, expect, test } from 'vitest';
import { isSettled, type Message } from '../../../functions/domain/mail/message.ts';
import { claim, fail, mark, skip } from '../../../functions/domain/mail/send-protocol.ts';
import { REF } from '../../support/mail-world.ts';
import { ACCEPTED, changed, claimed, marked, NOW, REJECTED, RESET, THROTTLED } from '../../support/messages.ts';

const LATER = '2026-11-23T00:31:00.000Z';
const why = { reason: 'nothing-due', now: NOW };
const IN_STATE: Record<Message['state'], Message> = {
  SENDING: claimed(),
  RETRY: marked(THROTTLED),
  UNKNOWN: marked(RESET),
  SENT: marked(ACCEPTED),
  FAILED: marked(REJECTED),
  SKIPPED: changed(skip(undefined, REF, why)),
  UNRESOLVED: { ...marked(RESET), state: 'UNRESOLVED', resent: true },
};

describe('claiming', () => {
  test('an absent message is claimed under a lease, with its content and attempt', () => {
    const decided = claim(undefined, REF, { attempt: 'a1', now: NOW, content: 'c', leaseSeconds: 120 });
    expect(decided).toEqual({
      ok: true,
      expected: 0,
      message: {
        ...REF,
        version: 1,
        lastCommand: 'claim a1',
        state: 'SENDING',
        attempt: 'a1',
        attempts: 1,
        claimedAt: NOW,
        leaseUntil: '2026-11-23T00:32:00.000Z',
        content: 'c',
        changedAt: NOW,
      },
    });
  });

  test.each([
    ['SENDING', 'in-flight'],
    ['UNKNOWN', 'waiting-to-settle'],
    ['SENT', 'already-sent'],
    ['FAILED', 'settled'],
    ['SKIPPED', 'settled'],
    ['UNRESOLVED', 'settled'],
  ] as const)('a message that is %s is refused: %s', (state, reason) => {
    const by = { attempt: 'a2', now: LATER, content: 'c', leaseSeconds: 120 };
    expect(claim(IN_STATE[state], REF, by)).toEqual({ ok: false, reason });
  });

  test('a RETRY is claimed anew with the content and date of the first claim, whatever was built since', () => {
    const again = claimed('a2', IN_STATE.RETRY, LATER);
    expect(again).toMatchObject({ content: 'content of a1', claimedAt: NOW, attempt: 'a2', attempts: 2, version: 3 });
    expect(again.reason).toBeUndefined();
  });
});

describe('marking', () => {
  test.each([
    [ACCEPTED, { state: 'SENT', providerId: 'ses-1' }],
    [THROTTLED, { state: 'RETRY', reason: 'throttled' }],
    [REJECTED, { state: 'FAILED', reason: 'MessageRejected' }],
    [RESET, { state: 'UNKNOWN', reason: 'ECONNRESET', unknownSince: LATER }],
  ])('%j makes it %j', (outcome, expected) => {
    const message = marked(outcome, claimed(), LATER);
    expect(message).toMatchObject(expected);
    expect(message.leaseUntil).toBeUndefined();
    expect(message.content).toBe('content of a1');
  });

  test.each([ACCEPTED, THROTTLED, REJECTED, RESET])("another attempt's claim is never marked: %j", (outcome) => {
    const other = claimed('a2', IN_STATE.RETRY);
    expect(mark(other, 'a1', outcome, LATER)).toEqual({ ok: false, reason: 'not-my-attempt' });
    expect(mark(undefined, 'a1', outcome, LATER)).toEqual({ ok: false, reason: 'not-my-attempt' });
  });

  test.each([ACCEPTED, THROTTLED, REJECTED, RESET])('SENT never regresses: %j', (outcome) => {
    expect(mark(IN_STATE.SENT, 'a1', outcome, LATER)).toEqual({ ok: false, reason: 'nothing-new' });
  });

  test('a late word on an attempt whose lease ran out still counts', () => {
    const expired: Message = { ...claimed(), state: 'UNKNOWN', unknownSince: NOW };
    expect(marked(ACCEPTED, expired).state).toBe('SENT');
    expect(marked(REJECTED, expired).state).toBe('FAILED');
    const retry = marked(THROTTLED, expired);
    expect(retry.state).toBe('RETRY');
    expect(retry).not.toHaveProperty('resent');
    expect(retry).not.toHaveProperty('unknownSince');
    expect(marked(ACCEPTED, { ...expired, state: 'RETRY', resent: true }).state).toBe('SENT');
    expect(marked(ACCEPTED, { ...expired, state: 'UNRESOLVED', resent: true }).state).toBe('SENT');
  });

  test('what was given up is not sent again on a late refusal', () => {
    expect(mark(IN_STATE.UNRESOLVED, 'a1', THROTTLED, LATER)).toEqual({ ok: false, reason: 'nothing-new' });
  });

  test('a resend that is refused leaves UNRESOLVED, because the first attempt may have arrived', () => {
    const resend = claimed('a2', { ...marked(RESET), state: 'RETRY', resent: true });
    expect(marked(REJECTED, resend)).toMatchObject({ state: 'UNRESOLVED', reason: 'MessageRejected' });
    expect(marked(THROTTLED, resend)).toMatchObject({ state: 'RETRY', resent: true });
  });
});

describe('skipping and failing', () => {
  test('nothing is skipped once there was something to send', () => {
    expect(changed(skip(undefined, REF, why))).toMatchObject({ state: 'SKIPPED', reason: 'nothing-due', version: 1 });
    expect(skip(IN_STATE.RETRY, REF, why)).toEqual({ ok: false, reason: 'content-exists' });
    expect(skip(IN_STATE.SENDING, REF, why)).toEqual({ ok: false, reason: 'in-flight' });
  });

  test('a mail nobody is sending can be failed; one in doubt or settled cannot', () => {
    const because = { reason: 'cannot-render', now: NOW };
    expect(changed(fail(undefined, REF, because))).toMatchObject({ state: 'FAILED', reason: 'cannot-render' });
    expect(changed(fail(IN_STATE.RETRY, REF, because)).state).toBe('FAILED');
    expect(changed(fail({ ...IN_STATE.RETRY, resent: true }, REF, because)).state).toBe('UNRESOLVED');
    for (const state of ['SENDING', 'UNKNOWN', 'SENT'] as const)
      expect(fail(IN_STATE[state], REF, because).ok).toBe(false);
  });
});

test('SENT, FAILED, SKIPPED and UNRESOLVED are settled', () => {
  const settled = Object.values(IN_STATE).filter(isSettled);
  expect(settled.map(({ state }) => state).sort()).toEqual(['FAILED', 'SENT', 'SKIPPED', 'UNRESOLVED']);
});
