import type { Calendar } from '../../domain/calendar/calendar.ts';
import { type CivilDate, dateInZone, type Instant, timeInZone } from '../../domain/civil-date.ts';
import { confirmationOf, explanationOf } from '../../domain/duty/commands.ts';
import { dueOf } from '../../domain/duty/due.ts';
import { type Duty, type HistoryEntry, isOwed } from '../../domain/duty/duty.ts';
import type { DutyStanding, PersonShown, StandingGroup, ToldDuty } from '../../domain/duty/duty-pages.ts';
import type { DutyRule } from '../../domain/duty/duty-rule.ts';
import { isFile } from '../../domain/duty/evidence-given.ts';
import { workdaysLeft } from '../../domain/duty/ladder.ts';
import { greetingName } from '../../domain/masking/masking.ts';
import { personOf } from '../../domain/recipient.ts';
import type { RosterLookup } from '../../domain/roster.ts';

/** For whom something is shown, by which roster and clock. */
export type Reading = { reader: string; roster: RosterLookup; timeZone: string };

/** A person with the whole name, as pages show staff; by the id where the roster has no name. */
export function personShown(id: string, roster: Reading['roster']): PersonShown {
  return { id, name: personOf(id, roster)?.name ?? id };
}

/** Who made an entry of a history, and when on the bank's clock. */
export function toldBy({ by, at }: { by: string; at: Instant }, { reader, roster, timeZone }: Reading): ToldDuty {
  const who = by === reader ? 'you' : greetingName(personOf(by, roster)?.name);
  return { by: who, on: dateInZone(at, timeZone), time: timeInZone(at, timeZone) };
}

/** The entry that brought a duty into the state it is in, where somebody did that. */
export function settledBy({ state, history }: Pick<Duty, 'state' | 'history'>): HistoryEntry | undefined {
  if (state === 'open') return undefined;
  return history.findLast(({ action }) => action === state);
}

/** How one duty stands, for a reader. */
export function standingOf(duty: Duty, reading: Reading): DutyStanding {
  const entry = settledBy(duty);
  const reason = duty.state === 'open' ? explanationOf(duty)?.reason : entry?.reason;
  return {
    ...(duty.subject !== undefined && { subject: personShown(duty.subject, reading.roster) }),
    state: duty.state,
    ...(entry && { told: toldBy(entry, reading) }),
    ...(reason !== undefined && { reason }),
    ...filesOf(duty),
  };
}

/** The files of a duty's standing confirmation. */
function filesOf(duty: Duty): Pick<DutyStanding, 'files'> {
  const evidence = duty.state === 'confirmed' ? confirmationOf(duty)?.evidence : undefined;
  const files = Object.entries(evidence ?? {}).flatMap(([field, value]) =>
    isFile(value) ? [{ field, type: value.type, bytes: value.bytes }] : [],
  );
  return files.length > 0 ? { files } : {};
}

/** The due date of a group: of the soonest that is still owed, else of the last. */
export function dueOnOf(duties: readonly Duty[]): CivilDate {
  const dates = duties.map(dueOf).sort();
  const owed = duties.filter(isOwed).map(dueOf).sort();
  return owed[0] ?? dates.at(-1) ?? '';
}

/** Duties of one kind, unit and period as a page shows them. Closed ones are left out: nobody is asked for them. */
export function standingGroup(
  { rule, duties }: { rule: DutyRule; duties: readonly Duty[] },
  on: { date: CivilDate; calendar: Calendar; reading: Reading; token?: string },
): StandingGroup {
  const asked = duties.filter(({ state }) => state !== 'closed');
  const dueOn = dueOnOf(asked);
  return {
    kind: rule.kind,
    name: rule.name,
    period: asked[0]?.period ?? '',
    dueOn,
    workdaysLeft: workdaysLeft(dueOn, on.date, on.calendar),
    done: asked.filter((duty) => !isOwed(duty)).length,
    total: asked.length,
    standings: asked.map((duty) => standingOf(duty, on.reading)),
    ...(on.token !== undefined && { token: on.token }),
  };
}
