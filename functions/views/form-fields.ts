import type { ClientForm, Returned } from '../domain/care/client-page.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** The form a field stands in, and the form that came back, if one did: its typed texts and problems stand in their fields again. */
export type InForm = { form: ClientForm; returned: Returned | undefined; words: Catalogue };

type Field = { name: string; label: string; hint?: string; required?: true };

const idOf = ({ form }: InForm, name: string): string => `${form}-${name}`;
const mine = ({ form, returned }: InForm): Returned | undefined => (returned?.form === form ? returned : undefined);

/** What was typed in a field before the form came back. */
const typedIn = (inForm: InForm, name: string): string => mine(inForm)?.typed.get(name) ?? '';

function problemIn(inForm: InForm, name: string): string | undefined {
  const found = mine(inForm)?.problems.find(({ field }) => field === name);
  return found && inForm.words.clientPage.problem(found.why);
}

/** What stands under a label: the hint, and what is to be mended; and the attributes that tie both to the field. */
function notes(inForm: InForm, { name, hint }: Field): { shown: Markup; attributes: Markup } {
  const id = idOf(inForm, name);
  const problem = problemIn(inForm, name);
  const ids = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`].filter(Boolean);
  const invalid = problem === undefined ? NOTHING : markup` aria-invalid="true"`;
  return {
    shown: markup`${hint === undefined ? NOTHING : markup`<p class="muted" id="${id}-hint">${hint}</p>`}${problem === undefined ? NOTHING : markup`<p class="problem" id="${id}-problem">${problem}</p>`}`,
    attributes: ids.length === 0 ? NOTHING : markup` aria-describedby="${ids.join(' ')}"${invalid}`,
  };
}

function labelText({ label, required }: Field, { words }: InForm): Markup {
  return required ? markup`${label}` : markup`${label}<span class="muted">${words.clientPage.optional}</span>`;
}

/** A text of one line. */
export function textField(inForm: InForm, field: Field & { most: number }): Markup {
  const id = idOf(inForm, field.name);
  const { shown, attributes } = notes(inForm, field);
  return markup`<div class="field"><label for="${id}">${labelText(field, inForm)}</label>${shown}<input id="${id}" name="${field.name}" type="text" maxlength="${field.most}" value="${typedIn(inForm, field.name)}"${required(field)}${attributes}></div>`;
}

/** A text of several lines. */
export function textArea(inForm: InForm, field: Field & { most: number }): Markup {
  const id = idOf(inForm, field.name);
  const { shown, attributes } = notes(inForm, field);
  return markup`<div class="field"><label for="${id}">${labelText(field, inForm)}</label>${shown}<textarea id="${id}" name="${field.name}" rows="2" maxlength="${field.most}"${required(field)}${attributes}>${typedIn(inForm, field.name)}</textarea></div>`;
}

/** A day, from the first possible one to the last. */
export function dateField(inForm: InForm, field: Field & { from: string; to: string }): Markup {
  const id = idOf(inForm, field.name);
  const { shown, attributes } = notes(inForm, field);
  return markup`<div class="field"><label for="${id}">${labelText(field, inForm)}</label>${shown}<input id="${id}" name="${field.name}" type="date" min="${field.from}" max="${field.to}" value="${typedIn(inForm, field.name)}"${required(field)}${attributes}></div>`;
}

/** One of several, as big as a thumb. `chosen` stands preselected until something else is chosen. */
export function choice(
  inForm: InForm,
  field: Field & { options: readonly { value: string; label: string }[]; chosen?: string },
): Markup {
  const { shown, attributes } = notes(inForm, field);
  const now = typedIn(inForm, field.name) || field.chosen;
  const radios = field.options.map(
    ({ value, label }, index) =>
      markup`<label class="choice"><input type="radio" id="${idOf(inForm, field.name)}${index === 0 ? '' : `-${value}`}" name="${field.name}" value="${value}"${value === now ? markup` checked` : NOTHING}${required(field)}><span>${label}</span></label>`,
  );
  return markup`<fieldset${attributes}><legend>${labelText(field, inForm)}</legend>${shown}<div class="choices">${radios}</div></fieldset>`;
}

/** Any of several. */
export function ticks(
  inForm: InForm,
  field: Field & { options: readonly { name: string; value: string; label: string }[] },
): Markup {
  const { shown, attributes } = notes(inForm, field);
  const boxes = field.options.map(
    ({ name, value, label }, index) =>
      markup`<label class="choice wide"><input type="checkbox"${index === 0 ? markup` id="${idOf(inForm, field.name)}"` : NOTHING} name="${name}" value="${value}"${typedIn(inForm, name) === value ? markup` checked` : NOTHING}><span>${label}</span></label>`,
  );
  return markup`<fieldset${attributes}><legend>${labelText(field, inForm)}</legend>${shown}<div class="choices">${boxes}</div></fieldset>`;
}

/** One of a short list. The first stands until another is chosen. */
export function select(
  inForm: InForm,
  field: Field & { options: readonly { value: string; label: string }[] },
): Markup {
  const id = idOf(inForm, field.name);
  const { shown, attributes } = notes(inForm, field);
  const options = field.options.map(
    ({ value, label }) =>
      markup`<option value="${value}"${value === typedIn(inForm, field.name) ? markup` selected` : NOTHING}>${label}</option>`,
  );
  return markup`<div class="field"><label for="${id}">${field.label}</label>${shown}<select id="${id}" name="${field.name}"${attributes}>${options}</select></div>`;
}

const required = ({ required }: Field): Markup => (required ? markup` required` : NOTHING);
