import { type CivilDate, dateInZone, timeInZone } from '../../domain/civil-date.ts';
import { confirmationOf } from '../../domain/duty/commands.ts';
import { type Duty, type DutyAction, type HistoryEntry, isOwed } from '../../domain/duty/duty.ts';
import type { DutyOutcome, DutyReceipt } from '../../domain/duty/duty-pages.ts';
import type { DutyRule } from '../../domain/duty/duty-rule.ts';
import type { Agreement, EvidenceValue, Signature } from '../../domain/duty/evidence-field.ts';
import { dutyHolder } from '../../domain/duty/holders.ts';
import { departmentBesides } from '../../domain/duty/notices.ts';
import type { Locale } from '../../domain/locale.ts';
import { greetingName } from '../../domain/masking/masking.ts';
import { personOf } from '../../domain/recipient.ts';
import type { Roster, Unit } from '../../domain/roster.ts';
import { personShown, settledBy, toldBy } from './standing.ts';

/** What a receipt tells of: what one command did to the duties of a group. `already`: about whom it found them settled; empty text for the unit's own. */
export type CommandTold = {
  command: string;
  rule: DutyRule;
  unit: Unit;
  duties: readonly Duty[];
  already?: readonly string[];
};

/** To whom it is told. */
export type ToldTo = {
  person: string;
  roster: Roster;
  date: CivilDate;
  timeZone: string;
  locale: Locale;
  agreements: readonly Agreement[];
};

const FORMS: Partial<Record<DutyAction, DutyReceipt['form']>> = {
  confirmed: 'confirm',
  explained: 'explain',
  waived: 'waive',
  reopened: 'not-me',
};

/** A receipt as the histories tell it, without the links onward; undefined when they hold nothing of the command, and nobody was found settled. */
export function dutyReceipt(
  { command, rule, unit, duties, already = [] }: CommandTold,
  to: ToldTo & { form?: DutyReceipt['form'] },
): Omit<DutyReceipt, 'dutiesToken' | 'dutyToken'> | undefined {
  const { person, roster, date, timeZone, agreements } = to;
  const told = duties.flatMap((duty): Told[] => {
    const entry = duty.history.find((one) => one.command === command);
    if (entry !== undefined) return [{ duty, entry, ...standingOfEntry(duty, entry) }];
    const settled = already.includes(duty.subject ?? '') ? (settledBy(duty) ?? duty.history.at(-1)) : undefined;
    return settled === undefined ? [] : [{ duty, entry: settled, outcome: 'already' }];
  });
  const mine = told.filter(({ outcome }) => outcome !== 'already').map(({ entry }) => entry);
  const first = mine.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
  const entry = first ?? told[0]?.entry;
  const period = duties[0]?.period;
  if (entry === undefined || period === undefined) return undefined;
  const by = first === undefined || first.by === person ? 'you' : greetingName(personOf(first.by, roster)?.name);
  const on = dateInZone(entry.at, timeZone);
  const values = mine.flatMap(({ evidence = {} }) => Object.values(evidence));
  const signature = signatureIn(values, agreements);
  return {
    ...{ date, locale: to.locale, rule, unitName: unit.name, period, by },
    form: to.form ?? FORMS[entry.action] ?? 'confirm',
    at: { on, time: timeInZone(entry.at, timeZone) },
    outcomes: told.map((one) => outcomeOf(one, to)),
    people: peopleIn(values).map((id) => personShown(id, roster)),
    ...(signature && { signature }),
    ...(first?.reason !== undefined && { reason: first.reason }),
    ...(first &&
      departmentBesides({ unit, roster, date: on }, first.by).length > 0 && { departmentTold: true as const }),
    left: stillOwed(duties, rule, unit, to),
  };
}

type Told = { duty: Duty; entry: HistoryEntry; outcome: DutyOutcome['outcome']; takenBack?: HistoryEntry };

/** Whether what an entry did still stands: a confirmation that was taken back is recorded no more, whoever confirmed since. */
function standingOfEntry(duty: Duty, { seq, action, command }: HistoryEntry): Pick<Told, 'outcome' | 'takenBack'> {
  if (action !== 'confirmed' || confirmationOf(duty)?.command === command) return { outcome: 'recorded' };
  const takenBack = duty.history.find((later) => later.seq > seq && later.action === 'reopened');
  return takenBack === undefined ? { outcome: 'recorded' } : { outcome: 'reopened', takenBack };
}

function outcomeOf({ duty, entry, outcome, takenBack }: Told, { person, roster, timeZone }: ToldTo): DutyOutcome {
  const { subject } = duty;
  const evidence = outcome === 'already' ? undefined : entry.evidence;
  return {
    ...(subject !== undefined && { subject: personShown(subject, roster) }),
    outcome,
    ...(takenBack && isOwed(duty) && { owed: true as const }),
    told: toldBy(takenBack ?? entry, { reader: person, roster, timeZone }),
    ...(evidence && { evidence }),
  };
}

/** How many of the group the reader, or whoever has it, still has to do: of what each does themself only their own. */
function stillOwed(duties: readonly Duty[], rule: DutyRule, unit: Unit, { person, roster, date }: ToldTo): number {
  const heads = dutyHolder(unit, roster, date)?.person.id === person;
  const own = rule.by === 'client-manager' && !heads && roster.managers.has(person);
  return duties.filter((duty) => isOwed(duty) && (!own || duty.subject === person)).length;
}

function peopleIn(values: readonly EvidenceValue[]): string[] {
  return [...new Set(values.flatMap((value) => (Array.isArray(value) ? value : [])))].sort();
}

function signatureIn(values: readonly EvidenceValue[], agreements: readonly Agreement[]): DutyReceipt['signature'] {
  const signed = values.find((value): value is Signature => typeof value === 'object' && 'document' in value);
  const agreement = agreements.find(({ document }) => document === signed?.document);
  return signed && agreement && { ...signed, title: agreement.title };
}
