import * as z from 'zod';
import { giveAccount } from './app/give-account.ts';
import { askForSweep } from './app/sweep-part.ts';
import { watchRuns } from './app/watch-runs.ts';
import { dateInZone } from './domain/civil-date.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { buildWatchRun, type WatchRunContainer } from './runtime/containers/watch-run.ts';
import { readEnv, WATCH_RUN_ENV } from './runtime/env.ts';
import { type QueueHandler, queueHandler } from './runtime/handler.ts';
import { meantFor, PLANNED_FOR } from './runtime/planned-for.ts';

/** What the watch is asked to do, by its schedules. */
const WATCH = z.object({
  job: z.enum(['watch', 'account', 'sweep']),
  /** Which parts of the due index a sweep is asked for. */
  which: z.enum(['all', 'outdated']).default('all'),
  plannedFor: PLANNED_FOR,
});

/** Called by AWS for every message of the watch queue. */
export const handler: QueueHandler = onceAtColdStart(() =>
  createHandler(buildWatchRun(readEnv('watch-run', WATCH_RUN_ENV, process.env))),
);

/** Once per cold start: wires the watch's three jobs to its queue. */
export function createHandler({ deps, clock, log }: WatchRunContainer): QueueHandler {
  return queueHandler({
    schema: WATCH,
    log,
    // Once per record: each job may come twice, or late.
    onRecord: async ({ job, which, plannedFor }, { messageId, sentAt }) => {
      const now = clock();
      if (job === 'account') await giveAccount(deps, dateInZone(meantFor({ plannedFor, sentAt }, now), deps.timeZone));
      if (job === 'sweep') await askForSweep(deps, which);
      if (job === 'watch') {
        await askForSweep(deps, 'outdated');
        await watchRuns(deps, { now, commandId: messageId });
      }
      return 'done';
    },
  });
}
