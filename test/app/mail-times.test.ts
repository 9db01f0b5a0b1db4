import { describe, expect, test } from 'vitest';
import { SES_DEADLINE_MS } from '../../functions/adapters/ses/ses-mailer.ts';
import { SMTP_DEADLINE_MS } from '../../functions/adapters/smtp/smtp-mailer.ts';
import { LEASE_SECONDS, LONGEST_PACE_SECONDS } from '../../functions/domain/mail/send-protocol.ts';
import { sendingRate } from '../../lib/sending-rate.ts';

/** A new SES account sends one mail a second. */
const SANDBOX = 1;
const SEND_SECONDS = Math.max(SES_DEADLINE_MS, SMTP_DEADLINE_MS) / 1000;

describe('a mail is sent or given back while its claim holds', () => {
  test.each([SANDBOX, 5, 14, 200])(
    'at %d mails a second the last of a batch has its turn in time',
    (mailsPerSecond) => {
      const { batchSize, perInstance } = sendingRate(mailsPerSecond);
      expect(batchSize / perInstance).toBeLessThan(LONGEST_PACE_SECONDS);
    },
  );

  test('in the SES sandbox even ten at once have their turn in time, in each of two instances', () => {
    expect(10 / (SANDBOX / 2)).toBeLessThan(LONGEST_PACE_SECONDS);
  });

  test('waiting for a turn and sending, at their longest, take less than half of the lease', () => {
    expect(LONGEST_PACE_SECONDS + SEND_SECONDS).toBeLessThan(LEASE_SECONDS / 2);
  });
});
