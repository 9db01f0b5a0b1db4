import * as z from 'zod';
import { MAIL_LOG } from './app/log-events.ts';
import { sendMail } from './app/send-mail.ts';
import { isCivilDate } from './domain/civil-date.ts';
import { pausesLane } from './domain/mail/paused-lane.ts';
import { retriesAtOnce } from './domain/mail/quick-retry.ts';
import { isToldApart, MESSAGE_KINDS } from './domain/mail/run.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { buildSendMail, type SendMailContainer } from './runtime/containers/send-mail.ts';
import { readSendMailEnv } from './runtime/env.ts';
import { type QueueHandler, queueHandler } from './runtime/handler.ts';

/** One planned mail: ids only. */
const REF = z
  .object({
    kind: z.enum(MESSAGE_KINDS),
    date: z.string().refine(isCivilDate),
    person: z.string().min(1),
    about: z.exactOptional(z.string()),
  })
  .refine(isToldApart);

/** Called by AWS for every batch of the message queue. */
export const handler: QueueHandler = onceAtColdStart(() => createHandler(buildSendMail(readSendMailEnv(process.env))));

/** Once per cold start: wires the use case to its queue. */
export function createHandler({ deps, clock, newId, log }: SendMailContainer): QueueHandler {
  return queueHandler({
    schema: REF,
    log,
    // Once per record: what only met a busy provider comes again at once; all else is settled, or the watch's to bring again.
    onRecord: async (ref) => {
      const sent = await sendMail(deps, ref, { now: clock, newAttemptId: newId });
      if (sent.result !== 'retry') return 'done';
      if (pausesLane(sent.reason)) {
        log.error(MAIL_LOG.lanePaused, { kind: ref.kind, date: ref.date, code: sent.reason });
      }
      return retriesAtOnce(sent.reason) ? 'redeliver' : 'done';
    },
  });
}
