import { GetQueueAttributesCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Backlog, Backlogs } from '../../app/doctor/ports.ts';

/** A queue by the name people know it by, with where it and its dead letters are; without `url`, dead letters that have no queue. */
export type QueuePair = { queue: string; url?: string; deadLetterUrl: string };

const MOST_SEEN = 10;
const NOTHING = { waiting: 0, beingWorkedOn: 0 };

/**
 * The backlogs of queues on SQS, counted approximately, as SQS counts. Up to ten dead letters are looked at for their age without hiding them
 * from anybody: their count of receives goes up, nothing else.
 */
export function createSqsBacklogs(client: SQSClient, queues: readonly QueuePair[]): Backlogs {
  return {
    list: () => Promise.all(queues.map(backlogOf)),
  };

  async function backlogOf({ queue, url, deadLetterUrl }: QueuePair): Promise<Backlog> {
    const [live, dead] = await Promise.all([url === undefined ? NOTHING : depthOf(url), depthOf(deadLetterUrl)]);
    const deadLetters = dead.waiting + dead.beingWorkedOn;
    const oldest = deadLetters > 0 ? await oldestIn(deadLetterUrl) : undefined;
    return { queue, ...live, deadLetters, ...(oldest !== undefined && { oldestDeadLetter: oldest }) };
  }

  async function depthOf(url: string): Promise<Pick<Backlog, 'waiting' | 'beingWorkedOn'>> {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesDelayed',
          'ApproximateNumberOfMessagesNotVisible',
        ],
      }),
    );
    const count = (name: keyof typeof Attributes) => Number(Attributes[name] ?? 0);
    return {
      waiting: count('ApproximateNumberOfMessages') + count('ApproximateNumberOfMessagesDelayed'),
      beingWorkedOn: count('ApproximateNumberOfMessagesNotVisible'),
    };
  }

  async function oldestIn(url: string): Promise<string | undefined> {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: MOST_SEEN,
        MessageSystemAttributeNames: ['SentTimestamp'],
        VisibilityTimeout: 0,
      }),
    );
    const sent = Messages.flatMap(({ Attributes }) => Attributes?.SentTimestamp ?? []).map(Number);
    return sent.length === 0 ? undefined : new Date(Math.min(...sent)).toISOString();
  }
}
