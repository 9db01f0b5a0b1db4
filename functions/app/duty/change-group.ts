import type { Instant } from '../../domain/civil-date.ts';
import type { DutyDecided } from '../../domain/duty/commands.ts';
import type { Duty, Sha256 } from '../../domain/duty/duty.ts';
import type { Assurance, DutyActor } from '../../domain/duty/evidence-field.ts';
import type { Link } from '../../domain/mail/link.ts';
import { changeDuty } from '../change-duty.ts';
import { DUTY_LOG } from '../log-events.ts';
import type { DutyRecords, Log } from '../ports.ts';

/** The duties that hold the command now, and those found settled by somebody else. */
export type GroupChanged = { recorded: Duty[]; already: Duty[] };

/** What one command does to one duty. */
export type DutyChange = { duty: Duty; decide: (duty: Duty) => DutyDecided };

/**
 * Does one command on each duty in turn: each is read, decided, and written under its own condition. Whether it was done is read from the history, so
 * the same command again, or one whose reply was lost, is found done. What a crash left out, the same command completes. Throws when the store cannot
 * be reached.
 */
export async function changeGroup(
  { duties, log }: { duties: Pick<DutyRecords, 'get' | 'put'>; log: Log },
  changes: readonly DutyChange[],
  command: string,
): Promise<GroupChanged> {
  const after: GroupChanged = { recorded: [], already: [] };
  for (const { duty, decide } of changes) {
    const changed = await changeDuty(duties, duty, (now) => {
      const decided = decide(now);
      return decided.ok ? decided.duty : undefined;
    });
    if (!changed.ok) {
      const { unit, period, kind } = duty;
      log.error(DUTY_LOG.dutyBroken, { unit, period, kind, problem: changed.reason });
      throw new Error('A duty that was there cannot be read any more');
    }
    const mine = changed.duty.history.some((entry) => entry.command === command);
    after[mine ? 'recorded' : 'already'].push(changed.duty);
  }
  return after;
}

/** The id of what a form asks for: the same words by the same person, on the same duties, in the same showing of the page. */
export function commandOf(
  { person, object }: Pick<Link, 'person' | 'object'>,
  { form, typed }: { form: string; typed: ReadonlyMap<string, string> },
  sha256: Sha256,
): string {
  const words = [...typed].filter(([name]) => name !== 'employeeNo').sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([person, object, form, words])).slice(0, 32);
}

const LONGEST_SHOWN = 7 * 24 * 3600;

/** Whoever acts, as the history will name them. How long the page was open is left out where the form does not tell it credibly. */
export function actorOf(of: {
  person: string;
  assurance: Assurance;
  now: Instant;
  commandId: string;
  onBehalfOf?: string | undefined;
  shownAt?: string | undefined;
}): DutyActor {
  const { person, assurance, now: at, commandId, onBehalfOf, shownAt } = of;
  const seconds = Math.floor((Date.parse(at) - Date.parse(shownAt ?? '')) / 1000);
  const credible = seconds >= 0 && seconds <= LONGEST_SHOWN;
  return {
    ...{ person, assurance, at, commandId },
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(credible && { seconds }),
  };
}
