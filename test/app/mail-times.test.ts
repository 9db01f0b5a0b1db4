import { expect, test } from 'vitest';
import { SES_DEADLINE_MS } from '../../functions/adapters/ses/ses-mailer.ts';
import { SMTP_DEADLINE_MS } from '../../functions/adapters/smtp/smtp-mailer.ts';
import { LEASE_SECONDS, LONGEST_PACE_SECONDS, SEND_BATCH } from '../../functions/domain/mail/send-protocol.ts';

/** A new SES account sends one mail a second; two instances share it. */
const SLOWEST_PER_SECOND = 1 / 2;
const SEND_SECONDS = Math.max(SES_DEADLINE_MS, SMTP_DEADLINE_MS) / 1000;

test('the last mail of a batch at the slowest pace has its turn before it would be given back', () => {
  expect(SEND_BATCH / SLOWEST_PER_SECOND).toBeLessThan(LONGEST_PACE_SECONDS);
});

test('waiting for a turn and sending, at their longest, leave a quarter of the lease for reading and marking', () => {
  expect(LONGEST_PACE_SECONDS + SEND_SECONDS).toBeLessThanOrEqual(LEASE_SECONDS * 0.75);
});
