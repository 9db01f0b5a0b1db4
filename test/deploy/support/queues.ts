import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { createSqsClient } from '../../../functions/adapters/sqs/sqs-client.ts';
import type { QueueName } from '../../../lib/work-queue.ts';
import { output } from './stack.ts';
import { REGION } from './world.ts';

const sqs = createSqsClient({ region: REGION });

/** Puts messages on a queue, in one batch. */
export async function put(queue: QueueName, bodies: readonly string[]): Promise<void> {
  const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
  const QueueUrl = await output(`${queue}QueueUrl`);
  const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  if (Failed.length > 0) throw new Error(`${queue} did not take ${Failed.length} messages`);
}

/** How many messages wait on a queue or are being worked on. */
export async function depthOf(queue: QueueName): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: await output(`${queue}QueueUrl`),
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}

/** What lies among a queue's dead letters. */
export async function deadLettersOf(queue: QueueName): Promise<string[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: await output(`${queue}DeadLetterQueueUrl`),
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    }),
  );
  return Messages.map(({ Body = '' }) => Body);
}

/** Hides messages that are taken from a queue for so many seconds while `during` goes on, then for as long as was deployed. */
export async function hidingFor<T>(queue: QueueName, seconds: number, during: () => Promise<T>): Promise<T> {
  const QueueUrl = await output(`${queue}QueueUrl`);
  const set = (VisibilityTimeout: string) =>
    sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout } }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  await set(String(seconds));
  try {
    return await during();
  } finally {
    await set(Attributes?.VisibilityTimeout ?? '');
  }
}
