import type { DutyDay, DutyGroup, LateUnit, UnitDuties } from '../domain/duty/duty-day.ts';
import { type DutySetting, dutyLine, namesShown } from './duty-line.ts';
import { otherwise } from './duty-otherwise.ts';
import type { OutlineSection } from './mail-outline.ts';
import { workSection } from './manager-work-section.ts';
import { shortened } from './shortened.ts';

/** A section and what it would be in a word, where the mail has no room for it. `people`: about how many each line is still open. */
export type DutyPart = { section: OutlineSection; name: string; people: number[] };

const LONGEST_UNIT = 40;

/** The parts of the mail in their order: what the reader does themself, the units they have, and what they are told of as the supervising department. */
export function dutyParts(day: DutyDay, setting: DutySetting): DutyPart[] {
  const groups = [...day.units.flatMap((unit) => unit.groups), ...day.own];
  const mixed = groups.some(({ tone }) => tone !== 'opened');
  return [
    ...ownPart(day, setting, mixed),
    ...day.units.flatMap((unit) => unitParts(unit, day, setting, mixed)),
    ...day.late.units.map((unit) => latePart(unit, setting)),
  ];
}

function ownPart({ own, units, late }: DutyDay, setting: DutySetting, mixed: boolean): DutyPart[] {
  if (own.length === 0) return [];
  const { ownHeading } = setting.words.dutyMail;
  const alone = units.length + late.units.length === 0;
  const section: OutlineSection = {
    ...(!alone && { heading: ownHeading }),
    lead: otherwise(own, true, setting),
    lines: own.map((group) => dutyLine(group, 'self', setting, mixed)),
    after: [],
  };
  return [{ section, name: ownHeading, people: own.map(() => 0) }];
}

function unitParts(unit: UnitDuties, day: DutyDay, setting: DutySetting, mixed: boolean): DutyPart[] {
  const { words } = setting;
  const { onBehalfOf, groups, done, work } = unit;
  const name = shortened(unit.unitName, LONGEST_UNIT);
  const said = done.length === 0 && day.units.length === 1 && day.own.length === 0;
  const section: OutlineSection = {
    heading: name,
    lead: [
      ...(onBehalfOf === undefined ? [] : [words.dutyMail.onBehalfOf(onBehalfOf)]),
      ...(said ? [] : [words.dutyMail.done(done.length + groups.length, done)]),
      ...remind(groups, setting),
      ...otherwise(groups, true, setting),
    ],
    lines: groups.map((group) => dutyLine(group, 'holder', setting, mixed)),
    after: [],
  };
  const followed = workSection(work, words);
  const week = words.dutyMail.work.heading(work[0]?.from);
  const heading = day.units.length > 1 ? `${name} · ${week}` : week;
  return [
    { section, name, people: groups.map(({ open }) => open.length) },
    ...(followed === undefined ? [] : [{ section: { ...followed, heading }, name, people: [] }]),
  ];
}

/** Who of the client managers is to be reminded of what they do themselves: what is late, or due today. */
function remind(groups: readonly DutyGroup[], { words }: DutySetting): string[] {
  const theirs = groups.filter(({ yours, workdaysLeft }) => !yours && workdaysLeft <= 0);
  return [true, false].flatMap((late) => {
    const those = theirs.filter(({ workdaysLeft }) => workdaysLeft < 0 === late);
    const people = new Map(those.flatMap(({ open }) => open.map((one) => [one.id, one])));
    if (people.size === 0) return [];
    return [words.dutyMail.remind({ items: those.length, late, ...namesShown([...people.values()], words) })];
  });
}

/** The reader is whom it goes up to. */
function withoutToday({ upToday: _, ...group }: DutyGroup): DutyGroup {
  return group;
}

function latePart({ unitName, lineManager, groups }: LateUnit, setting: DutySetting): DutyPart {
  const say = setting.words.dutyMail;
  const name = shortened(unitName, LONGEST_UNIT);
  const [who] = lineManager === undefined ? [] : namesShown([lineManager], setting.words).names;
  const section: OutlineSection = {
    heading: name,
    lead: who === undefined ? [] : [say.lineManager(who)],
    lines: groups.map((group) => dutyLine(group, 'above', setting, false)),
    after: otherwise(groups.map(withoutToday), false, setting),
  };
  return { section, name, people: groups.map(({ open }) => open.length) };
}
