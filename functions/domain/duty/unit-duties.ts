import { greetingName } from '../masking/masking.ts';
import { personOf } from '../recipient.ts';
import type { Unit } from '../roster.ts';
import { isOwed } from './duty.ts';
import type { DutyDay, DutyGroup, UnitDuties } from './duty-day.ts';
import { type DutyDayInput, dutyGroup, type Grouped } from './duty-groups.ts';
import { dutyHolder } from './holders.ts';
import { isRunning } from './period.ts';

/** The units whose duties somebody has on the day, and in which something is open: those they head first, then those of whom they stand in for. */
export function unitsHeld(person: string, groups: readonly Grouped[], input: DutyDayInput): UnitDuties[] {
  const units = new Set(groups.map(({ unit }) => unit));
  const held = [...units].flatMap((unit) => unitHeld(person, unit, groups, input) ?? []);
  const own = held.filter(({ onBehalfOf }) => onBehalfOf === undefined);
  return [...own, ...held.filter((one) => !own.includes(one))];
}

/** What a client manager does themself, wherever it was opened; never anybody's in whose place they stand. */
export function ownDuties(person: string, groups: readonly Grouped[], input: DutyDayInput): DutyDay['own'] {
  const reader = { person, yours: true, known: ['assignee'] as const };
  return groups.flatMap((group) => {
    const mine = group.duties.filter(({ subject }) => subject === person);
    const [first] = mine;
    if (group.rule.by !== 'client-manager' || first === undefined) return [];
    const line = dutyGroup({ ...group, duties: [first] }, reader, input);
    return line === undefined ? [] : [{ ...line, unitName: group.unit.name }];
  });
}

function unitHeld(person: string, unit: Unit, all: readonly Grouped[], input: DutyDayInput): UnitDuties | undefined {
  const { roster, date } = input;
  const holder = dutyHolder(unit, roster, date);
  if (holder?.person.id !== person) return undefined;
  const mine = all.filter((group) => group.unit === unit);
  const groups = mine.flatMap((group): DutyGroup[] => {
    const yours = group.rule.by === 'line-manager';
    const line = dutyGroup(group, { person, yours, known: ['line-manager'] }, input);
    return line === undefined ? [] : [line];
  });
  if (groups.length === 0) return undefined;
  const done = mine.filter(({ duties, period }) => isRunning(period, date) && !duties.some(isOwed));
  const { standsIn } = holder;
  const lineManager = personOf(unit.lineManagerId, roster);
  return {
    unit: unit.id,
    unitName: unit.name,
    ...(standsIn && { onBehalfOf: { ...greetingName(lineManager?.name), until: standsIn.until } }),
    done: done.map(({ rule, duties }) => ({ kind: rule.kind, name: rule.name, total: duties.length })),
    groups,
    work: [],
  };
}
