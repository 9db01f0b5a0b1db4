import { describe, expect, test } from 'vitest';
import type { QueueResponse } from '../../functions/runtime/handler.ts';
import { createLocalQueue } from '../../local/queue.ts';

const NOTHING_FAILED: QueueResponse = { batchItemFailures: [] };
const numbers = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

describe('the queue of this computer', () => {
  test('hands over every message as an SQS event, in batches, so many at a time', async () => {
    const queue = createLocalQueue<{ n: number }>({ concurrency: 2, batchSize: 3 });
    const seen: number[] = [];
    const sizes: number[] = [];
    let running = 0;
    let most = 0;
    queue.attach(async ({ Records }) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      sizes.push(Records.length);
      for (const { body } of Records) seen.push(JSON.parse(body).n);
      running--;
      return NOTHING_FAILED;
    });
    await queue.send(numbers(10));
    expect(await queue.drained()).toEqual({ deadLetters: [] });
    expect(seen.sort((a, b) => a - b)).toEqual(numbers(10).map(({ n }) => n));
    expect(Math.max(...sizes)).toBe(3);
    expect(most).toBe(2);
  });

  test('brings a failed message again, alone, up to three times, then keeps it as a dead letter', async () => {
    const queue = createLocalQueue<{ n: number }>({ concurrency: 1, batchSize: 5 });
    const received: number[] = [];
    queue.attach(async ({ Records }) => {
      for (const { body } of Records) received.push(JSON.parse(body).n);
      const failed = Records.filter(({ body }) => JSON.parse(body).n === 1);
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    await queue.send(numbers(3));
    const { deadLetters } = await queue.drained();
    expect(received).toEqual([0, 1, 2, 1, 1]);
    expect(deadLetters).toEqual([{ messageId: 'local-2', body: '{"n":1}' }]);
    expect(await queue.drained()).toEqual({ deadLetters: [] });
  });

  test('brings a whole batch again when the handler throws', async () => {
    const queue = createLocalQueue<{ n: number }>();
    let calls = 0;
    queue.attach(async () => {
      if (++calls === 1) throw new Error('crashed');
      return NOTHING_FAILED;
    });
    await queue.send(numbers(2));
    expect(await queue.drained()).toEqual({ deadLetters: [] });
    expect(calls).toBe(2);
  });

  test('waits for messages that handlers send on', async () => {
    const first = createLocalQueue<{ n: number }>();
    const seen: string[] = [];
    first.attach(async ({ Records }) => {
      for (const { body } of Records) {
        seen.push(body);
        const { n } = JSON.parse(body);
        if (n > 0) await first.send([{ n: n - 1 }]);
      }
      return NOTHING_FAILED;
    });
    await first.send([{ n: 3 }]);
    await first.drained();
    expect(seen).toHaveLength(4);
  });

  test('keeps what comes before somebody is attached, and says so when nobody is', async () => {
    const queue = createLocalQueue<{ n: number }>();
    await queue.send(numbers(1));
    await expect(queue.drained()).rejects.toThrow('Nobody is attached');
    let got = 0;
    queue.attach(async ({ Records }) => {
      got += Records.length;
      return NOTHING_FAILED;
    });
    await queue.drained();
    expect(got).toBe(1);
  });
});
