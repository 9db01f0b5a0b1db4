import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createSqsClient } from '../../../functions/adapters/sqs/sqs-client.ts';
import { createSqsQueue } from '../../../functions/adapters/sqs/sqs-queue.ts';
import type { MessageRef } from '../../../functions/domain/mail/run.ts';
import { FAKE_CREDENTIALS } from '../../support/faulty-ses.ts';

type Batch = { QueueUrl: string; Entries: { Id: string; MessageBody: string }[] };

/** SQS behind the real client: `refuse` says which bodies it does not take in which call. */
function sqs(refuse: (body: string, call: number) => boolean = () => false) {
  const batches: Batch[] = [];
  const taken: string[] = [];
  const requestHandler = {
    handle: async (request: { body?: Uint8Array }) => {
      const batch: Batch = JSON.parse(new TextDecoder().decode(request.body));
      batches.push(batch);
      const failed = batch.Entries.filter(({ MessageBody }) => refuse(MessageBody, batches.length));
      const ok = batch.Entries.filter((entry) => !failed.includes(entry));
      taken.push(...ok.map(({ MessageBody }) => MessageBody));
      const body = JSON.stringify({
        Successful: ok.map(({ Id, MessageBody }) => ({ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) })),
        Failed: failed.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
      });
      const headers = { 'content-type': 'application/x-amz-json-1.0' };
      return { response: { statusCode: 200, headers, body: Readable.from([Buffer.from(body)]) } };
    },
  };
  const client = createSqsClient({ region: 'eu-west-1', credentials: FAKE_CREDENTIALS, requestHandler });
  return { queue: createSqsQueue(client, 'https://sqs.eu-west-1.amazonaws.com/1/messages'), batches, taken };
}

const refs = (count: number): MessageRef[] =>
  Array.from({ length: count }, (_, n) => ({ kind: 'digest', date: '2026-11-23', person: `M${n}` }));

describe('the message queue on SQS', () => {
  test('takes every mail, ten a call, as ids', async () => {
    const { queue, batches, taken } = sqs();
    await queue.send(refs(23));
    expect(batches.map(({ Entries }) => Entries.length)).toEqual([10, 10, 3]);
    expect(taken.map((body) => JSON.parse(body))).toEqual(refs(23));
  });

  test('sends again only what SQS did not take', async () => {
    const { queue, batches, taken } = sqs((body, call) => call === 1 && body.includes('"M1"'));
    await queue.send(refs(3));
    expect(batches.map(({ Entries }) => Entries.length)).toEqual([3, 1]);
    expect(taken).toHaveLength(3);
  });

  test('throws when a mail is never taken, so that the run is planned again', async () => {
    const { queue } = sqs((body) => body.includes('"M1"'));
    await expect(queue.send(refs(3))).rejects.toThrow('SQS did not take 1 of 3 messages: InternalError');
  });

  test('asks nothing of SQS when there is nothing to send', async () => {
    const { queue, batches } = sqs();
    await queue.send([]);
    expect(batches).toEqual([]);
  });
});

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
