import type { Instant } from '../civil-date.ts';
import type { Notice } from '../duty/notice.ts';
import type { MessageRef } from './run.ts';

/**
 * States of the send protocol. SENDING: claimed, under lease. RETRY: surely not sent, may be sent again. UNKNOWN: may or may
 * not have been sent. SENT, FAILED, SKIPPED, UNRESOLVED: settled (an SES send event turns any but FAILED and SKIPPED into SENT).
 */
export const MESSAGE_STATES = ['SENDING', 'RETRY', 'UNKNOWN', 'SENT', 'FAILED', 'SKIPPED', 'UNRESOLVED'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/**
 * What may become of a mail that the provider took. `bounced`: the receiver's server refused it. `rejected`: the provider would
 * not pass it on. `complained`: it arrived, and the receiver marked it as unwanted. Of several words on one message, as on two
 * copies of it, the last in this order stands: a complaint proves that a copy arrived.
 */
export const DELIVERIES = ['bounced', 'rejected', 'complained'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** Message: one mail to one person, and how its sending went. */
export type Message = MessageRef & {
  version: number;
  lastCommand: string;
  state: MessageState;
  /** Id of the attempt that holds or held the claim. Only that attempt may mark. */
  attempt?: string;
  attempts: number;
  /** When it was first claimed: the mail's Date, so that a resend is the identical mail. */
  claimedAt?: Instant;
  leaseUntil?: Instant;
  /** When the message last became UNKNOWN: from then the wait before the one resend, or before giving up, is counted. */
  unknownSince?: Instant;
  /** The one resend of an UNKNOWN message has been used. */
  resent?: true;
  /** What was claimed for sending, in compact form: a resend renders the identical mail from it. */
  content?: string;
  /** What a notice is about: its content is built from this when it is sent. */
  notice?: Notice;
  /** The provider's id of the accepted mail. */
  providerId?: string;
  /** What the provider told of an accepted mail afterwards, when it did not simply arrive. */
  delivery?: Delivery;
  /** Why it is SKIPPED, FAILED, RETRY, UNKNOWN or UNRESOLVED: a code, never client data. */
  reason?: string;
  changedAt: Instant;
};

/** The message's name alone: what travels on queues and stands in logs. */
export function refOf({ kind, date, person, about }: MessageRef): MessageRef {
  return { kind, date, person, ...(about !== undefined && { about }) };
}

const SETTLED: readonly MessageState[] = ['SENT', 'FAILED', 'SKIPPED', 'UNRESOLVED'];

/** Whether the provider took the mail and said afterwards that the person did not get it. */
export function isUndelivered({ delivery }: Message): boolean {
  return delivery === 'bounced' || delivery === 'rejected';
}

/** Whether nothing more will be done for the message by Steward itself: SENT, FAILED, SKIPPED or UNRESOLVED. */
export function isSettled(message: Message): boolean {
  return SETTLED.includes(message.state);
}
