import * as z from 'zod';
import { anchorLedger } from './app/duty/anchor-ledger.ts';
import { dateInZone } from './domain/civil-date.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { type AnchorLedgerContainer, buildAnchorLedger } from './runtime/containers/anchor-ledger.ts';
import { ANCHOR_LEDGER_ENV, readEnv } from './runtime/env.ts';
import { type QueueHandler, queueHandler } from './runtime/handler.ts';
import { meantFor, PLANNED_FOR } from './runtime/planned-for.ts';

/** What the schedule says: for when it was planned. */
const ANCHOR = z.object({ plannedFor: PLANNED_FOR });

/** Called by AWS for every message of the ledger queue. */
export const handler: QueueHandler = onceAtColdStart(() =>
  createHandler(buildAnchorLedger(readEnv('anchor-ledger', ANCHOR_LEDGER_ENV, process.env))),
);

/** Once per cold start: wires the use case to its queue. */
export function createHandler({ deps, timeZone, clock, log }: AnchorLedgerContainer): QueueHandler {
  return queueHandler({
    schema: ANCHOR,
    log,
    // Once per record: a day that has its anchor already keeps it.
    onRecord: async ({ plannedFor }, { sentAt }) => {
      await anchorLedger(deps, dateInZone(meantFor({ plannedFor, sentAt }, clock()), timeZone));
      return 'done';
    },
  });
}
