import * as z from 'zod';
import type { Instant } from '../domain/civil-date.ts';

/**
 * The instant a schedule was meant to fire at, as EventBridge Scheduler writes it into its message. An engine that leaves the
 * placeholder standing, as emulators do, gives none.
 */
export const PLANNED_FOR = z
  .union([z.iso.datetime({ offset: true }), z.literal('<aws.scheduler.scheduled-time>').transform(() => undefined)])
  .optional();

/** When a message's work was meant to be done: as the schedule says, else when it was put on the queue, else now. */
export function meantFor(
  { plannedFor, sentAt }: { plannedFor: Instant | undefined; sentAt: Instant | undefined },
  now: Instant,
): Instant {
  return plannedFor ?? sentAt ?? now;
}
