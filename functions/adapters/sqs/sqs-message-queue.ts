import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';
import type { MessageQueue } from '../../app/ports.ts';

/** What one SendMessageBatch call may carry. */
const BATCH = 10;
const TRIES = 3;

/** Puts planned mails on an SQS queue, ten a call. Throws when any of them could not be put there: plan again then. */
export function createSqsMessageQueue(client: SQSClient, queueUrl: string): MessageQueue {
  return {
    async send(refs) {
      for (let start = 0; start < refs.length; start += BATCH) {
        const batch = refs.slice(start, start + BATCH);
        await sendBatch(batch.map((ref, index) => ({ Id: String(index), MessageBody: JSON.stringify(ref) })));
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
