import { messageTag } from '../../functions/domain/mail/message-tag.ts';
import { REF } from './mail-world.ts';

/** What an event of SES holds that no log may show. */
export const SECRETS = ['m001@bank.example', '【今日待办】11月23日', 'smtp; 550', '10.0.0.7', '李经理'];

const NAMES: Record<string, string> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
  'Rendering Failure': 'Email Rendering Failed',
  DeliveryDelay: 'Email Delivery Delayed',
  Open: 'Email Opened',
};

/** An SES event as EventBridge delivers it, with all that stands in it; `says` is what its type adds, `mail` what differs. */
export function sesEvent(
  eventType: string,
  says: object = {},
  mail: { tags?: Record<string, string[]>; messageId?: string } = {},
) {
  return {
    version: '0',
    id: '00000000-1111-2222-3333-444444444444',
    'detail-type': NAMES[eventType] ?? eventType,
    source: 'aws.ses',
    account: '111122223333',
    time: '2026-11-23T00:30:05Z',
    region: 'eu-west-1',
    resources: ['arn:aws:ses:eu-west-1:111122223333:configuration-set/steward'],
    detail: {
      eventType,
      mail: {
        timestamp: '2026-11-23T00:30:04.000Z',
        source: '李经理 <m001@bank.example>',
        sourceArn: 'arn:aws:ses:eu-west-1:111122223333:identity/bank.example',
        sendingAccountId: '111122223333',
        messageId: 'ses-1',
        destination: ['m001@bank.example'],
        headersTruncated: false,
        headers: [{ name: 'Subject', value: '【今日待办】11月23日' }],
        commonHeaders: { to: ['m001@bank.example'], subject: '【今日待办】11月23日' },
        tags: {
          'ses:operation': ['SendRawEmail'],
          'ses:configuration-set': ['steward'],
          'ses:source-ip': ['10.0.0.7'],
          message: [messageTag(REF)],
          attempt: ['a1'],
        },
        ...mail,
      },
      ...says,
    },
  };
}

const RECIPIENT = { emailAddress: 'm001@bank.example' };

/** The body of a bounce; a delivery report names what the receiving server said, an automatic reply carries none. */
export function bounce(bounceType: string, bounceSubType: string, report: 'report' | 'no-report' = 'report') {
  const said = { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' };
  return {
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [report === 'report' ? { ...RECIPIENT, ...said } : RECIPIENT],
      timestamp: '2026-11-23T00:30:06.000Z',
      feedbackId: 'feedback-1',
    },
  };
}

/** The body of a complaint. */
export function complaint(complaintSubType: string | null = null) {
  return {
    complaint: {
      complainedRecipients: [RECIPIENT],
      complaintSubType,
      timestamp: '2026-11-23T00:30:07.000Z',
      feedbackId: 'feedback-2',
    },
  };
}
