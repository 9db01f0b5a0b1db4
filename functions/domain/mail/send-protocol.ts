import { addSeconds, type Instant } from '../civil-date.ts';
import { isSettled, type Message, refOf } from './message.ts';
import type { MessageRef } from './run.ts';

/** How long a claim holds: longer than a sender may live, so that an expired lease means that the sender is gone. */
export const LEASE_SECONDS = 120;

/**
 * How long a claimed mail may wait for its turn, where mails leave at a pace. What would have to wait longer is given back,
 * so that waiting and sending together stay well under the lease, and within the time a sender is allowed to run.
 */
export const LONGEST_PACE_SECONDS = 30;

/**
 * What became of one send attempt. `accepted`: the provider has it. `retry`: it surely has not, and a later attempt may
 * succeed. `failed`: it surely has not, and never will. `unknown`: it may or may not.
 */
export type SendOutcome =
  | { outcome: 'accepted'; providerId: string }
  | { outcome: 'retry' | 'failed' | 'unknown'; code: string };

/** A transition to write, if the stored version is still `expected`; or why there is nothing to write. */
export type Transition<Reason extends string> =
  | { ok: true; message: Message; expected: number }
  | { ok: false; reason: Reason };

/** Why a message may not be claimed. Only an absent message and a RETRY may. */
export type ClaimRefusal = 'already-sent' | 'settled' | 'in-flight' | 'waiting-to-settle';

/** Whether somebody may claim the message now: undefined when yes, else why not. An expired lease is the watch's to judge. */
export function claimRefusal(message: Message | undefined): ClaimRefusal | undefined {
  if (message === undefined || message.state === 'RETRY') return undefined;
  if (message.state === 'SENT') return 'already-sent';
  if (isSettled(message)) return 'settled';
  return message.state === 'SENDING' ? 'in-flight' : 'waiting-to-settle';
}

/**
 * Claims a message for one attempt, under a lease. What was once claimed is what is sent: a stored content wins over
 * `content`. Who loses the write to another claim must not send.
 */
export function claim(
  message: Message | undefined,
  ref: MessageRef,
  by: { attempt: string; now: Instant; content: string; leaseSeconds: number },
): Transition<ClaimRefusal> {
  const reason = claimRefusal(message);
  if (reason !== undefined) return { ok: false, reason };
  const { unknownSince: _, reason: __, ...before } = message ?? fresh(ref, by.now);
  return write(before, {
    state: 'SENDING',
    attempt: by.attempt,
    attempts: before.attempts + 1,
    claimedAt: before.claimedAt ?? by.now,
    leaseUntil: addSeconds(by.now, by.leaseSeconds),
    content: before.content ?? by.content,
    lastCommand: `claim ${by.attempt}`,
    changedAt: by.now,
  });
}

/**
 * Records what became of an attempt. Only the attempt that claimed last may, and SENT never regresses. A sure refusal of
 * the one resend leaves UNRESOLVED, not FAILED: the attempt before it may have been accepted.
 */
export function mark(
  message: Message | undefined,
  attempt: string,
  outcome: SendOutcome,
  now: Instant,
): Transition<'not-my-attempt' | 'nothing-new'> {
  if (message?.attempt !== attempt) return { ok: false, reason: 'not-my-attempt' };
  const { leaseUntil: _, unknownSince, reason: __, ...before } = message;
  const by = { lastCommand: `mark ${attempt}`, changedAt: now };
  if (outcome.outcome === 'accepted') {
    if (['SENT', 'FAILED', 'SKIPPED'].includes(message.state)) return { ok: false, reason: 'nothing-new' };
    return write(before, { ...by, state: 'SENT', providerId: outcome.providerId });
  }
  const reason = outcome.code;
  if (outcome.outcome === 'unknown') {
    if (message.state !== 'SENDING') return { ok: false, reason: 'nothing-new' };
    return write(before, { ...by, state: 'UNKNOWN', unknownSince: now, reason });
  }
  if (message.state !== 'SENDING' && message.state !== 'UNKNOWN') return { ok: false, reason: 'nothing-new' };
  if (outcome.outcome === 'retry') return write(before, { ...by, state: 'RETRY', reason });
  return write(before, { ...by, state: surelyNotSent(message), reason });
}

/**
 * Records that there is nothing to send, and why. Only before anything was claimed: content once claimed is never dropped. A notice is stored before its
 * content is built, and may be skipped until then.
 */
export function skip(
  message: Message | undefined,
  ref: MessageRef,
  why: { reason: string; now: Instant },
): Transition<ClaimRefusal | 'content-exists'> {
  const refused = claimRefusal(message);
  if (refused !== undefined) return { ok: false, reason: refused };
  if (message !== undefined && (message.attempts > 0 || message.content !== undefined))
    return { ok: false, reason: 'content-exists' };
  const { reason, now } = why;
  return write(message ?? fresh(ref, now), { state: 'SKIPPED', reason, lastCommand: `skip ${reason}`, changedAt: now });
}

/** Gives up a message that nobody is sending: FAILED, or UNRESOLVED when an earlier attempt may have been accepted. */
export function fail(
  message: Message | undefined,
  ref: MessageRef,
  why: { reason: string; now: Instant },
): Transition<ClaimRefusal> {
  const refused = claimRefusal(message);
  if (refused !== undefined) return { ok: false, reason: refused };
  const before = message ?? fresh(ref, why.now);
  const { reason, now } = why;
  return write(before, { state: surelyNotSent(before), reason, lastCommand: `fail ${reason}`, changedAt: now });
}

/** FAILED says that the provider surely has no copy; after a resend nobody can say so. */
function surelyNotSent(message: Message): 'FAILED' | 'UNRESOLVED' {
  return message.resent ? 'UNRESOLVED' : 'FAILED';
}

function fresh(ref: MessageRef, now: Instant): Message {
  return { ...refOf(ref), version: 0, lastCommand: '', state: 'RETRY', attempts: 0, changedAt: now };
}

/** The message with the changes, as the next version of what was read. */
export function write(before: Message, changes: Partial<Message>): { ok: true; message: Message; expected: number } {
  return { ok: true, message: { ...before, ...changes, version: before.version + 1 }, expected: before.version };
}
