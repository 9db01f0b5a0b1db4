import middy from '@middy/core';
import * as z from 'zod';
import type { LambdaLog } from '../adapters/log.ts';
import type { Instant } from '../domain/civil-date.ts';
import { errorIds } from './error-ids.ts';

/** What SQS hands to a Lambda, as far as it is read here. */
const QUEUE_RECORD = z.object({
  messageId: z.string(),
  body: z.string(),
  attributes: z.object({ SentTimestamp: z.string().regex(/^\d+$/).optional() }).optional(),
});
type RawRecord = z.infer<typeof QUEUE_RECORD>;
const QUEUE_EVENT = z.object({ Records: z.array(QUEUE_RECORD) });

/** A message as a handler sees it besides its body. `sentAt`: when it was put on the queue. */
export type QueueRecord = { messageId: string; sentAt?: Instant };

export type QueueResponse = { batchItemFailures: { itemIdentifier: string }[] };
export type QueueHandler = (event: unknown, context: LambdaContext) => Promise<QueueResponse>;

/** What a handler reads of the context AWS gives it. */
export type LambdaContext = { awsRequestId: string; functionName: string };

/** `redeliver`: nothing is wrong with the message, but it has to come again later. */
export type RecordResult = 'done' | 'redeliver';

const QUEUE_LOG = {
  malformed: 'queue-message-malformed',
  failed: 'queue-message-failed',
  redeliver: 'queue-message-redelivered',
} as const;

/**
 * A Lambda handler for a queue: parses each message by its schema, handles each on its own, and reports those that failed so
 * that the queue brings them again, and at last puts them on its dead-letter queue. One message never fails another.
 */
export function queueHandler<T>({
  schema,
  onRecord,
  log,
}: {
  schema: z.ZodType<T>;
  onRecord: (body: T, record: QueueRecord) => Promise<RecordResult>;
  log: LambdaLog;
}): QueueHandler {
  const handleRecord = async ({ messageId, body, attributes }: RawRecord): Promise<RecordResult> => {
    try {
      const parsed = schema.safeParse(parseJson(body));
      if (!parsed.success) {
        log.error(QUEUE_LOG.malformed, { messageId, problem: pathsOf(parsed.error) });
        return 'redeliver';
      }
      const sentAt = sentAtOf(attributes?.SentTimestamp);
      const result = await onRecord(parsed.data, { messageId, ...(sentAt !== undefined && { sentAt }) });
      if (result === 'redeliver') log.warn(QUEUE_LOG.redeliver, { messageId });
      return result;
    } catch (error) {
      log.error(QUEUE_LOG.failed, { messageId, ...errorIds(error) });
      return 'redeliver';
    }
  };
  const handler = middy(async (event: unknown): Promise<QueueResponse> => {
    const { Records } = QUEUE_EVENT.parse(event);
    const results = await Promise.all(Records.map(handleRecord));
    const failed = Records.filter((_, index) => results[index] === 'redeliver');
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
  if (log.lambdaContext) handler.use(log.lambdaContext);
  return handler;
}

function sentAtOf(timestamp: string | undefined): Instant | undefined {
  return timestamp === undefined ? undefined : new Date(Number(timestamp)).toISOString();
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Where and how the message does not fit, without what stands there. */
function pathsOf(error: z.ZodError): string {
  return error.issues.map(({ path, code }) => `${path.join('.') || 'body'}: ${code}`).join('; ');
}
