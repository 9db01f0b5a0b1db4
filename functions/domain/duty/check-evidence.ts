import { LOCALES, type Localized } from '../locale.ts';
import { EVIDENCE_BYTES } from './duty-pages.ts';
import type { ChoiceOption, EvidenceField } from './evidence-field.ts';

const ID = /^[a-zA-Z][a-zA-Z0-9-]*$/;

/** The longest text a field may take: a duty with its history is one record. */
const MOST_CHARACTERS = 2000;

/** Names a form has fields of its own for. */
const TAKEN: readonly string[] = ['employeeNo', 'shownAt', 'reason', 'lang'];

/** How a browser sends a character of Chinese; and what is sent of each field besides what is written, and of each form besides its fields. */
const BYTES = { character: 9, field: 64, form: 2048 };

/** What is wrong with the fields of a duty's form, a line per mistake. `atOnce`: about how many people the form asks at a time. */
export function checkEvidence(
  fields: readonly EvidenceField[],
  documents: readonly string[],
  atOnce: number,
): string[] {
  const found = fields.flatMap((field, i) => {
    const own = [...labelProblems(field), ...fieldProblems(field, fields, documents)];
    if (!ID.test(field.id)) own.push('the id must be Latin letters, digits and hyphens');
    if (TAKEN.includes(field.id)) own.push('a form has a field of that id of its own; use another');
    if (fields.findIndex(({ id }) => id === field.id) < i) own.push('the id stands twice; give each field its own');
    return own.map((problem) => `field "${field.id}": ${problem}`);
  });
  found.push(...sizeProblems(fields, atOnce));
  return fields.some(demands) ? found : [...found, 'the evidence asks for nothing that must be given; require a field'];
}

/** A form written as fully as it may be still is taken. */
function sizeProblems(fields: readonly EvidenceField[], atOnce: number): string[] {
  const texts = fields.map((field) => (field.type === 'text' && field.most <= MOST_CHARACTERS ? field.most : 0));
  const written = texts.reduce((bytes, most) => bytes + BYTES.field + most * BYTES.character, 0);
  const bytes = BYTES.form + atOnce * written;
  if (bytes <= EVIDENCE_BYTES) return [];
  const about = atOnce > 1 ? `about ${atOnce} people ` : '';
  return [
    `a fully written form ${about}has ${bytes} bytes, and ${EVIDENCE_BYTES} are taken; lower the most of its texts`,
  ];
}

function fieldProblems(field: EvidenceField, all: readonly EvidenceField[], documents: readonly string[]): string[] {
  switch (field.type) {
    case 'text':
      return textProblems(field, all);
    case 'choice':
      return choiceProblems(field.options);
    case 'agreement':
      return documents.includes(field.document)
        ? []
        : [
            `the text "${field.document}" is none of config/agreements.ts; use one of ${documents.join(', ') || '(none)'}`,
          ];
    default:
      return [];
  }
}

function textProblems({ most, lines = 1, required }: EvidenceField & { type: 'text' }, all: readonly EvidenceField[]) {
  const found: string[] = [];
  if (!(Number.isInteger(most) && most > 0 && most <= MOST_CHARACTERS))
    found.push(`most ${most} must be a whole number from 1 to ${MOST_CHARACTERS}`);
  if (!(Number.isInteger(lines) && lines > 0)) found.push(`lines ${lines} must be a whole number above 0`);
  const options = all.flatMap((field) => (field.type === 'choice' ? field.options : []));
  if (required === 'when-notable' && !options.some(({ notable, notifies }) => notable || notifies))
    found.push("required 'when-notable', but no answer of any field is notable; mark one, or require it always");
  return found;
}

function choiceProblems(options: readonly ChoiceOption[]): string[] {
  const found = options.flatMap((option) =>
    labelProblems(option).map((problem) => `answer "${option.id}": ${problem}`),
  );
  if (options.length < 2) found.push('a choice needs two answers at least');
  const ids = options.map(({ id }) => id);
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) < i))) found.push(`answer "${id}" stands twice`);
  for (const id of ids) if (!ID.test(id)) found.push(`answer "${id}" must be Latin letters, digits and hyphens`);
  return found;
}

/** Whether the form cannot be sent without it. */
function demands(field: EvidenceField): boolean {
  if (field.type === 'attendance' || field.type === 'agreement') return true;
  return field.type !== 'file' && field.required === true;
}

function labelProblems({ label, hint }: { label: Localized; hint?: Localized }): string[] {
  const missing = (what: string, text: Localized) =>
    LOCALES.filter((locale) => !text[locale]?.trim()).map((locale) => `${what} is missing in ${locale}`);
  return [...missing('label', label), ...(hint === undefined ? [] : missing('hint', hint))];
}
