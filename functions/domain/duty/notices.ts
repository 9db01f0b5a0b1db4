import type { CivilDate } from '../civil-date.ts';
import type { Roster, Unit } from '../roster.ts';
import type { Duty, HistoryEntry } from './duty.ts';
import type { DutyRule } from './duty-rule.ts';
import { notifies } from './evidence-given.ts';
import { departmentOf, dutyHolder, type SupervisingRole } from './holders.ts';
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
 * to whoever confirmed and a copy to their superior, and word of an abnormal answer to the supervising department; neither goes to whoever confirmed. A
 * reopening: word to whoever has the unit's duties, to the department, and to whoever had confirmed. A waiver: to whoever has the unit's duties and to
 * whomever it is about. Nothing else sends a notice. Each person gets one of each topic.
 */
export function noticesOf(given: CommandGiven): { person: string; notice: Notice }[] {
  const { duties, command, unit, rule } = given;
  const [first] = duties;
  if (first === undefined) return [];
  const told = duties.flatMap((duty) => entriesOf(duty, command).flatMap((entry) => toldOf(duty, entry, given)));
  const { period } = first;
  const each = new Map(told.map((one) => [JSON.stringify(one), one]));
  return [...each.values()].map(([topic, person]) => ({
    person,
    notice: { topic, unit: unit.id, period, kind: rule.kind, command },
  }));
}

/** Of what one command has to tell, what has nobody to be told to: a confirmation without a superior, an abnormal answer without a supervising department. */
export function nobodyToTell(given: CommandGiven): ('receipt-copy' | 'abnormal')[] {
  const confirmed = given.duties.flatMap((duty) =>
    entriesOf(duty, given.command).filter(({ action }) => action === 'confirmed'),
  );
  const uncopied = confirmed.some(({ by }) => superiorsOf(by, given).length === 0);
  const untold = confirmed.some(
    ({ by, evidence = {} }) => notifies(evidence, given.rule) && departmentBesides(given, by).length === 0,
  );
  return [...(uncopied ? ['receipt-copy' as const] : []), ...(untold ? ['abnormal' as const] : [])];
}

type Told = [NoticeTopic, string];

function entriesOf({ history }: Duty, command: string): HistoryEntry[] {
  return history.filter((entry) => entry.command === command);
}

function toldOf(duty: Duty, { action, by, seq, evidence = {} }: HistoryEntry, given: CommandGiven): Told[] {
  const all = (topic: NoticeTopic, people: readonly (string | undefined)[]) =>
    people.flatMap((person): Told[] => (person === undefined ? [] : [[topic, person]]));
  if (action === 'confirmed') {
    const alarmed = notifies(evidence, given.rule) ? departmentBesides(given, by) : [];
    return [['receipt', by], ...all('receipt-copy', superiorsOf(by, given)), ...all('abnormal', alarmed)];
  }
  if (action === 'waived') return all('waived', [holderId(given), duty.subject]);
  if (action !== 'reopened') return [];
  const confirmed = duty.history.findLast((entry) => entry.seq < seq && entry.action === 'confirmed');
  return all('reopened', [holderId(given), ...departmentBesides(given), confirmed?.by]);
}

/** Of a client manager who signs, the line manager; of whoever does the unit's duties, and where that is the same person, the supervising department. */
function superiorsOf(person: string, given: CommandGiven): string[] {
  const holder = holderId(given);
  if (given.rule.by === 'client-manager' && holder !== undefined && holder !== person) return [holder];
  return departmentBesides(given, person);
}

function holderId({ unit, roster, date }: CommandGiven): string | undefined {
  return dutyHolder(unit, roster, date)?.person.id;
}

/** Whom of the supervising department word reaches: its officers other than whoever acts; where that leaves nobody, those who head it. */
export function departmentBesides(
  { unit, roster, date }: Pick<CommandGiven, 'unit' | 'roster' | 'date'>,
  besides?: string,
): string[] {
  const others = (role: SupervisingRole) =>
    departmentOf(unit, roster, role, date).flatMap(({ person: { id } }) => (id === besides ? [] : [id]));
  const officers = others('supervising');
  return officers.length > 0 ? officers : others('supervising-head');
}
