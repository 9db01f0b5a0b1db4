import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from '../../app/ports.ts';

/** What one SendMessageBatch call may carry. */
const BATCH = 10;
const TRIES = 3;

/** Puts work on an SQS queue, ten a call. Throws when any of it could not be put there: all of it may come again then. */
export function createSqsQueue<Body>(client: SQSClient, queueUrl: string): Queue<Body> {
  return {
    async send(bodies) {
      for (let start = 0; start < bodies.length; start += BATCH) {
        const batch = bodies.slice(start, start + BATCH);
        await sendBatch(batch.map((body, index) => ({ Id: String(index), MessageBody: JSON.stringify(body) })));
      }
    },
  };

  async function sendBatch(entries: SendMessageBatchRequestEntry[]): Promise<void> {
    let left = entries;
    let code = '';
    for (let attempt = 0; attempt < TRIES && left.length > 0; attempt++) {
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: left }));
      code = Failed[0]?.Code ?? '';
      const failed = new Set(Failed.map(({ Id }) => Id));
      left = left.filter(({ Id }) => failed.has(Id));
    }
    if (left.length > 0) throw new Error(`SQS did not take ${left.length} of ${entries.length} messages: ${code}`);
  }
}
