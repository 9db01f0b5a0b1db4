import type { Instant } from '../domain/civil-date.ts';
import type { Message } from '../domain/mail/message.ts';
import type { MessageKind, MessageRef } from '../domain/mail/run.ts';
import type { Mail } from './ports.ts';

/** Why a planned mail is not sent. */
type SkipReason = 'nothing-due' | 'no-mail-address' | 'not-in-roster';

/**
 * The content of one person's mail. `compact` is all that is needed to render it again, identically: it is stored with the
 * claim, so that a resend is the same mail.
 */
export type Content = { outcome: 'mail'; compact: string } | { outcome: 'skip'; reason: SkipReason };

/** What a kind of mail adds to the pipeline: how to build a person's content, and how to render it. */
export interface ContentBuilder {
  /** Reads and decides. `stored`: the message as it stands, when there is one; a notice says there what it is about. Throws only when the stores cannot be reached. */
  build(ref: MessageRef, now: Instant, stored?: Message): Promise<Content>;
  /** Pure. Throws when the content cannot be rendered: that mail FAILs, the others go on. */
  render(compact: string): Mail;
}

export type ContentBuilders = Record<MessageKind, ContentBuilder>;
