import type { CivilDate, Instant } from '../domain/civil-date.ts';
import { type Message, refOf } from '../domain/mail/message.ts';
import type { MessageKind, MessageRef } from '../domain/mail/run.ts';
import { fail, type Transition } from '../domain/mail/send-protocol.ts';
import { settle } from '../domain/mail/settle.ts';
import { changeMessage } from './change-message.ts';
import { MAIL_LOG } from './log-events.ts';
import type { Log, MessageQueue, MessageRecords } from './ports.ts';

export type SettleDeps = { messages: MessageRecords; queue: MessageQueue; log: Log };

/** `settled`: messages that changed state. `requeued`: mails put on the queue again. `open`: still waiting for something. */
export type SettleReport = { settled: number; requeued: number; open: number };

/** `planned`: whose mails there are to be. A run names them; notices are stored when they are decided, and need no list. */
export type SettleWhat = {
  kind: MessageKind;
  date: CivilDate;
  planned: readonly string[];
  now: Instant;
  giveUpAt: Instant;
};

/**
 * The watch's step over one run, or over one day's notices: turns expired leases into UNKNOWN, lets an UNKNOWN mail be resent once, gives up what has
 * had its time, and puts on the queue again what is to be sent or was lost on the way. From `giveUpAt` on nothing is sent
 * any more and everything planned is settled: what was never begun is FAILED as `never-attempted`. Safe at any time, and
 * twice at once.
 */
export async function settleMessages(
  deps: SettleDeps,
  { kind, date, planned, now, giveUpAt }: SettleWhat,
): Promise<SettleReport> {
  const report: SettleReport = { settled: 0, requeued: 0, open: 0 };
  const requeue: MessageRef[] = [];
  const missing = new Set(planned);
  const change = async (ref: MessageRef, decide: (stored: Message | undefined) => Transition<string>) => {
    try {
      const changed = await changeMessage(deps.messages, ref, decide);
      if (!changed.ok) return changed.reason;
      const { state, reason } = changed.message;
      report.settled++;
      deps.log.warn(MAIL_LOG.messageSettled, { ...ref, state, reason });
      return state;
    } catch (error) {
      report.open++;
      deps.log.error(MAIL_LOG.cannotSettle, { ...ref, error: error instanceof Error ? error.name : typeof error });
      return 'cannot-settle';
    }
  };
  for await (const message of deps.messages.ofRun(kind, date)) {
    missing.delete(message.person);
    const ref = refOf(message);
    const decided = settle(message, now, giveUpAt);
    const outcome = decided.ok
      ? await change(ref, (stored) => settle(stored ?? message, now, giveUpAt))
      : decided.reason;
    if (outcome === 'RETRY' || outcome === 'to-be-sent') requeue.push(ref);
    else if (outcome === 'UNKNOWN' || outcome === 'under-lease' || outcome === 'waiting-for-event') report.open++;
  }
  for (const person of missing) {
    const ref = { kind, date, person };
    if (now < giveUpAt) requeue.push(ref);
    else await change(ref, (stored) => fail(stored, ref, { reason: 'never-attempted', now }));
  }
  if (requeue.length > 0) await deps.queue.send(requeue);
  for (const ref of requeue) deps.log.info(MAIL_LOG.messageRequeued, { ...ref });
  return { ...report, requeued: requeue.length };
}
