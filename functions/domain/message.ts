import type { Instant } from './civil-date.ts';
import type { MessageRef } from './run.ts';

/**
 * States of the send protocol. SENDING: claimed, under lease. RETRY: surely not sent, may be sent again. UNKNOWN: may or may
 * not have been sent. SENT, FAILED, SKIPPED, UNRESOLVED: settled (an SES send event turns any but FAILED and SKIPPED into SENT).
 */
export const MESSAGE_STATES = ['SENDING', 'RETRY', 'UNKNOWN', 'SENT', 'FAILED', 'SKIPPED', 'UNRESOLVED'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Message: one mail to one person, and how its sending went. */
export type Message = MessageRef & {
  version: number;
  lastCommand: string;
  state: MessageState;
  /** Id of the attempt that holds or held the claim. Only that attempt may mark. */
  attempt?: string;
  attempts: number;
  leaseUntil?: Instant;
  /** When the message first became UNKNOWN: from then the wait before the one resend is counted. */
  unknownSince?: Instant;
  /** The one resend of an UNKNOWN message has been used. */
  resent?: true;
  /** What was claimed for sending, in compact form: a resend renders the identical mail from it. */
  content?: string;
  /** The provider's id of the accepted mail. */
  providerId?: string;
  /** Why it is SKIPPED, FAILED, RETRY, UNKNOWN or UNRESOLVED: a code, never client data. */
  reason?: string;
  changedAt: Instant;
};
