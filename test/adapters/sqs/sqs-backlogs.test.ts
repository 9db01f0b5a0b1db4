import { describe, expect, test } from 'vitest';
import { createSqsBacklogs, type QueuePair } from '../../../functions/adapters/sqs/sqs-backlogs.ts';
import { createSqsClient } from '../../../functions/adapters/sqs/sqs-client.ts';
import { fakeAws, sqsReply } from '../../support/fake-aws.ts';
import { FAKE_CREDENTIALS } from '../../support/faulty-ses.ts';

const url = (name: string) => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;
const RUN = { queue: 'run', url: url('run'), deadLetterUrl: url('run-dead') };
const MESSAGE = { queue: 'message', url: url('message'), deadLetterUrl: url('message-dead') };

function backlogs(queues: Parameters<typeof sqsReply>[1], pairs: QueuePair[] = [RUN, MESSAGE]) {
  const { requests, requestHandler } = fakeAws((request) => sqsReply(request, queues));
  const client = createSqsClient({ region: 'us-east-1', credentials: FAKE_CREDENTIALS, requestHandler });
  return { backlogs: createSqsBacklogs(client, pairs), requests };
}

describe('the backlogs on SQS', () => {
  test('come in the order given; what is delayed waits too', async () => {
    const { backlogs: sqs } = backlogs({
      [RUN.url]: { visible: 1 },
      [MESSAGE.url]: { visible: 5, delayed: 2, hidden: 3 },
    });
    expect(await sqs.list()).toEqual([
      { queue: 'run', waiting: 1, beingWorkedOn: 0, deadLetters: 0 },
      { queue: 'message', waiting: 7, beingWorkedOn: 3, deadLetters: 0 },
    ]);
  });

  test('tell the oldest dead letter', async () => {
    const sentAt = ['2026-11-22T23:40:00.000Z', '2026-11-22T23:31:00.000Z'];
    const { backlogs: sqs } = backlogs({ [MESSAGE.deadLetterUrl]: { visible: 1, hidden: 1, sentAt } });
    expect((await sqs.list())[1]).toEqual({
      queue: 'message',
      waiting: 0,
      beingWorkedOn: 0,
      deadLetters: 2,
      oldestDeadLetter: '2026-11-22T23:31:00.000Z',
    });
  });

  test('tell of dead letters that have no queue', async () => {
    const undelivered = { queue: 'undelivered', deadLetterUrl: url('undelivered') };
    const { backlogs: sqs } = backlogs({ [undelivered.deadLetterUrl]: { visible: 2 } }, [undelivered]);
    expect(await sqs.list()).toMatchObject([{ queue: 'undelivered', waiting: 0, beingWorkedOn: 0, deadLetters: 2 }]);
  });

  test('take nothing: dead letters stay in sight, and no other message is received', async () => {
    const { backlogs: sqs, requests } = backlogs({ [RUN.url]: { visible: 4 }, [RUN.deadLetterUrl]: { visible: 1 } });
    await sqs.list();
    const received = requests.filter(({ headers }) => headers['x-amz-target']?.endsWith('ReceiveMessage'));
    expect(received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { QueueUrl: RUN.deadLetterUrl, VisibilityTimeout: 0 },
    ]);
    const actions = new Set(requests.map(({ headers }) => headers['x-amz-target']));
    expect([...actions].sort()).toEqual(['AmazonSQS.GetQueueAttributes', 'AmazonSQS.ReceiveMessage']);
  });
});
