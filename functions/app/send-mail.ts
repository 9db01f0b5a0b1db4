import { type Message, refOf } from '../domain/mail/message.ts';
import { messageTag } from '../domain/mail/message-tag.ts';
import type { MessageRef } from '../domain/mail/run.ts';
import {
  claim,
  claimRefusal,
  fail,
  LEASE_SECONDS,
  mark,
  type SendOutcome,
  skip,
} from '../domain/mail/send-protocol.ts';
import { changeMessage } from './change-message.ts';
import type { Content, ContentBuilders } from './content.ts';
import { MAIL_LOG } from './log-events.ts';
import type { Clock, Log, Mail, Mailer, MessageRecords } from './ports.ts';

export type SendMailDeps = { messages: MessageRecords; builders: ContentBuilders; mailer: Mailer; log: Log };

/** What changes from call to call: the time, and a new id for each attempt. */
export type Edge = { now: Clock; newAttemptId: () => string };

/** `refused`: somebody else has the message, or it is settled; nothing was sent. `retry`: surely not sent; send again later. */
export type SendResult =
  | { result: 'sent' }
  | { result: 'skipped' | 'failed' | 'retry' | 'unknown' | 'refused'; reason: string };

/**
 * Sends one planned mail, at most once per claim: builds the content, claims the message with it, sends, marks what became
 * of it. Called again, or twice at once, it sends nothing more. A mail that cannot be rendered FAILs alone. Throws when the
 * stores cannot be reached: then the queue delivers again, or the watch settles what was claimed.
 */
export async function sendMail(deps: SendMailDeps, ref: MessageRef, edge: Edge): Promise<SendResult> {
  const result = await attempt(deps, ref, edge);
  report(deps.log, ref, result);
  return result;
}

async function attempt(deps: SendMailDeps, ref: MessageRef, edge: Edge): Promise<SendResult> {
  const { messages, builders, log } = deps;
  const { now } = edge;
  const builder = builders[ref.kind];
  const stored = await messages.get(ref);
  const refusal = claimRefusal(stored);
  if (refusal !== undefined) return { result: 'refused', reason: refusal };

  // A notice is stored before it is sent: one that is not there is another deployment's, and nobody could say what is in it.
  if (ref.kind === 'notice' && stored === undefined) return { result: 'refused', reason: 'no-such-notice' };

  const content = storedContent(stored) ?? (await builder.build(ref, now(), stored));
  if (content.outcome === 'skip') {
    const why = { reason: content.reason, now: now() };
    const skipped = await changeMessage(messages, ref, (message) => skip(message, ref, why));
    return skipped.ok ? { result: 'skipped', reason: why.reason } : { result: 'refused', reason: skipped.reason };
  }
  const mail = rendered(() => builder.render(content.compact), log, ref);
  if (mail === undefined) {
    const why = { reason: 'cannot-render', now: now() };
    const failed = await changeMessage(messages, ref, (message) => fail(message, ref, why));
    return failed.ok ? { result: 'failed', reason: why.reason } : { result: 'refused', reason: failed.reason };
  }
  return claimAndSend(deps, ref, edge, { compact: content.compact, mail });
}

async function claimAndSend(
  { messages, builders, mailer, log }: SendMailDeps,
  ref: MessageRef,
  { now, newAttemptId }: Edge,
  built: { compact: string; mail: Mail },
): Promise<SendResult> {
  const by = { attempt: newAttemptId(), now: now(), content: built.compact, leaseSeconds: LEASE_SECONDS };
  const claimed = await changeMessage(messages, ref, (message) => claim(message, ref, by));
  if (!claimed.ok) return { result: 'refused', reason: claimed.reason };
  const { content: compact = built.compact, claimedAt: date = by.now } = claimed.message;
  // Another sender may have claimed and given back in between: what was claimed first is what is sent.
  const mail = compact === built.compact ? built.mail : rendered(() => builders[ref.kind].render(compact), log, ref);

  const outcome = await send(mail && { ...mail, date }, mailer, { message: messageTag(ref), attempt: by.attempt }, log);
  const marked = await changeMessage(messages, ref, (message) => mark(message, by.attempt, outcome, now()));
  if (!marked.ok && marked.reason === 'not-my-attempt') {
    log.error(MAIL_LOG.claimLost, { ...ref, attempt: by.attempt, outcome: outcome.outcome });
  }
  return outcome.outcome === 'accepted' ? { result: 'sent' } : { result: outcome.outcome, reason: outcome.code };
}

function storedContent(stored: Message | undefined): Content | undefined {
  return stored?.content === undefined ? undefined : { outcome: 'mail', compact: stored.content };
}

function rendered(render: () => Mail, log: Log, ref: MessageRef): Mail | undefined {
  try {
    return render();
  } catch (error) {
    log.error(MAIL_LOG.cannotRender, { ...ref, error: error instanceof Error ? error.name : typeof error });
    return undefined;
  }
}

async function send(
  mail: Mail | undefined,
  mailer: Mailer,
  tags: { message: string; attempt: string },
  log: Log,
): Promise<SendOutcome> {
  if (mail === undefined) return { outcome: 'failed', code: 'cannot-render' };
  try {
    return await mailer.send(mail, tags);
  } catch (error) {
    const { message: tag, attempt } = tags;
    log.error(MAIL_LOG.mailerThrew, { tag, attempt, error: error instanceof Error ? error.name : typeof error });
    return { outcome: 'unknown', code: 'mailer-threw' };
  }
}

function report(log: Log, ref: MessageRef, result: SendResult): void {
  const ids = { ...refOf(ref), ...('reason' in result && { reason: result.reason }) };
  if (result.result === 'sent') log.info(MAIL_LOG.mailSent, ids);
  else if (result.result === 'skipped') log.info(MAIL_LOG.mailSkipped, ids);
  else if (result.result === 'refused') log.info(MAIL_LOG.mailRefused, ids);
  else if (result.result === 'retry') log.warn(MAIL_LOG.mailRetry, ids);
  else if (result.result === 'unknown') log.error(MAIL_LOG.mailUnknown, ids);
  else log.error(MAIL_LOG.mailFailed, ids);
}
