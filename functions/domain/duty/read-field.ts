import { isCivilDate } from '../civil-date.ts';
import { agreedName, attendedName, type EvidenceProblem, fieldName, shownTextName } from './duty-pages.ts';
import type { EvidenceField, EvidenceValue } from './evidence-field.ts';
import { keptText } from './kept-text.ts';
import { firstDayOf } from './period.ts';
import type { EvidenceForm } from './read-evidence.ts';

type Form = EvidenceForm & { notable: boolean };
type Of<T extends EvidenceField['type']> = Extract<EvidenceField, { type: T }>;

/** What one field holds, undefined when it was rightly left empty; or what needs mending, by the field's name in the form. */
export type FieldRead =
  | { ok: true; value: EvidenceValue | undefined }
  | { ok: false; field: string; why: EvidenceProblem };

/** Reads one field of a form about a subject. `notable`: a notable answer was chosen in the same form, so that a note is asked for. */
export function readField(field: EvidenceField, subject: string | undefined, form: Form): FieldRead {
  const name = fieldName(field.id, subject);
  const typed = keptText(form.typed.get(name) ?? '');
  if (field.type === 'attendance') return readAttendance(field, subject, form);
  if (field.type === 'agreement') return readAgreement(field, subject, typed, form);
  if (field.type === 'file') return { ok: true, value: form.files?.get(name) };
  if (typed === '') {
    if (field.required === undefined) return { ok: true, value: undefined };
    if (field.required === true) return { ok: false, field: name, why: 'missing' };
    return form.notable ? { ok: false, field: name, why: 'missing-note' } : { ok: true, value: undefined };
  }
  const why = wrongWith(field, typed, form);
  return why === undefined ? { ok: true, value: typed } : { ok: false, field: name, why };
}

function wrongWith(field: Of<'text' | 'date' | 'choice'>, typed: string, form: Form): EvidenceProblem | undefined {
  if (field.type === 'text') return [...typed].length > field.most ? 'too-long' : undefined;
  if (field.type === 'choice') return field.options.some(({ id }) => id === typed) ? undefined : 'not-an-option';
  if (!isCivilDate(typed)) return 'not-a-date';
  if (typed < firstDayOf(form.period)) return 'before-period';
  return typed > form.date ? 'future-date' : undefined;
}

function readAttendance({ id }: Of<'attendance'>, subject: string | undefined, { typed, people }: Form): FieldRead {
  const attended = people.filter((one) => typed.get(attendedName(id, one.id, subject)) === 'yes').map((one) => one.id);
  if (attended.length === 0 && people.length > 0)
    return { ok: false, field: fieldName(id, subject), why: 'nobody-attended' };
  return { ok: true, value: attended };
}

function readAgreement(
  { id, document }: Of<'agreement'>,
  subject: string | undefined,
  name: string,
  { typed, signer, agreements, locale }: Form,
): FieldRead {
  const agreement = agreements.find((one) => one.document === document);
  if (agreement === undefined) throw new Error(`There is no text of the agreement ${document}`);
  if (typed.get(shownTextName(id, subject)) !== agreement.hash)
    return { ok: false, field: agreedName(id, subject), why: 'text-changed' };
  if (name === '') return { ok: false, field: fieldName(id, subject), why: 'missing' };
  if (signer.name !== '' && comparable(name) !== comparable(signer.name))
    return { ok: false, field: fieldName(id, subject), why: 'other-name' };
  if (typed.get(agreedName(id, subject)) !== 'yes')
    return { ok: false, field: agreedName(id, subject), why: 'not-agreed' };
  return { ok: true, value: { document, hash: agreement.hash, locale, name } };
}

/** Names are compared without blanks and case, whole and half width alike. */
const comparable = (name: string) => name.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
