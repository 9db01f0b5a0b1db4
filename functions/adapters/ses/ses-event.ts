import * as z from 'zod';
import type { TaggedEvent } from '../../app/apply-mail-event.ts';
import type { Delivery } from '../../domain/mail/message.ts';
import { refOfTag } from '../../domain/mail/message-tag.ts';

/** Of a mail's event only ids are read: its addresses, subject and headers are left where they are. */
const MAIL = z.object({
  messageId: z.string().min(1),
  tags: z.record(z.string(), z.array(z.string())).optional(),
});

/** Events that tell no more than that SES took the mail and passes it on. */
const TAKEN = z.object({ eventType: z.enum(['Send', 'DeliveryDelay', 'Delivery']), mail: MAIL });
const REJECT = z.object({ eventType: z.literal('Reject'), mail: MAIL });
const BOUNCE = z.object({
  eventType: z.literal('Bounce'),
  mail: MAIL,
  bounce: z.object({
    bounceType: z.string(),
    bounceSubType: z.string().nullish(),
    bouncedRecipients: z.array(z.object({ action: z.string().nullish(), status: z.string().nullish() })).optional(),
  }),
});
const COMPLAINT = z.object({
  eventType: z.literal('Complaint'),
  mail: MAIL,
  complaint: z.object({ complaintSubType: z.string().nullish() }).optional(),
});
const READ = z.discriminatedUnion('eventType', [TAKEN, REJECT, BOUNCE, COMPLAINT]);
type ReadEvent = z.infer<typeof READ>;

const READ_TYPES = ['Send', 'DeliveryDelay', 'Delivery', 'Reject', 'Bounce', 'Complaint'];
/** What else SES tells: opens and clicks, mails from templates, advice on the account. */
const OTHER = z
  .object({ eventType: z.string().optional() })
  .refine(({ eventType = '' }) => !READ_TYPES.includes(eventType));

/** An event of SES: of a mail that Steward sent, or why it is none of Steward's business. */
export type SesEvent = { ours: true; event: TaggedEvent } | { ours: false; reason: 'other-type' | 'no-tags' };

/** An event of SES as EventBridge puts it on a queue. One of a kind that is read, but not as it should be, is malformed. */
export const SES_EVENT: z.ZodType<SesEvent> = z
  .object({ source: z.literal('aws.ses'), detail: z.union([READ, OTHER]) })
  .transform(({ detail }) => ('mail' in detail ? sesEvent(detail) : { ours: false, reason: 'other-type' }));

function sesEvent(detail: ReadEvent): SesEvent {
  const { messageId, tags = {} } = detail.mail;
  const ref = refOfTag(tags.message?.[0] ?? '');
  const attempt = tags.attempt?.[0];
  if (ref === undefined || attempt === undefined) return { ours: false, reason: 'no-tags' };
  const delivery = deliveryOf(detail);
  return { ours: true, event: { ref, attempt, providerId: messageId, ...(delivery !== undefined && { delivery }) } };
}

function deliveryOf(detail: ReadEvent): Delivery | undefined {
  if (detail.eventType === 'Reject') return 'rejected';
  if (detail.eventType === 'Bounce') return isAutomaticReply(detail.bounce) ? undefined : 'bounced';
  if (detail.eventType !== 'Complaint') return undefined;
  // Not a complaint about this mail, but an earlier one: SES took the mail and did not send it.
  return detail.complaint?.complaintSubType === 'OnAccountSuppressionList' ? 'rejected' : 'complained';
}

/**
 * A transient bounce is SES's last word too: it comes after SES has tried for hours and given up. But an out-of-office reply
 * comes as one as well, general and without a delivery report: that mail arrived.
 */
function isAutomaticReply({
  bounceType,
  bounceSubType,
  bouncedRecipients = [],
}: z.infer<typeof BOUNCE>['bounce']): boolean {
  const reported = bouncedRecipients.some(({ action, status }) => (action ?? status ?? '') !== '');
  return bounceType === 'Transient' && bounceSubType === 'General' && !reported;
}
