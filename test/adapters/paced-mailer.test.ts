import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAUSE_MS, pacedMailer } from '../../functions/adapters/paced-mailer.ts';
import type { Mailer } from '../../functions/app/ports.ts';
import { LONGEST_PACE_SECONDS, type SendOutcome } from '../../functions/domain/mail/send-protocol.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { MAIL } from '../support/smtp-mailer.ts';

const ACCEPTED: SendOutcome = { outcome: 'accepted', providerId: 'id' };
const tags = (attempt: string | number) => ({ message: 'digest.2026-11-23.M001', attempt: String(attempt) });

function lane({ perSecond = 1, wakesEarlyBy = 0, answer = (): SendOutcome => ACCEPTED } = {}) {
  const clock = fakeClock({ wakesEarlyBy });
  const starts: { at: number; attempt: string }[] = [];
  const provider: Mailer = {
    async send(_, { attempt }) {
      starts.push({ at: clock.now(), attempt });
      return answer();
    },
  };
  return { clock, starts, mailer: pacedMailer(provider, { perSecond, ...clock }) };
}

describe('the pace', () => {
  test('mails asked for at once start one after the other, in order of arrival', async () => {
    const { clock, starts, mailer } = lane({ perSecond: 4 });
    const sent = Promise.all([1, 2, 3, 4, 5].map((n) => mailer.send(MAIL, tags(n))));
    await clock.run();
    expect(await sent).toEqual(Array(5).fill(ACCEPTED));
    expect(starts).toEqual([0, 250, 500, 750, 1000].map((at, n) => ({ at, attempt: String(n + 1) })));
  });

  test('a mail that comes when none went lately does not wait', async () => {
    const { clock, starts, mailer } = lane();
    await mailer.send(MAIL, tags(1));
    void clock.sleep(5_000).then(() => mailer.send(MAIL, tags(2)));
    await clock.run();
    expect(starts.map(({ at }) => at)).toEqual([0, 5_000]);
  });

  test('whenever mails come, and whenever timers wake, no second has more starts than allowed, and nobody waits in vain', async () => {
    const arrivals = fc.array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        arrivals,
        fc.constantFrom(0.5, 1, 3, 14),
        fc.constantFrom(0, 1, 7),
        async (at, perSecond, wakesEarlyBy) => {
          const { clock, starts, mailer } = lane({ perSecond, wakesEarlyBy });
          const came: number[] = [];
          for (const [n, ms] of at.entries())
            void clock.sleep(ms).then(() => {
              came.push(clock.now());
              return mailer.send(MAIL, tags(n));
            });
          await clock.run();
          let last = Number.NEGATIVE_INFINITY;
          for (const [n, start] of starts.entries()) {
            const due = Math.max(came[n] ?? 0, last + 1000 / perSecond);
            expect(Math.abs(start.at - due), 'starts when its turn is').toBeLessThan(0.001);
            last = due;
          }
          expect(starts).toHaveLength(at.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('what would wait longer than its claim allows is given back at once, and takes no turn from others', async () => {
    const { clock, starts, mailer } = lane({ perSecond: 1 / LONGEST_PACE_SECONDS });
    const sent = Promise.all([1, 2, 3].map((n) => mailer.send(MAIL, tags(n))));
    await clock.run();
    expect(await sent).toEqual([ACCEPTED, ACCEPTED, { outcome: 'retry', code: 'too-many-at-once' }]);
    expect(starts.map(({ attempt }) => attempt)).toEqual(['1', '2']);
  });
});

describe('a paused lane', () => {
  test.each(['daily-quota', 'sending-paused', 'not-allowed', 'sender-refused', 'not-trusted', 'no-tls'])(
    'after %s the provider is left alone for five minutes, and then asked again',
    async (code) => {
      let outcome: SendOutcome = { outcome: 'retry', code };
      const { clock, starts, mailer } = lane({ answer: () => outcome });
      const later = async (ms: number) => {
        const answer = clock.sleep(ms).then(() => mailer.send(MAIL, tags('later')));
        await clock.run();
        return answer;
      };
      expect(await mailer.send(MAIL, tags(1))).toEqual({ outcome: 'retry', code });
      outcome = ACCEPTED;
      expect(await later(PAUSE_MS - 1)).toEqual({ outcome: 'retry', code });
      expect(starts).toHaveLength(1);
      expect(await later(1)).toEqual(ACCEPTED);
      expect(starts).toHaveLength(2);
    },
  );

  test('those who already wait for their turn do not call the provider either', async () => {
    const outcome: SendOutcome = { outcome: 'retry', code: 'daily-quota' };
    const { clock, starts, mailer } = lane({ answer: () => outcome });
    const sent = Promise.all([1, 2, 3, 4].map((n) => mailer.send(MAIL, tags(n))));
    await clock.run();
    expect(await sent).toEqual(Array(4).fill(outcome));
    expect(starts).toHaveLength(1);
  });

  test('nobody waits for a turn that would not be used', async () => {
    const outcome: SendOutcome = { outcome: 'retry', code: 'daily-quota' };
    const { clock, mailer } = lane({ answer: () => outcome });
    await mailer.send(MAIL, tags(1));
    const sent = Promise.all([2, 3, 4].map((n) => mailer.send(MAIL, tags(n))));
    await clock.run();
    expect(await sent).toEqual(Array(3).fill(outcome));
    expect(clock.now()).toBe(0);
  });

  test.each<SendOutcome>([
    { outcome: 'retry', code: 'throttled' },
    { outcome: 'retry', code: 'smtp-451' },
    { outcome: 'retry', code: 'relay-denied' },
    { outcome: 'failed', code: 'not-allowed' },
    { outcome: 'unknown', code: 'daily-quota' },
  ])('%j says nothing about other mails', async (outcome) => {
    const { clock, starts, mailer } = lane({ answer: () => outcome });
    void mailer.send(MAIL, tags(1));
    void mailer.send(MAIL, tags(2));
    await clock.run();
    expect(starts).toHaveLength(2);
  });
});
