import type { DutyFormProblem, DutyFormReturned } from '../domain/duty/duty-pages.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { ProblemOf } from '../i18n/duty-page-words.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** The duty's form a field stands in, and the form that came back, if one did: its typed texts and problems stand in their fields again. */
export type InDutyForm = { form: DutyFormReturned['form']; returned: DutyFormReturned | undefined; words: Catalogue };

/** A field of a form: `name` as it is sent, `after`: what follows its label, `of`: what its problems are said of. */
export type DutyField = {
  name: string;
  label: string;
  after?: string;
  hint?: string | undefined;
  required?: boolean;
  of?: ProblemOf;
};

/** How long an employee number or a name may be typed. */
export const TYPED_CHARACTERS = 100;

/** The id of a field's first control: no two fields of a page share one, and it can stand in an address whatever the ids of people hold. */
export function controlId(form: DutyFormReturned['form'], name: string): string {
  const safe = name.replace(/[^A-Za-z0-9.-]/gu, (one) => `_${one.codePointAt(0)?.toString(16)}_`);
  return `${form}-${safe}`;
}

const mine = ({ form, returned }: InDutyForm): DutyFormReturned | undefined =>
  returned?.form === form ? returned : undefined;

/** What was typed in a field before the form came back. */
export function typedIn(inForm: InDutyForm, name: string): string {
  return mine(inForm)?.typed.get(name) ?? '';
}

function problemIn(inForm: InDutyForm, name: string): DutyFormProblem | undefined {
  return mine(inForm)?.problems.find(({ field }) => field === name);
}

/** What stands under a label: the hint, and what is to be mended; and the attributes that tie both to the field. */
function notes(
  inForm: InDutyForm,
  { name, hint, of }: DutyField,
): { shown: Markup; attributes: Markup; wrong: boolean } {
  const id = controlId(inForm.form, name);
  const problem = problemIn(inForm, name);
  const ids = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`].filter(Boolean);
  const told = problem && markup`<p class="problem" id="${id}-problem">${inForm.words.duty.problem(problem, of)}</p>`;
  return {
    shown: markup`${hint === undefined ? NOTHING : markup`<p class="muted" id="${id}-hint">${hint}</p>`}${told ?? NOTHING}`,
    attributes: ids.length === 0 ? NOTHING : markup` aria-describedby="${ids.join(' ')}"`,
    wrong: problem !== undefined,
  };
}

/** What is to be mended in a field, where there is something. */
export function fieldNote(inForm: InDutyForm, { name, of }: DutyField): Markup | undefined {
  const problem = problemIn(inForm, name);
  return problem && markup`<p class="problem">${inForm.words.duty.problem(problem, of)}</p>`;
}

const invalid = (wrong: boolean): Markup => (wrong ? markup` aria-invalid="true"` : NOTHING);
const must = ({ required }: DutyField): Markup => (required ? markup` required` : NOTHING);
const labelText = ({ label, after }: DutyField): Markup =>
  after === undefined ? markup`${label}` : markup`${label}<span class="muted">${after}</span>`;

/** A text: of one line, or of several. */
export function textInput(
  inForm: InDutyForm,
  field: DutyField & { most: number; lines?: number; plain?: true },
): Markup {
  const id = controlId(inForm.form, field.name);
  const { shown, attributes, wrong } = notes(inForm, field);
  const typed = typedIn(inForm, field.name);
  const all = markup`id="${id}" name="${field.name}" maxlength="${field.most}"${must(field)}${attributes}${invalid(wrong)}`;
  // An employee number and a name are typed, not filled in by a browser.
  const plain = field.plain
    ? markup` inputmode="text" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"`
    : NOTHING;
  const control =
    field.lines === undefined || field.lines < 2
      ? markup`<input type="text" ${all}${plain} value="${typed}">`
      : markup`<textarea rows="${field.lines}" ${all}>${typed}</textarea>`;
  return markup`<div class="field"><label for="${id}">${labelText(field)}</label>${shown}${control}</div>`;
}

/** A day of the duty's period or after it, and not in the future. */
export function dayInput(inForm: InDutyForm, field: DutyField & { earliest: string; latest: string }): Markup {
  const id = controlId(inForm.form, field.name);
  const { shown, attributes, wrong } = notes(inForm, field);
  return markup`<div class="field"><label for="${id}">${labelText(field)}</label>${shown}<input type="date" id="${id}" name="${field.name}" min="${field.earliest}" max="${field.latest}" value="${typedIn(inForm, field.name)}"${must(field)}${attributes}${invalid(wrong)}></div>`;
}

/** One of several, in a row that a thumb can hit. Nothing stands chosen before somebody chooses. */
export function answerRow(
  inForm: InDutyForm,
  field: DutyField & { options: readonly { id: string; label: string }[] },
): Markup {
  const { shown, attributes, wrong } = notes(inForm, field);
  const chosen = typedIn(inForm, field.name);
  const radios = field.options.map(
    ({ id, label }, index) =>
      markup`<label><input type="radio"${index === 0 ? markup` id="${controlId(inForm.form, field.name)}"` : NOTHING} name="${field.name}" value="${id}"${id === chosen ? markup` checked` : NOTHING}${must(field)}>${label}</label>`,
  );
  return markup`<fieldset class="answers${wrong ? ' invalid' : ''}"${attributes}><legend>${labelText(field)}</legend>${shown}<div class="seg">${radios}</div></fieldset>`;
}

/** Any of several people. */
export function peopleTicks(
  inForm: InDutyForm,
  field: DutyField & { people: readonly { name: string; label: string }[] },
): Markup {
  const { shown, attributes } = notes(inForm, field);
  const id = controlId(inForm.form, field.name);
  const boxes = field.people.map(
    ({ name, label }) =>
      markup`<label class="choice"><input type="checkbox" name="${name}" value="yes"${typedIn(inForm, name) === 'yes' ? markup` checked` : NOTHING}><span>${label}</span></label>`,
  );
  return markup`<fieldset id="${id}" tabindex="-1"${attributes}><legend>${labelText(field)}</legend>${shown}<div class="people">${boxes}</div></fieldset>`;
}

/** One box to tick. `unticked`: it is to be ticked anew, even if it was. */
export function oneTick(inForm: InDutyForm, field: DutyField & { unticked?: boolean }): Markup {
  const { shown, attributes, wrong } = notes(inForm, field);
  return markup`${shown}<label class="choice wide"><input type="checkbox" id="${controlId(inForm.form, field.name)}" name="${field.name}" value="yes"${!field.unticked && typedIn(inForm, field.name) === 'yes' ? markup` checked` : NOTHING}${must(field)}${attributes}${invalid(wrong)}><span>${field.label}</span></label>`;
}
