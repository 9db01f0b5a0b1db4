import * as z from 'zod';
import { WATCH_LOG } from './app/log-events.ts';
import { planRun } from './app/plan-run.ts';
import { whyNotDue } from './app/run-due.ts';
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
export function createHandler({ deps, clock, log }: PlanRunContainer): QueueHandler {
  return queueHandler({
    schema: PLAN,
    log,
    // Once per record: an operator's date is planned as it is; a schedule's only while it is due.
    onRecord: async ({ kind, date: asked, plannedFor }, { messageId, sentAt }) => {
      const now = clock();
      const date = asked ?? dateInZone(meantFor({ plannedFor, sentAt }, now), deps.timeZone);
      const notDue = asked === undefined ? await whyNotDue(deps, { kind, date, now }) : undefined;
      if (notDue === undefined) await planRun(deps, { kind, date, now, commandId: messageId });
      if (notDue === 'not-yet') log.info(WATCH_LOG.runNotYet, { kind, date });
      if (notDue === 'too-late') log.warn(WATCH_LOG.runTooLate, { kind, date });
      return 'done';
    },
  });
}
