import { type CivilDate, dateInZone, type Instant } from '../../domain/civil-date.ts';
import { type Duty, isOwed } from '../../domain/duty/duty.ts';
import { type Grouped, groupsOf } from '../../domain/duty/duty-groups.ts';
import type { DutiesPage, DutyRefusal, StandingGroup, UnitStanding } from '../../domain/duty/duty-pages.ts';
import { departmentOf, dutyHolder, readerOf } from '../../domain/duty/holders.ts';
import { isRunning } from '../../domain/duty/period.ts';
import { objectOf } from '../../domain/mail/duty-links.ts';
import { type Link, linkOnward } from '../../domain/mail/link.ts';
import { greetingName } from '../../domain/masking/masking.ts';
import { personOf } from '../../domain/recipient.ts';
import type { Roster, Unit } from '../../domain/roster.ts';
import { readLink } from '../read-link.ts';
import type { DutyPageDeps } from './duty-deps.ts';
import { owedElsewhere } from './owed-elsewhere.ts';
import { readInPlay } from './read-group.ts';
import { standingGroup } from './standing.ts';
import { unitWork } from './unit-work.ts';

export type DutiesPageOpened = { ok: true; page: DutiesPage } | ({ ok: false } & DutyRefusal);

/**
 * Opens the page of a person's duties: of the units they head or stand in for, what they do themself, wherever it is owed, and for the supervising
 * department what is late in its units. Of earlier periods only what is still owed is shown. Reads only. Refused when the link is not good, and when the person is no longer
 * in the roster.
 */
export async function openDutiesPage(deps: DutyPageDeps, token: string, now: Instant): Promise<DutiesPageOpened> {
  const read = await readLink(deps, token, 'duties', now);
  if (!read.ok) return read;
  const { link } = read;
  const date = dateInZone(now, deps.policy.timeZone);
  const { roster } = await deps.roster.load();
  const reader = personOf(link.person, roster);
  if (reader === undefined) return { ok: false, reason: 'not-your-unit' };
  const { headed, supervised, own } = unitsOf(link.person, roster, date);
  const near = [...new Set([...headed, ...supervised, ...own])];
  const others = roster.managers.has(link.person) ? [...roster.units.keys()].filter((id) => !near.includes(id)) : [];
  const [duties, elsewhere] = await Promise.all([
    readInPlay(deps, near, date),
    owedElsewhere(deps, { person: link.person, units: others.sort(), date }),
  ]);
  const shown: Shown = { link, roster, date, duties };
  const units = await Promise.all([
    ...headed.map((id) => headedUnit(deps, shown, id)),
    ...supervised.filter((id) => !headed.includes(id)).map((id) => lateUnit(deps, shown, id)),
  ]);
  const mine = [...duties.filter(({ subject }) => subject === link.person), ...elsewhere];
  const page: DutiesPage = {
    date,
    locale: reader.locale ?? deps.policy.locale,
    greet: greetingName(reader.name),
    units: units.filter((unit) => unit !== undefined),
    own: await groups(deps, shown, mine, ({ by }) => by === 'client-manager'),
  };
  return { ok: true, page };
}

type Shown = { link: Link; roster: Roster; date: CivilDate; duties: Duty[] };

/** Where a person has duties to look after on a day: units they head or stand in for, those their department supervises, the one they work in. */
function unitsOf(person: string, roster: Roster, date: CivilDate) {
  const is = ({ person: { id } }: { person: { id: string } }) => id === person;
  const units = [...roster.units.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const heads = (unit: Unit) => unit.lineManagerId === person || dutyHolder(unit, roster, date)?.person.id === person;
  const supervises = (unit: Unit) =>
    (['supervising', 'supervising-head'] as const).some((role) => departmentOf(unit, roster, role, date).some(is));
  const home = roster.managers.get(person)?.unitId;
  return {
    headed: units.filter(heads).map(({ id }) => id),
    supervised: units.filter(supervises).map(({ id }) => id),
    own: home === undefined ? [] : [home],
  };
}

async function headedUnit(deps: DutyPageDeps, shown: Shown, id: string): Promise<UnitStanding | undefined> {
  const { roster, link, date, duties } = shown;
  const unit = roster.units.get(id);
  if (unit === undefined) return undefined;
  const standsIn = unit.lineManagerId === link.person ? undefined : dutyHolder(unit, roster, date)?.standsIn;
  const lineManager = personOf(unit.lineManagerId, roster);
  return {
    unit: id,
    unitName: unit.name,
    ...(standsIn && { onBehalfOf: { ...greetingName(lineManager?.name), until: standsIn.until } }),
    groups: await groups(
      deps,
      shown,
      duties.filter((duty) => duty.unit === id),
    ),
    work: await unitWork(deps, { unit: id, roster, date, through: 'today' }),
  };
}

async function lateUnit(deps: DutyPageDeps, shown: Shown, id: string): Promise<UnitStanding | undefined> {
  const unit = shown.roster.units.get(id);
  const of = shown.duties.filter((duty) => duty.unit === id);
  const late = (await groups(deps, shown, of)).filter(
    ({ workdaysLeft, done, total }) => workdaysLeft < 0 && done < total,
  );
  return unit === undefined || late.length === 0
    ? undefined
    : { unit: id, unitName: unit.name, groups: late, work: [] };
}

async function groups(
  deps: DutyPageDeps,
  { link, roster, date }: Shown,
  duties: readonly Duty[],
  of: (rule: DutyPageDeps['catalogue'][number]) => boolean = () => true,
): Promise<StandingGroup[]> {
  const { catalogue, calendar, policy } = deps;
  const rules = catalogue.filter(of);
  const found = groupsOf({ duties, rules, roster }).filter((group) => isShown(group.duties, group.period, date));
  const place = ({ rule, period }: Grouped) => `${String(rules.indexOf(rule)).padStart(4, '0')} ${period}`;
  const reading = { reader: link.person, roster, timeZone: policy.timeZone };
  return Promise.all(
    found
      .sort((a, b) => (place(a) < place(b) ? -1 : 1))
      .map(async ({ unit, rule, period, duties: asked }) => {
        const reader = readerOf({ unit, rule, duties: asked, person: link.person }, roster, date);
        const object = objectOf({ unit: unit.id, period, kind: rule.kind });
        const token = reader !== undefined ? await deps.links.sign(linkOnward(link, 'duty', object)) : undefined;
        const on = { date, calendar, reading, ...(token !== undefined && { token }) };
        return {
          ...standingGroup({ rule, duties: asked }, on),
          ...(reader === 'assignee' && { yours: true as const }),
        };
      }),
  );
}

function isShown(duties: readonly Duty[], period: string, date: CivilDate): boolean {
  return isRunning(period, date) || duties.some(isOwed);
}
