import { addDays, type CivilDate, dateInZone, type Instant } from '../../domain/civil-date.ts';
import { dutyId } from '../../domain/duty/anchor.ts';
import { peopleReached } from '../../domain/duty/build-duty-day.ts';
import type { Duty, DutyAction, HistoryEntry } from '../../domain/duty/duty.ts';
import { groupsOf } from '../../domain/duty/duty-groups.ts';
import { noticesOf } from '../../domain/duty/notices.ts';
import { type DutyToWrite, dutiesToOpen } from '../../domain/duty/open-duties.ts';
import type { Roster } from '../../domain/roster.ts';
import { inParallel } from '../in-parallel.ts';
import { DUTY_LOG, MAIL_LOG } from '../log-events.ts';
import type { DutyRecords, RosterRecords } from '../ports.ts';
import type { DutyRulesDeps } from './duty-deps.ts';
import { alarmNobodyToTell } from './nobody-to-tell.ts';
import { readInPlay } from './read-group.ts';
import { type SendNoticesDeps, sendNotices } from './send-notices.ts';
import { noteUnits, unitsWithDuties } from './units-with-duties.ts';

export type PlanDutiesDeps = DutyRulesDeps &
  SendNoticesDeps & { duties: DutyRecords; roster: Pick<RosterRecords, 'load'> };

export type DutiesPlan = { date: CivilDate; now: Instant; commandId: string };

const WRITES_AT_ONCE = 16;
/** Notices are made up for commands of so many days back, and of every day since the working day before. */
const NOTICES_DAYS_BACK = 2;
/** What sends notices. */
const NOTICED: readonly DutyAction[] = ['confirmed', 'reopened', 'waived'];

/**
 * Plans a working day's mails about duties: opens what the day asks for and closes what nobody is asked for any more, makes up notices that a crash
 * lost, and gives the people whom a step of the ladder reaches today. Late, twice at once, or after a crash half way it comes to the same duties. Throws
 * when the stores cannot be reached: planning again completes it.
 */
export function planDuties(deps: PlanDutiesDeps): (plan: DutiesPlan) => Promise<string[]> {
  return async (plan) => {
    const { date, now, commandId } = plan;
    const { catalogue: rules, calendar, sha256, policy } = deps;
    const { roster, broken } = await deps.roster.load();
    for (const { id, problem } of broken) deps.log.error(MAIL_LOG.rosterEntryBroken, { id, problem });
    const unreadable = new Set(broken.map(({ id }) => id.slice(id.indexOf('#') + 1)));
    const stored = await readInPlay(deps, await unitsWithDuties(deps.duties, roster), date);
    const writes = dutiesToOpen({ rules, roster, stored, unreadable, date, calendar, now, commandId, sha256 });
    await noteUnits(deps.duties, unitsOf([...stored, ...writes.map(({ duty }) => duty)]));
    const duties = await written(deps, stored, writes);
    const made = await makeUpNotices(deps, { duties, roster }, plan);
    const people = peopleReached({
      date,
      calendar,
      roster,
      rules,
      duties,
      locale: policy.locale,
      timeZone: policy.timeZone,
    });
    deps.log.info(DUTY_LOG.dutiesPlanned, { date, written: writes.length, notices: made, people: people.length });
    return [...people].sort();
  };
}

const unitsOf = (duties: readonly Duty[]) => duties.map(({ unit }) => unit);

/**
 * All duties as they stand after the writes. Whose write came second reads what the first made of it. A duty that cannot be written, though the store
 * answers, is logged by id and stops nobody else's: the next planning tries it again.
 */
async function written(
  { duties: records, log }: PlanDutiesDeps,
  stored: readonly Duty[],
  writes: readonly DutyToWrite[],
): Promise<Duty[]> {
  const after = new Map(stored.map((duty) => [dutyId(duty), duty]));
  await inParallel(writes, WRITES_AT_ONCE, async ({ duty, expected }) => {
    const id = dutyId(duty);
    const saved = await records.put(duty, expected).catch((error: unknown) => ({ error }));
    if (saved === 'saved') {
      after.set(id, duty);
      return;
    }
    const read = await records.get(duty);
    if (read?.ok) after.set(id, read.value);
    const lost = saved !== 'conflict' && !(read?.ok && read.value.lastCommand === duty.lastCommand);
    if (lost)
      await records.put(duty, expected).then(
        () => after.set(id, duty),
        (error: unknown) => given(id, error),
      );
  });
  return [...after.values()];

  function given(duty: string, error: unknown): void {
    log.error(DUTY_LOG.dutyBroken, {
      duty,
      problem: `cannot be written: ${error instanceof Error ? error.name : 'unknown'}`,
    });
  }
}

async function makeUpNotices(
  deps: PlanDutiesDeps,
  { duties, roster }: { duties: readonly Duty[]; roster: Roster },
  { date, now }: DutiesPlan,
): Promise<number> {
  const { calendar, policy, catalogue } = deps;
  const workday = calendar.addWorkdays(date, -1);
  const daysBack = addDays(date, -NOTICES_DAYS_BACK);
  const since = workday < daysBack ? workday : daysBack;
  let made = 0;
  for (const { unit, rule, duties: group } of groupsOf({ duties, rules: catalogue, roster })) {
    const commands = commandsSince(group, (entry) => dateInZone(entry.at, policy.timeZone) >= since);
    for (const [command, { at, of }] of commands) {
      const day = dateInZone(at, policy.timeZone);
      const given = { duties: of, rule, unit, roster, date: day, command };
      alarmNobodyToTell(deps.log, given);
      made += await sendNotices(deps, noticesOf(given), { date: day, now });
    }
  }
  return made;
}

/** The commands that stand in the histories of a group since a day, with their first instant and the duties that hold them. */
function commandsSince(
  duties: readonly Duty[],
  isRecent: (entry: HistoryEntry) => boolean,
): Map<string, { at: Instant; of: Duty[] }> {
  const found = new Map<string, { at: Instant; of: Duty[] }>();
  for (const duty of duties)
    for (const entry of duty.history) {
      if (!NOTICED.includes(entry.action) || !isRecent(entry)) continue;
      const { at, of } = found.get(entry.command) ?? { at: entry.at, of: [] };
      found.set(entry.command, { at: entry.at < at ? entry.at : at, of: [...of, duty] });
    }
  return found;
}
