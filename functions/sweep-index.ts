import * as z from 'zod';
import { isSweptSince, sweepPart } from './app/sweep-part.ts';
import { dateInZone } from './domain/civil-date.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { buildSweepIndex, type SweepIndexContainer } from './runtime/containers/sweep-index.ts';
import { readEnv, SWEEP_INDEX_ENV } from './runtime/env.ts';
import { type QueueHandler, queueHandler } from './runtime/handler.ts';

/** One part of the due index. */
const SWEEP = z
  .object({ part: z.int().min(0), of: z.int().min(1).max(1000) })
  .refine(({ part, of }) => part < of, { path: ['part'] });

/** Called by AWS for every message of the sweep queue. */
export const handler: QueueHandler = onceAtColdStart(() =>
  createHandler(buildSweepIndex(readEnv('sweep-index', SWEEP_INDEX_ENV, process.env))),
);

/** Once per cold start: wires the use case to its queue. */
export function createHandler({ deps, timeZone, clock, log }: SweepIndexContainer): QueueHandler {
  return queueHandler({
    schema: SWEEP,
    log,
    // Once per record: a sweep cut off half way begins again, and finds most of it done.
    onRecord: async ({ part, of }, { messageId, sentAt }) => {
      const which = { index: part, of };
      if (sentAt !== undefined && (await isSweptSince(deps, which, sentAt))) return 'done';
      const now = clock();
      await sweepPart(deps, which, { date: dateInZone(now, timeZone), now, commandId: messageId });
      return 'done';
    },
  });
}
