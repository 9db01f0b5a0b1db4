import type { CivilDate, Instant } from '../../domain/civil-date.ts';
import { buildDutyDay } from '../../domain/duty/build-duty-day.ts';
import type { Duty } from '../../domain/duty/duty.ts';
import type { DutyDay, DutyGroup } from '../../domain/duty/duty-day.ts';
import { departmentOf, dutyHolder } from '../../domain/duty/holders.ts';
import type { DutyGroupRef } from '../../domain/mail/duty-links.ts';
import type { MessageRef } from '../../domain/mail/run.ts';
import { personOf } from '../../domain/recipient.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Content } from '../content.ts';
import type { ClientRecords, DutyRecords, MessageRecords, RosterRecords } from '../ports.ts';
import type { DutyRulesDeps } from './duty-deps.ts';
import type { DutyMailLinks } from './duty-links.ts';
import { readInPlay } from './read-group.ts';
import { groupKey, type StoredDutyLinks, type StoredDutyMail } from './stored-duty-mail.ts';
import { type ToldOn, toldOnBefore } from './told-on.ts';
import { unitWork } from './unit-work.ts';

export type DutyContentDeps = DutyRulesDeps & {
  dutyLinks: DutyMailLinks;
  duties: Pick<DutyRecords, 'ofPeriod'>;
  messages: Pick<MessageRecords, 'get'>;
  clients: Pick<ClientRecords, 'getMany'>;
  roster: Pick<RosterRecords, 'load'>;
};

/** About so many people at most a mail says on which days they were told. */
const TOLD_ABOUT = 12;

/**
 * Builds one person's mail about duties on a day: everything of theirs that is open, with the links. The duties are read when the mail is built, so that
 * what was confirmed since the morning's plan is not asked for again. Skipped for a person no longer in the roster or without a mail address, and when
 * no step of the ladder reaches them any more. Throws only when the stores cannot be reached.
 */
export function buildDutyContent(deps: DutyContentDeps): (ref: MessageRef, now: Instant) => Promise<Content> {
  return async ({ person, date }) => {
    const { roster } = await deps.roster.load();
    const recipient = personOf(person, roster);
    if (recipient === undefined) return { outcome: 'skip', reason: 'not-in-roster' };
    const { mail: to, locale = deps.policy.locale } = recipient;
    if (to === undefined) return { outcome: 'skip', reason: 'no-mail-address' };
    const day = await dutyDay(deps, { person, date, roster, locale });
    if (day === undefined) return { outcome: 'skip', reason: 'nothing-due' };
    await Promise.all(
      day.units.map(async (unit) => {
        unit.work = await unitWork(deps, { unit: unit.unit, roster, date, through: 'yesterday' });
      }),
    );
    const told = toldOnBefore(deps, date);
    await Promise.all(groupsToDate(day).map((group) => addToldOn(group, { roster, date, told })));
    const content: StoredDutyMail = { to, day, links: await linksOf(deps, day, { person, date }) };
    return { outcome: 'mail', compact: JSON.stringify(content) };
  };
}

type For = { person: string; date: CivilDate; roster: Roster; locale: DutyDay['locale'] };

async function dutyDay(deps: DutyContentDeps, { person, date, roster, locale }: For): Promise<DutyDay | undefined> {
  const { calendar, catalogue: rules, policy } = deps;
  const build = (duties: Duty[]) =>
    buildDutyDay(person, { date, calendar, timeZone: policy.timeZone, roster, rules, duties, locale });
  const near = unitsOf(person, roster, date);
  const duties = await readInPlay(deps, near, date);
  const day = build(duties);
  if (day !== undefined || !roster.managers.has(person)) return day;
  // What a client manager still owes of an earlier period stays in the unit they have left.
  const others = [...roster.units.keys()].filter((unit) => !near.includes(unit)).sort();
  const owed = (await readInPlay(deps, others, date)).filter(({ subject }) => subject === person);
  return build([...duties, ...owed]);
}

/** Every unit whose duties can concern a person on a day. */
function unitsOf(person: string, roster: Roster, date: CivilDate): string[] {
  const home = roster.managers.get(person)?.unitId;
  const roles = ['supervising', 'supervising-head'] as const;
  const concerned = [...roster.units.values()].filter((unit) => {
    const department = roles.flatMap((role) => departmentOf(unit, roster, role, date));
    const holder = dutyHolder(unit, roster, date);
    return unit.id === home || [holder, ...department].some((one) => one?.person.id === person);
  });
  return concerned.map(({ id }) => id).sort();
}

/** The groups of a mail whose doer is somebody else: of them it says when that one was told. */
function groupsToDate({ units, late }: DutyDay): DutyGroup[] {
  const headed = units.flatMap(({ groups }) => groups.filter(({ yours }) => !yours));
  return [...headed, ...late.units.flatMap(({ groups }) => groups)];
}

type Telling = { roster: Roster; date: CivilDate; told: ToldOn };

/**
 * With several who have to do it, the days on which all of them were told. A unit's duty is its line manager's, whose name stands over it: their days, and
 * apart from them those of whoever stands in.
 */
async function addToldOn(group: DutyGroup, { roster, date, told }: Telling): Promise<void> {
  const unit = roster.units.get(group.unit);
  const holder = unit && dutyHolder(unit, roster, date)?.person.id;
  const lineManager = unit?.lineManagerId;
  const doers = group.bySelf ? group.open.map(({ id }) => id) : lineManager === undefined ? [] : [lineManager];
  if (!group.bySelf && holder !== undefined && holder !== lineManager) {
    const days = await told(holder, group);
    if (days.length > 0) group.deputyToldOn = days;
  }
  if (doers.length === 0 || doers.length > TOLD_ABOUT) return;
  const [first = [], ...rest] = await Promise.all(doers.map((doer) => told(doer, group)));
  const all = first.filter((day) => rest.every((days) => days.includes(day)));
  if (all.length > 0) group.toldOn = all;
}

async function linksOf(
  deps: DutyContentDeps,
  day: DutyDay,
  to: { person: string; date: CivilDate },
): Promise<StoredDutyLinks> {
  const links = deps.dutyLinks(to);
  const { units, own, late } = day;
  const groups: DutyGroupRef[] = [
    ...units.flatMap((unit) => unit.groups),
    ...own,
    ...late.units.flatMap((unit) => unit.groups),
  ];
  const addresses = new Map<string, string>();
  for (const group of groups)
    if (!addresses.has(groupKey(group))) addresses.set(groupKey(group), await links.duty(group));
  return { duties: await links.duties(), groups: Object.fromEntries(addresses) };
}
