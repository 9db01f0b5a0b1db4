import * as z from 'zod';
import { planRun } from './app/plan-run.ts';
import { dateInZone, isCivilDate } from './domain/civil-date.ts';
import { RUN_KINDS } from './domain/mail/run.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { buildPlanRun, type PlanRunContainer } from './runtime/containers/plan-run.ts';
import { PLAN_RUN_ENV, readEnv } from './runtime/env.ts';
import { type QueueHandler, queueHandler } from './runtime/handler.ts';
import { meantFor, PLANNED_FOR } from './runtime/planned-for.ts';

/** What starts a run: from the schedule with the instant it was planned for, by hand with the date. */
const PLAN = z.object({
  kind: z.enum(RUN_KINDS),
  date: z.string().refine(isCivilDate).optional(),
  plannedFor: PLANNED_FOR,
});

/** Called by AWS for every batch of the run queue. */
export const handler: QueueHandler = onceAtColdStart(() =>
  createHandler(buildPlanRun(readEnv('plan-run', PLAN_RUN_ENV, process.env))),
);

/** Once per cold start: wires the use case to its queue. */
export function createHandler({ deps, timeZone, clock, log }: PlanRunContainer): QueueHandler {
  return queueHandler({
    schema: PLAN,
    log,
    // Once per record: the date is the one given, else the day it was meant for in the bank's time zone.
    onRecord: async ({ kind, date, plannedFor }, { messageId, sentAt }) => {
      const now = clock();
      const day = dateInZone(meantFor({ plannedFor, sentAt }, now), timeZone);
      await planRun(deps, { kind, date: date ?? day, now, commandId: messageId });
      return 'done';
    },
  });
}
