import { RISK_REVIEW_DAYS } from '../domain/care/client-action.ts';
import { addDays } from '../domain/civil-date.ts';
import { type FormsSetting, foldedCard, formCard, labelled } from './client-form-shell.ts';
import { choice, dateField, type InForm } from './form-fields.ts';
import { type Markup, markup } from './markup.ts';

/** Phone or address: wrong, or verified. Both have to be chosen. */
export function detailsForm(setting: FormsSetting): Markup {
  const { words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'details', returned, words };
  const fields = markup`${choice(inForm, { name: 'detail', label: say.detail, required: true, options: labelled(['phone', 'address'] as const, say.details) })}
${choice(inForm, { name: 'finding', label: say.finding, required: true, options: labelled(['wrong', 'verified'] as const, say.findings) })}`;
  return formCard(inForm, setting, fields);
}

/** The day for which a new risk assessment was arranged. */
export function riskReviewForm(setting: FormsSetting): Markup {
  const { page, words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'risk-review', returned, words };
  const range = { from: addDays(page.date, 1), to: addDays(page.date, RISK_REVIEW_DAYS) };
  const { arrangedFor: label, arrangedHint: hint } = say;
  return foldedCard(inForm, setting, dateField(inForm, { name: 'arrangedFor', label, required: true, hint, ...range }));
}
