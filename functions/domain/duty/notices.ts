import type { CivilDate } from '../civil-date.ts';
import type { Roster, Unit } from '../roster.ts';
import type { Duty, HistoryEntry } from './duty.ts';
import type { DutyRule } from './duty-rule.ts';
import { notifies } from './evidence-given.ts';
import { departmentOf, dutyHolder } from './holders.ts';
import type { Notice, NoticeTopic } from './notice.ts';

/** One command on the duties of a kind in a unit and period: those of them that hold it in their histories. `date`: the bank's day of the command. */
export type CommandGiven = {
  duties: readonly Duty[];
  rule: DutyRule;
  unit: Unit;
  roster: Roster;
  date: CivilDate;
  command: string;
};

/**
 * Who is sent what at once because of one command, told from the histories alone, so that it can be told again after a crash. A confirmation: a receipt
 * to whoever confirmed and a copy to their superior, and word of an abnormal answer to the supervising department. A reopening: word to whoever has
 * the unit's duties and to the department. Nothing else sends a notice. Each person gets one of each topic.
 */
export function noticesOf(given: CommandGiven): { person: string; notice: Notice }[] {
  const { duties, command, unit, rule } = given;
  const [first] = duties;
  if (first === undefined) return [];
  const entries = duties.flatMap(({ history }) => history.filter((entry) => entry.command === command));
  const told = entries.flatMap((entry) => toldOf(entry, given));
  const { period } = first;
  const each = new Map(told.map((one) => [JSON.stringify(one), one]));
  return [...each.values()].map(([topic, person]) => ({
    person,
    notice: { topic, unit: unit.id, period, kind: rule.kind, command },
  }));
}

type Told = [NoticeTopic, string];

function toldOf({ action, by, evidence = {} }: HistoryEntry, given: CommandGiven): Told[] {
  const department = departmentIds(given);
  if (action === 'confirmed') {
    const copies = superiorsOf(by, given).map((person): Told => ['receipt-copy', person]);
    const alarmed = notifies(evidence, given.rule) ? department : [];
    return [['receipt', by], ...copies, ...alarmed.map((person): Told => ['abnormal', person])];
  }
  if (action !== 'reopened') return [];
  const holder = holderId(given);
  return [...(holder === undefined ? [] : [holder]), ...department].map((person): Told => ['reopened', person]);
}

/** Of a client manager who signs, the line manager; of whoever does the unit's duties, and where that is the same person, the supervising department. */
function superiorsOf(person: string, given: CommandGiven): string[] {
  const holder = holderId(given);
  if (given.rule.by === 'client-manager' && holder !== undefined && holder !== person) return [holder];
  return departmentIds(given).filter((one) => one !== person);
}

function holderId({ unit, roster, date }: CommandGiven): string | undefined {
  return dutyHolder(unit, roster, date)?.person.id;
}

function departmentIds({ unit, roster, date }: CommandGiven): string[] {
  return departmentOf(unit, roster, 'supervising', date).map(({ person }) => person.id);
}
