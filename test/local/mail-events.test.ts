import { expect, test } from 'vitest';
import { SES_EVENT } from '../../functions/adapters/ses/ses-event.ts';
import { sesEventOf } from '../../local/mail-events.ts';
import { anAcceptedMail } from '../support/accepted-mails.ts';
import { REF } from '../support/mail-world.ts';

test.each([
  ['Send', undefined],
  ['Delivery', undefined],
  ['Bounce', 'bounced'],
  ['Reject', 'rejected'],
  ['Complaint', 'complained'],
] as const)('an accepted mail becomes the event SES would tell of it: %s', async (eventType, delivery) => {
  const mail = await anAcceptedMail();
  expect(SES_EVENT.parse(sesEventOf(mail, eventType))).toEqual({
    ours: true,
    event: { ref: REF, attempt: mail.attempt, providerId: mail.providerId, ...(delivery && { delivery }) },
  });
});
