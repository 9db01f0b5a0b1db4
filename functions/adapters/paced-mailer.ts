import type { Mailer } from '../app/ports.ts';
import { pausesLane } from '../domain/mail/paused-lane.ts';
import { LONGEST_PACE_SECONDS, type SendOutcome } from '../domain/mail/send-protocol.ts';

/** How long a lane stays paused in this process before the provider is asked again. */
export const PAUSE_MS = 5 * 60_000;

/** `now`: milliseconds of a clock that only goes forward. `sleep`: resolves after so many of them. */
export type Pace = { perSecond: number; now: () => number; sleep: (ms: number) => Promise<void> };

/**
 * Sends through `mailer`, but never starts two mails closer together than the pace allows, in order of arrival. Once the
 * provider paused the lane, it is not called for five minutes: all mails get the answer it gave. A mail that would have to
 * wait longer than its claim allows is `retry`, `too-many-at-once`.
 */
export function pacedMailer(mailer: Mailer, { perSecond, now, sleep }: Pace): Mailer {
  const spacingMs = 1000 / perSecond;
  let nextStart = Number.NEGATIVE_INFINITY;
  let pause: { until: number; outcome: SendOutcome } | undefined;
  const paused = (): SendOutcome | undefined =>
    pause !== undefined && now() < pause.until ? pause.outcome : undefined;

  const myTurn = async (): Promise<boolean> => {
    const start = Math.max(now(), nextStart);
    if (start - now() > LONGEST_PACE_SECONDS * 1000) return false;
    nextStart = start + spacingMs;
    // Timers may fire early, never the pace.
    while (now() < start) await sleep(start - now());
    return true;
  };

  return {
    async send(mail, tags): Promise<SendOutcome> {
      const before = paused();
      if (before !== undefined) return before;
      if (!(await myTurn())) return { outcome: 'retry', code: 'too-many-at-once' };
      const meanwhile = paused();
      if (meanwhile !== undefined) return meanwhile;
      const outcome = await mailer.send(mail, tags);
      if (outcome.outcome === 'retry' && pausesLane(outcome.code)) pause = { until: now() + PAUSE_MS, outcome };
      return outcome;
    },
  };
}
