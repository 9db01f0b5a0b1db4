import type { Message } from '../domain/mail/message.ts';
import type { MessageRef } from '../domain/mail/run.ts';
import type { Transition } from '../domain/mail/send-protocol.ts';
import type { MessageRecords } from './ports.ts';

const TRIES = 4;

/**
 * Reads a message, decides, and writes the decision if the message is still as read; otherwise reads and decides again.
 * A write whose reply was lost is recognised as won when the reload shows its own command. Throws when the store cannot be
 * reached, or keeps changing under it.
 */
export async function changeMessage<Reason extends string>(
  messages: MessageRecords,
  ref: MessageRef,
  decide: (stored: Message | undefined) => Transition<Reason>,
): Promise<{ ok: true; message: Message } | { ok: false; reason: Reason }> {
  let tried: Message | undefined;
  let problem: unknown = new Error('The message kept changing while it was being written');
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await messages.get(ref);
    if (tried !== undefined && stored !== undefined && isSameWrite(stored, tried)) return { ok: true, message: stored };
    const decided = decide(stored);
    if (!decided.ok) return decided;
    tried = decided.message;
    try {
      if ((await messages.put(tried, decided.expected)) === 'saved') return { ok: true, message: tried };
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

function isSameWrite(stored: Message, tried: Message): boolean {
  return stored.version === tried.version && stored.lastCommand === tried.lastCommand;
}
