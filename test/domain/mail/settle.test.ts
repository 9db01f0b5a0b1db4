import { describe, expect, test } from 'vitest';
import { addSeconds } from '../../../functions/domain/civil-date.ts';
import { DELIVERIES, type Message } from '../../../functions/domain/mail/message.ts';
import { skip } from '../../../functions/domain/mail/send-protocol.ts';
import { applySendEvent, settle } from '../../../functions/domain/mail/settle.ts';
import { REF } from '../../support/mail-world.ts';
import { ACCEPTED, changed, claimed, marked, NOW, REJECTED, RESET, THROTTLED } from '../../support/messages.ts';

const GIVE_UP = '2026-11-23T06:00:00.000Z';
const minutesOn = (minutes: number) => addSeconds(NOW, minutes * 60);
const settled = (message: Message, now: string) => settle(message, now, GIVE_UP);

describe('the watch', () => {
  test('leaves a lease alone until it runs out, then does not know', () => {
    expect(settled(claimed(), addSeconds(NOW, 119))).toEqual({ ok: false, reason: 'under-lease' });
    const unknown = changed(settled(claimed(), minutesOn(2)));
    expect(unknown).toMatchObject({
      state: 'UNKNOWN',
      reason: 'lease-expired',
      unknownSince: minutesOn(2),
      attempt: 'a1',
    });
  });

  test('waits 15 minutes for the event, then lets the same content be sent once more', () => {
    expect(settled(marked(RESET), addSeconds(NOW, 899))).toEqual({ ok: false, reason: 'waiting-for-event' });
    const retry = changed(settled(marked(RESET), minutesOn(15)));
    expect(retry).toMatchObject({ state: 'RETRY', resent: true, content: 'content of a1' });
  });

  test('gives a mail up when the resend is in doubt for 15 minutes too', () => {
    const again = marked(
      RESET,
      claimed('a2', changed(settled(marked(RESET), minutesOn(15))), minutesOn(16)),
      minutesOn(17),
    );
    expect(settled(again, minutesOn(31))).toEqual({ ok: false, reason: 'waiting-for-event' });
    expect(changed(settled(again, minutesOn(32)))).toMatchObject({ state: 'UNRESOLVED', reason: 'ECONNRESET' });
  });

  test('lets what surely was not sent be sent until the end, without using up the resend', () => {
    expect(settled(marked(THROTTLED), minutesOn(60))).toEqual({ ok: false, reason: 'to-be-sent' });
    const again = marked(RESET, claimed('a2', marked(THROTTLED)));
    expect(changed(settled(again, minutesOn(15)))).toMatchObject({ state: 'RETRY', resent: true });
  });

  test('sends nothing any more from the end on: FAILED when surely unsent, else UNRESOLVED', () => {
    expect(changed(settled(marked(THROTTLED), GIVE_UP))).toMatchObject({
      state: 'FAILED',
      reason: 'gave-up-throttled',
    });
    const resend = changed(settled(marked(RESET), minutesOn(15)));
    expect(changed(settled(resend, GIVE_UP)).state).toBe('UNRESOLVED');
    expect(changed(settled(marked(RESET), GIVE_UP)).state).toBe('UNRESOLVED');
  });

  test('leaves the settled alone', () => {
    for (const message of [marked(ACCEPTED), marked(REJECTED)]) {
      expect(settled(message, GIVE_UP)).toEqual({ ok: false, reason: 'settled' });
    }
  });
});

describe("the provider's send event", () => {
  const event = { attempt: 'a1', providerId: 'ses-9' };
  test.each([
    ['SENDING', claimed()],
    ['RETRY', marked(THROTTLED)],
    ['UNKNOWN', marked(RESET)],
    ['UNRESOLVED', { ...marked(RESET), state: 'UNRESOLVED' as const }],
  ])('turns %s into SENT', (_, message) => {
    const sent = changed(applySendEvent(message, event, minutesOn(1)));
    expect(sent).toMatchObject({ state: 'SENT', providerId: 'ses-9', version: message.version + 1 });
    expect(sent).not.toHaveProperty('reason');
  });

  test('changes nothing about what is SENT', () => {
    expect(applySendEvent(marked(ACCEPTED), event, NOW)).toEqual({ ok: false, reason: 'nothing-new' });
  });

  test.each([
    ['FAILED', marked(REJECTED)],
    ['SKIPPED', changed(skip(undefined, REF, { reason: 'nothing-due', now: NOW }))],
  ])('leaves %s alone, which says that no copy was taken, and says that it contradicts', (_, message) => {
    for (const delivery of [{}, { delivery: 'bounced' as const }])
      expect(applySendEvent(message, { ...event, ...delivery }, NOW)).toEqual({ ok: false, reason: 'contradicts' });
  });

  test('of an earlier attempt proves a copy as well', () => {
    const resend = claimed('a2', { ...marked(RESET), state: 'RETRY', resent: true });
    expect(changed(applySendEvent(resend, event, NOW))).toMatchObject({ state: 'SENT', attempt: 'a2', resent: true });
  });

  test.each(DELIVERIES)('that a mail was %s proves that it was taken, and says what became of it', (delivery) => {
    const told = { ...event, delivery };
    expect(changed(applySendEvent(marked(RESET), told, NOW))).toMatchObject({ state: 'SENT', delivery });
    const sent = changed(applySendEvent(marked(ACCEPTED), told, NOW));
    expect(sent).toMatchObject({ state: 'SENT', providerId: 'ses-1', delivery });
    expect(applySendEvent(sent, told, NOW)).toEqual({ ok: false, reason: 'nothing-new' });
    expect(applySendEvent(sent, event, NOW)).toEqual({ ok: false, reason: 'nothing-new' });
  });

  test('of two copies a complaint counts, because it proves that one arrived', () => {
    const bounced = changed(applySendEvent(claimed(), { ...event, delivery: 'bounced' }, NOW));
    const both = changed(applySendEvent(bounced, { ...event, delivery: 'complained' }, NOW));
    expect(both.delivery).toBe('complained');
    expect(applySendEvent(both, { ...event, delivery: 'rejected' }, NOW).ok).toBe(false);
  });
});
