import { describe, expect, test } from 'vitest';
import { SES_EVENT } from '../../../functions/adapters/ses/ses-event.ts';
import { messageTag } from '../../../functions/domain/mail/message-tag.ts';
import { NOTICE, REF } from '../../support/mail-world.ts';
import { bounce, complaint, sesEvent } from '../../support/ses-events.ts';

const OURS = { ref: REF, attempt: 'a1', providerId: 'ses-1' };
const read = (event: unknown) => SES_EVENT.parse(event);

describe('an SES event as EventBridge delivers it', () => {
  test.each(['Send', 'Delivery', 'DeliveryDelay'])('%s proves that the mail was taken', (eventType) => {
    expect(read(sesEvent(eventType))).toEqual({ ours: true, event: OURS });
  });

  test('of a notice leads back to that notice, and to no other of the same person', () => {
    const tags = { message: [messageTag(NOTICE)], attempt: ['a1'] };
    expect(read(sesEvent('Send', {}, { tags }))).toEqual({ ours: true, event: { ...OURS, ref: NOTICE } });
  });

  test.each([
    ['a refusal by the receiver', 'bounced', sesEvent('Bounce', bounce('Permanent', 'General'))],
    [
      'an address SES has stopped sending to',
      'bounced',
      sesEvent('Bounce', bounce('Permanent', 'Suppressed', 'no-report')),
    ],
    ['a receiver that could not be reached for hours', 'bounced', sesEvent('Bounce', bounce('Transient', 'General'))],
    ['a full mailbox', 'bounced', sesEvent('Bounce', bounce('Transient', 'MailboxFull', 'no-report'))],
    ['a bounce SES cannot explain', 'bounced', sesEvent('Bounce', bounce('Undetermined', 'Undetermined', 'no-report'))],
    ['a mail SES would not pass on', 'rejected', sesEvent('Reject', { reject: { reason: 'Bad content' } })],
    ['a complaint', 'complained', sesEvent('Complaint', complaint())],
    [
      'an earlier complaint, for which SES sends no more',
      'rejected',
      sesEvent('Complaint', complaint('OnAccountSuppressionList')),
    ],
  ])('%s: %s', (_, delivery, event) => {
    expect(read(event)).toEqual({ ours: true, event: { ...OURS, delivery } });
  });

  test('an out-of-office reply, which comes as a transient bounce without a delivery report, is no bounce', () => {
    expect(read(sesEvent('Bounce', bounce('Transient', 'General', 'no-report')))).toEqual({ ours: true, event: OURS });
  });

  test.each([
    ['a mail without tags', sesEvent('Send', {}, { tags: {} })],
    ['a mail with no field for tags', sesEvent('Delivery', {}, { tags: undefined } as object)],
    ['a mail without an attempt', sesEvent('Send', {}, { tags: { message: ['digest_2026-11-23_M001'] } })],
    ['a mail tagged by somebody else', sesEvent('Send', {}, { tags: { message: ['welcome'], attempt: ['a1'] } })],
  ])('%s is not ours', (_, event) => {
    expect(read(event)).toEqual({ ours: false, reason: 'no-tags' });
  });

  test.each([
    sesEvent('Open', { open: {} }),
    sesEvent('Rendering Failure', { failure: { templateName: 't' } }),
    sesEvent('Something New'),
    { source: 'aws.ses', 'detail-type': 'Sending Status Disabled', detail: { version: '1.0.0' } },
  ])('a type that is not read is not ours', (event) => {
    expect(read(event)).toEqual({ ours: false, reason: 'other-type' });
  });

  test.each([
    undefined,
    {},
    { ...sesEvent('Send'), source: 'aws.s3' },
    { ...sesEvent('Send'), detail: undefined },
    { ...sesEvent('Send'), detail: { eventType: 'Send' } },
    { ...sesEvent('Send'), detail: { eventType: 'Send', mail: {} } },
    sesEvent('Bounce'),
    sesEvent('Send', {}, { messageId: '' }),
    sesEvent('Send', {}, { tags: { message: 'digest' } } as object),
  ])('what is not such an event, or half of one, is malformed: %#', (event) => {
    expect(SES_EVENT.safeParse(event).success).toBe(false);
  });
});
