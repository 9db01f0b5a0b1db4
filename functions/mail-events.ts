import { applyMailEvent } from './app/apply-mail-event.ts';
import { MAIL_LOG } from './app/log-events.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { buildMailEvents, type MailEventsContainer } from './runtime/containers/mail-events.ts';
import { MAIL_EVENTS_ENV, readEnv } from './runtime/env.ts';
import { type QueueHandler, queueHandler } from './runtime/handler.ts';

/** Called by AWS for every batch of the queue that takes the mail provider's events. */
export const handler: QueueHandler = onceAtColdStart(() =>
  createHandler(buildMailEvents(readEnv('mail-events', MAIL_EVENTS_ENV, process.env))),
);

/** Once per cold start: wires the use case to its queue. */
export function createHandler({ deps, event: schema, clock, log }: MailEventsContainer): QueueHandler {
  return queueHandler({
    schema,
    log,
    // Once per record: an event that is none of ours is done with; one that cannot be stored comes again.
    onRecord: async (read, { messageId }) => {
      if (read.ours) await applyMailEvent(deps, read.event, clock());
      else log.info(MAIL_LOG.eventUnmatched, { messageId, reason: read.reason });
      return 'done';
    },
  });
}
