import type { AcceptedMail } from './capture-raw.ts';

/** What SES may tell of a mail it took: each type with the name EventBridge gives it, and what it says besides. */
const EVENTS = {
  Send: { name: 'Email Sent', says: { send: {} } },
  Delivery: { name: 'Email Delivered', says: { delivery: {} } },
  Reject: { name: 'Email Rejected', says: { reject: { reason: 'Bad content' } } },
  Bounce: {
    name: 'Email Bounced',
    says: { bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [{ action: 'failed' }] } },
  },
  Complaint: { name: 'Email Complaint Received', says: { complaint: { complaintSubType: null } } },
};

/** The event SES would send through EventBridge about an accepted mail: the embedded SES sends none. */
export function sesEventOf({ providerId, message, attempt }: AcceptedMail, eventType: keyof typeof EVENTS): object {
  const { name, says } = EVENTS[eventType];
  return {
    version: '0',
    id: `${providerId} ${eventType}`,
    'detail-type': name,
    source: 'aws.ses',
    detail: { eventType, mail: { messageId: providerId, tags: { message: [message], attempt: [attempt] } }, ...says },
  };
}
