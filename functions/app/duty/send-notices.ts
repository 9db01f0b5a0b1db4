import type { CivilDate, Instant } from '../../domain/civil-date.ts';
import type { Sha256 } from '../../domain/duty/duty.ts';
import type { Notice } from '../../domain/duty/notice.ts';
import { isSettled, type Message } from '../../domain/mail/message.ts';
import type { MessageRef } from '../../domain/mail/run.ts';
import type { MessageQueue, MessageRecords } from '../ports.ts';

export type SendNoticesDeps = {
  messages: Pick<MessageRecords, 'get' | 'put'>;
  queue: MessageQueue;
  sha256: Sha256;
};

export type NoticeTo = { person: string; notice: Notice };

/** What a notice is about, as its message's key names it. */
export function noticeAbout({ topic, unit, period, kind, command }: Notice, sha256: Sha256): string {
  return sha256(JSON.stringify([topic, unit, period, kind, command])).slice(0, 16);
}

/**
 * Stores a message for each notice, once, and puts on the queue what is not settled yet; gives how many were new. `date` is the date of the command
 * they are about, so that however often it is made up it is the same message. Stored first: what the queue loses the watch puts on it again.
 */
export async function sendNotices(
  { messages, queue, sha256 }: SendNoticesDeps,
  notices: readonly NoticeTo[],
  { date, now }: { date: CivilDate; now: Instant },
): Promise<number> {
  const due: MessageRef[] = [];
  let made = 0;
  for (const { person, notice } of notices) {
    const ref = { kind: 'notice', date, person, about: noticeAbout(notice, sha256) } as const;
    const stored = await messages.get(ref);
    if (stored !== undefined && isSettled(stored)) continue;
    if (stored === undefined && (await messages.put(toBeSent(ref, notice, now), 0)) === 'saved') made += 1;
    due.push(ref);
  }
  if (due.length > 0) await queue.send(due);
  return made;
}

function toBeSent(ref: MessageRef & { about: string }, notice: Notice, now: Instant): Message {
  const lastCommand = `notice ${ref.about}`;
  return {
    ...{ ...ref, version: 1, lastCommand, state: 'RETRY', reason: 'to-be-sent' },
    ...{ attempts: 0, notice, changedAt: now },
  };
}
