import type { CivilDate } from '../civil-date.ts';
import type { Locale } from '../locale.ts';
import {
  ASKED_AT_ONCE,
  agreedName,
  attendedName,
  type DutyFormProblem,
  fieldName,
  type PersonShown,
} from './duty-pages.ts';
import type { DutyRule } from './duty-rule.ts';
import type { Agreement, Evidence, EvidenceField, EvidenceFile } from './evidence-field.ts';
import type { Period } from './period.ts';
import { readField } from './read-field.ts';

/** A form of evidence as it came: what was typed, and what it is judged by. */
export type EvidenceForm = {
  typed: ReadonlyMap<string, string>;
  /** Today: no date lies after it. */
  date: CivilDate;
  /** The period of the duty: no date lies before its first day. */
  period: Period;
  /** The unit's client managers, for attendance. */
  people: readonly PersonShown[];
  /** Whoever signs. */
  signer: PersonShown;
  /** In which language the page was read. */
  locale: Locale;
  agreements: readonly Agreement[];
  /** Files that were brought in, by the name of their field in the form. */
  files?: ReadonlyMap<string, EvidenceFile>;
};

/** What was given, about whom; about nobody for the duty of a whole unit. */
export type EvidenceGiven = { subject?: PersonShown; evidence: Evidence };

/**
 * Reads a form of evidence by the fields that the rule asks for. Somebody about whom nothing was filled in is left open; half filled in is a
 * problem, and so is a form in which nothing was given at all, or something about more people than a page asks about. Everything that needs mending is told at once, and nothing is given then.
 */
export function readEvidence(
  rule: Pick<DutyRule, 'evidence'>,
  subjects: readonly (PersonShown | undefined)[],
  form: EvidenceForm,
): { ok: true; given: EvidenceGiven[] } | { ok: false; problems: DutyFormProblem[] } {
  const about = subjects.filter((subject) => rule.evidence.some((field) => isFilled(field, subject, form)));
  if (about.length === 0) return { ok: false, problems: [{ field: 'form', why: 'nothing-given' }] };
  if (about.length > ASKED_AT_ONCE) return { ok: false, problems: [{ field: 'form', why: 'too-many' }] };
  const read = about.map((subject) => readOne(rule.evidence, subject, form));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, given: read.map(({ subject, evidence }) => ({ ...(subject && { subject }), evidence })) };
}

function readOne(fields: readonly EvidenceField[], subject: PersonShown | undefined, form: EvidenceForm) {
  const evidence: Evidence = {};
  const problems: DutyFormProblem[] = [];
  const notable = fields.some((field) => isNotable(field, typedIn(form, field.id, subject)));
  for (const field of fields) {
    const read = readField(field, subject?.id, { ...form, notable });
    if (!read.ok) problems.push({ field: read.field, why: read.why, ...(subject && { subject }) });
    else if (read.value !== undefined) evidence[field.id] = read.value;
  }
  return { subject, evidence, problems };
}

function isFilled(field: EvidenceField, subject: PersonShown | undefined, form: EvidenceForm): boolean {
  const { typed, people, files } = form;
  if (typedIn(form, field.id, subject) !== '') return true;
  if (field.type === 'attendance')
    return people.some(({ id }) => typed.get(attendedName(field.id, id, subject?.id)) === 'yes');
  if (field.type === 'agreement') return typed.get(agreedName(field.id, subject?.id)) === 'yes';
  return field.type === 'file' && files?.has(fieldName(field.id, subject?.id)) === true;
}

function isNotable(field: EvidenceField, chosen: string): boolean {
  if (field.type !== 'choice') return false;
  return field.options.some(({ id, notable, notifies }) => id === chosen && (notable || notifies) === true);
}

function typedIn({ typed }: EvidenceForm, field: string, subject: PersonShown | undefined): string {
  return (typed.get(fieldName(field, subject?.id)) ?? '').trim();
}
