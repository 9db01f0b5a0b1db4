import { setImmediate } from 'node:timers/promises';
import type { LambdaContext, QueueResponse } from '../functions/runtime/handler.ts';

type Waiting = { messageId: string; body: string; receives: number };
type SqsEvent = { Records: { messageId: string; body: string; attributes: { ApproximateReceiveCount: string } }[] };
type Handler = (event: SqsEvent, context: LambdaContext) => Promise<QueueResponse>;

type DeadLetter = { messageId: string; body: string };

/** A queue in this process that behaves as SQS with a dead-letter queue does towards a Lambda. */
export type LocalQueue<Body> = {
  send(bodies: readonly Body[]): Promise<void>;
  attach(handler: Handler): void;
  /** Resolves when nothing is waiting or being handled, with what was given up since the last call. */
  drained(): Promise<{ deadLetters: DeadLetter[] }>;
};

/**
 * Hands messages to a Lambda handler as SQS events of up to `batchSize`, `concurrency` at a time. What the handler reports
 * as failed, or all of a batch it throws on, comes again at the end of the queue; after `maxReceives` it is a dead letter.
 */
export function createLocalQueue<Body>({
  concurrency = 4,
  batchSize = 10,
  maxReceives = 3,
}: {
  concurrency?: number;
  batchSize?: number;
  maxReceives?: number;
} = {}): LocalQueue<Body> {
  const waiting: Waiting[] = [];
  let deadLetters: DeadLetter[] = [];
  const drainers: (() => void)[] = [];
  let handler: Handler | undefined;
  let running = 0;
  let sent = 0;

  function pump(): void {
    while (handler !== undefined && running < concurrency && waiting.length > 0) {
      running++;
      void deliver(handler, waiting.splice(0, batchSize));
    }
    if (running > 0 || waiting.length > 0) return;
    for (const resolve of drainers.splice(0)) resolve();
  }

  async function deliver(handle: Handler, batch: Waiting[]): Promise<void> {
    for (const message of batch) message.receives++;
    const failed = await failuresOf(handle, batch);
    for (const message of batch.filter(({ messageId }) => failed.has(messageId))) {
      const { messageId, body, receives } = message;
      if (receives < maxReceives) waiting.push(message);
      else deadLetters.push({ messageId, body });
    }
    running--;
    pump();
  }

  return {
    async send(bodies) {
      for (const body of bodies) {
        waiting.push({ messageId: `local-${++sent}`, body: JSON.stringify(body), receives: 0 });
      }
      // The sender goes on first, as with a real queue.
      void setImmediate().then(pump);
    },
    attach(newHandler) {
      handler = newHandler;
      pump();
    },
    async drained() {
      if (handler === undefined && waiting.length > 0) throw new Error('Nobody is attached to the queue');
      if (running > 0 || waiting.length > 0) await new Promise<void>((resolve) => drainers.push(resolve));
      const given = deadLetters;
      deadLetters = [];
      return { deadLetters: given };
    },
  };
}

async function failuresOf(handle: Handler, batch: Waiting[]): Promise<Set<string>> {
  const Records = batch.map(({ messageId, body, receives }) => ({
    messageId,
    body,
    attributes: { ApproximateReceiveCount: String(receives) },
  }));
  const context = { awsRequestId: `request-${batch[0]?.messageId}`, functionName: 'local' };
  try {
    const { batchItemFailures } = await handle({ Records }, context);
    return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  } catch {
    return new Set(batch.map(({ messageId }) => messageId));
  }
}
