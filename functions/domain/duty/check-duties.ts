import { LOCALES, type Localized } from '../locale.ts';
import { refuse } from '../refuse.ts';
import { checkEvidence } from './check-evidence.ts';
import { ASKED_AT_ONCE } from './duty-pages.ts';
import { type DutyCatalogue, type DutyRule, LADDER_TARGETS } from './duty-rule.ts';
import { PERIOD_KINDS, type PeriodKind } from './period.ts';

const KIND = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** No period has more working days: a due day beyond them is a mistake. */
const MOST_WORKDAYS: Record<PeriodKind, number> = { month: 23, quarter: 66, year: 262 };

/**
 * Passes the catalogue of duties on, or throws one error with a line per mistake: which duty, what is wrong and how to mend it. `documents`: the texts
 * that can be signed. A kind stands once and in Latin letters; names in every language; a client manager only does what each client manager is asked; a
 * due day the period has; reminders and overdue steps in whole working days, each once; evidence that a form can ask for, and take when it is fully written; and a duty that feeds another
 * feeds one of the unit's that comes round as often.
 */
export function checkDuties(catalogue: DutyCatalogue, documents: readonly string[]): DutyCatalogue {
  const problems = catalogue.flatMap((rule, i) => {
    const evidence = checkEvidence(rule.evidence, documents, askedAtOnce(rule));
    const found = [...ownProblems(rule), ...ladderProblems(rule), ...evidence];
    if (catalogue.findIndex(({ kind }) => kind === rule.kind) < i)
      found.push('the kind stands twice; give each duty its own');
    found.push(...feedProblems(rule, catalogue));
    return found.map((problem) => `duty "${rule.kind}": ${problem}`);
  });
  refuse('config/duties.ts', problems);
  return catalogue;
}

/** Client managers are asked about themselves alone. */
const askedAtOnce = ({ per, by }: DutyRule) => (per === 'client-manager' && by !== per ? ASKED_AT_ONCE : 1);

function ownProblems({ kind, name, asks, period, per, by, dueWorkday, atLeastWorkdays }: DutyRule): string[] {
  const found = [...missingIn('name', name), ...missingIn('asks', asks)];
  if (!KIND.test(kind))
    found.push('the kind must be Latin small letters and digits with hyphens, such as self-discipline');
  if (!PERIOD_KINDS.includes(period)) return [...found, `period "${period}" is none; use ${PERIOD_KINDS.join(', ')}`];
  if (by === 'client-manager' && per !== 'client-manager')
    found.push("by 'client-manager' needs per 'client-manager': nobody of them answers for the whole unit");
  const most = MOST_WORKDAYS[period];
  if (!Number.isInteger(dueWorkday) || dueWorkday === 0 || Math.abs(dueWorkday) > most)
    found.push(`dueWorkday ${dueWorkday} is no working day of a ${period}; use 1 to ${most}, or -1 for the last`);
  if (!isCount(atLeastWorkdays)) found.push(`atLeastWorkdays ${atLeastWorkdays} must be a whole number above 0`);
  return found;
}

function ladderProblems({ reminders, overdue, overdueEvery }: DutyRule): string[] {
  const days = [
    ...reminders.map((n) => ['reminders', n] as const),
    ...overdue.map((o) => ['overdue', o.workdays] as const),
  ];
  const found = days
    .filter(([, n]) => !isCount(n))
    .map(([where, n]) => `${where}: ${n} must be a whole number of working days above 0`);
  for (const n of twice(reminders)) found.push(`reminders: ${n} stands twice; keep one`);
  for (const step of twice(overdue.map(({ workdays, to }) => `${to} after ${workdays}`)))
    found.push(`overdue: ${step} stands twice; keep one`);
  for (const { to } of overdue)
    if (!LADDER_TARGETS.includes(to)) found.push(`overdue: "${to}" is nobody; use ${LADDER_TARGETS.join(', ')}`);
  if (overdue.length === 0) found.push('overdue is empty; say who is told when it is late');
  if (!isCount(overdueEvery)) found.push(`overdueEvery ${overdueEvery} must be a whole number of working days above 0`);
  return found;
}

function feedProblems({ kind, period, feeds }: DutyRule, catalogue: DutyCatalogue): string[] {
  if (feeds === undefined) return [];
  const fed = catalogue.find((one) => one.kind === feeds && one.kind !== kind);
  if (fed === undefined) return [`feeds "${feeds}", which is no other duty; name one that stands in the catalogue`];
  if (fed.per === 'unit' && fed.period === period) return [];
  return [`feeds "${feeds}", which is not a unit's duty of every ${period}; feed one that is`];
}

function missingIn(what: string, text: Localized): string[] {
  return LOCALES.filter((locale) => !text[locale]?.trim()).map((locale) => `${what} is missing in ${locale}`);
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n > 0;
}

function twice<T>(all: readonly T[]): Set<T> {
  return new Set(all.filter((one, i) => all.indexOf(one) < i));
}
