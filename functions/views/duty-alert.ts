import { agreedName, type DutyFormReturned, type DutyPage, fieldName } from '../domain/duty/duty-pages.ts';
import type { EvidenceField } from '../domain/duty/evidence-field.ts';
import { DUTY_REASON_CHARACTERS } from '../domain/duty/kept-text.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { ProblemOf } from '../i18n/duty-page-words.ts';
import { controlId } from './duty-fields.ts';
import { notableOptions } from './evidence-fields.ts';
import { type Markup, markup } from './markup.ts';

/** A field of a form as a problem names it: what it is called, what its problems are said of. */
export type NamedField = { label: string; of?: ProblemOf };

/**
 * Stands first and is read first: what was not taken, and the way to each field. A field that is no longer on the page, because somebody else settled
 * that duty in the meantime, is named without a way to it.
 */
export function dutyAlert(
  { form, problems }: DutyFormReturned,
  title: string,
  fields: ReadonlyMap<string, NamedField>,
  { duty: say, format }: Catalogue,
): Markup {
  const [first] = fields.keys();
  const lines = problems.map((problem) => {
    const field = fields.get(problem.field);
    const subject = 'subject' in problem ? problem.subject?.name : undefined;
    const label = field?.label ?? subject;
    const text = `${label === undefined ? '' : `${label}${format.colon}`}${say.problem(problem, field?.of)}`;
    const to = problem.field === 'form' ? first : field && problem.field;
    return to === undefined
      ? markup`<li>${text}</li>`
      : markup`<li><a class="item" href="#${controlId(form, to)}">${text}</a></li>`;
  });
  return markup`<div class="alert" role="alert" tabindex="-1" autofocus><p><b>${title}</b></p><p>${say.notSent}</p><ul class="plain" role="list">${lines}</ul></div>`;
}

/** The fields of a form of evidence by their names in it, in their order. Where several people are asked about, each field says whom. */
export function evidenceNames(page: DutyPage): [string, NamedField][] {
  return page.asked.flatMap(({ subject }) => {
    const names = page.rule.evidence.flatMap((field) => namesOf(page, field, subject?.id));
    if (subject === undefined || page.asked.length === 1) return names;
    return names.map(([name, { label, ...of }]) => [name, { label: `${subject.name} · ${label}`, ...of }]);
  });
}

function namesOf(
  { rule, locale, agreement }: DutyPage,
  field: EvidenceField,
  subject: string | undefined,
): [string, NamedField][] {
  const label = field.label[locale];
  const name = fieldName(field.id, subject);
  switch (field.type) {
    case 'agreement':
      return agreement === undefined
        ? []
        : [
            [agreedName(field.id, subject), { label: agreement.title[locale] }],
            [name, { label }],
          ];
    case 'text':
      return [[name, { label, of: { most: field.most, notable: notableOptions(rule.evidence, locale) } }]];
    default:
      return [[name, { label, of: { chosen: field.type === 'choice' } }]];
  }
}

/** The fields of one of a page's forms. `reason`: what its reason is called, if it asks for one. */
export function formNames(
  evidence: [string, NamedField][],
  reason: string | undefined,
  { duty }: Catalogue,
): Map<string, NamedField> {
  const because: [string, NamedField][] =
    reason === undefined ? [] : [['reason', { label: reason, of: { most: DUTY_REASON_CHARACTERS } }]];
  return new Map([...evidence, ...because, ['employeeNo', { label: duty.employeeNo }]]);
}
