import { isOwed } from '../domain/duty/duty.ts';
import {
  type DutyForm,
  type DutyFormReturned,
  type DutyPage,
  type DutyStanding,
  WAIVED,
  waivedName,
} from '../domain/duty/duty-pages.ts';
import { DUTY_REASON_CHARACTERS } from '../domain/duty/kept-text.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type InDutyForm, peopleTicks, TYPED_CHARACTERS, textInput, typedIn } from './duty-fields.ts';
import { evidenceFields, notifyingOptions } from './evidence-fields.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** A duty's page as its forms see it: where they are posted to, and the one that came back. */
export type DutySetting = {
  page: DutyPage;
  words: Catalogue;
  token: string;
  lang: string;
  returned: DutyFormReturned | undefined;
};

/** The forms that a reader of a page has: whoever does the duty confirms it, or says why it is late; the supervising department waives it. */
export function formsFor({ reader, asked, standings }: DutyPage): DutyForm[] {
  if (!standings.some(isOwed)) return [];
  if (reader === 'department') return ['waive'];
  return reader === 'assignee' ? [...(asked.length > 0 ? ['confirm' as const] : []), 'explain'] : [];
}

/** The forms of the page, in their order; those that are needed less often stand behind their title. */
export function dutyForms(setting: DutySetting): Markup {
  const forms = formsFor(setting.page);
  return markup`${forms.map((form) => (form === 'confirm' ? confirmForm(setting) : reasonForm(setting, form)))}`;
}

const within = ({ returned, words }: DutySetting, form: DutyForm): InDutyForm => ({ form, returned, words });

/** The employee number: with the link alone nobody acts. It is also what a program that sends every form cannot know. */
export function employeeNo(inForm: InDutyForm): Markup {
  const { duty } = inForm.words;
  const field = { name: 'employeeNo', label: duty.employeeNo, hint: duty.employeeNoHint, required: true };
  return textInput(inForm, { ...field, most: TYPED_CHARACTERS, plain: true });
}

/** A reason in words. */
export function reasonField(inForm: InDutyForm, label: string): Markup {
  const most = DUTY_REASON_CHARACTERS;
  return textInput(inForm, { name: 'reason', label, required: true, lines: 3, most, of: { most } });
}

function shell({ page, words, token, lang }: DutySetting, inForm: InDutyForm, form: DutyForm, fields: Markup): Markup {
  const shownAt = typedIn(inForm, 'shownAt') || page.shownAt;
  return markup`<form id="${form}" method="post" action="/duty/${token}/${form}${lang}" autocomplete="off">
<input type="hidden" name="shownAt" value="${shownAt}">
${fields}
${employeeNo(inForm)}
<button type="submit">${words.dutyPage.form[form].submit}</button></form>`;
}

function confirmForm(setting: DutySetting): Markup {
  const { page, words } = setting;
  const { dutyPage: say } = words;
  const inForm = within(setting, 'confirm');
  const notifying = notifyingOptions(page.rule.evidence, page.locale);
  const fields = markup`${page.asked.length > 1 ? severalNotes(page, words) : NOTHING}
${notifying.length > 0 ? markup`<p class="muted">${say.notifies(notifying)}</p>` : NOTHING}
${page.asked.map((one) => asked(inForm, page, one))}
${page.askedLater > 0 ? markup`<p>${say.askedLater(page.askedLater)}</p>` : NOTHING}`;
  return markup`<section class="card"><h2>${say.form.confirm.title}</h2>${shell(setting, inForm, 'confirm', fields)}</section>`;
}

/** Stands once over all who are asked about: that it can be done in parts, and what the rows of answers mean. */
function severalNotes({ rule, locale }: DutyPage, { dutyPage: say }: Catalogue): Markup {
  const hints = rule.evidence.flatMap(({ type, label, hint }) => (type === 'choice' && hint ? [{ label, hint }] : []));
  const lines = hints.map(({ label, hint }) => markup`<dt>${label[locale]}</dt><dd>${hint[locale]}</dd>`);
  return markup`<p>${say.several}</p>${lines.length === 0 ? NOTHING : markup`<details><summary>${say.rowHints}</summary><dl>${lines}</dl></details>`}`;
}

function asked(inForm: InDutyForm, page: DutyPage, standing: DutyStanding): Markup {
  const fields = evidenceFields(inForm, page, standing);
  if (standing.subject === undefined || page.rule.by === 'client-manager') return fields;
  return markup`<fieldset class="who"><legend>${standing.subject.name}</legend>${fields}</fieldset>`;
}

function reasonForm(setting: DutySetting, form: 'explain' | 'waive'): Markup {
  const { dutyPage: say } = setting.words;
  const inForm = within(setting, form);
  const hint = form === 'waive' ? markup`<p class="muted">${say.waiveHint}</p>` : NOTHING;
  const whom = form === 'waive' ? waivedFor(inForm, setting.page) : NOTHING;
  const fields = markup`${hint}${whom}${reasonField(inForm, say.formReason[form])}`;
  const open = setting.returned?.form === form ? markup` open` : NOTHING;
  return markup`<details class="card"${open}><summary><h2>${say.form[form].title}</h2></summary>${shell(setting, inForm, form, fields)}</details>`;
}

/** Whom a waiver is for: everybody who still owes it, none ticked before somebody ticks. Nothing where the duty is the unit's as a whole. */
function waivedFor(inForm: InDutyForm, { standings }: DutyPage): Markup {
  const people = standings.filter(isOwed).flatMap(({ subject }) => (subject === undefined ? [] : [subject]));
  if (people.length === 0) return NOTHING;
  return peopleTicks(inForm, {
    name: WAIVED,
    label: inForm.words.dutyPage.waiveWhom,
    people: people.map(({ id, name }) => ({ name: waivedName(id), label: name })),
  });
}
