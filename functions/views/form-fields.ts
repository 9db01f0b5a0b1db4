import type { ClientForm, Returned } from '../domain/care/client-page.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** The form a field stands in, and the form that came back, if one did: its typed texts and problems stand in their fields again. */
export type InForm = { form: ClientForm; returned: Returned | undefined; words: Catalogue };

type Field = { name: string; label: string; hint?: string; required?: true };
type Tick = { name: string; value: string; label: string };

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

/**
 * Any of several. The first few stand open, the others behind `more`, which counts them; all where one of the others was ticked before the form came
 * back. Nothing where there is nothing to tick, unless there is something to be mended.
 */
export function ticks(
  inForm: InForm,
  field: Field & { options: readonly Tick[]; first?: number; more?: (count: number) => string },
): Markup {
  const { options, first = options.length, more = String } = field;
  const { shown, attributes } = notes(inForm, field);
  const id = idOf(inForm, field.name);
  if (options.length === 0)
    return problemIn(inForm, field.name) === undefined
      ? NOTHING
      : markup`<fieldset id="${id}" tabindex="-1"${attributes}><legend>${field.label}</legend>${shown}</fieldset>`;
  const ticked = ({ name, value }: Tick) => typedIn(inForm, name) === value;
  const boxes = options.map(
    (one, index) =>
      markup`<label class="choice wide"><input type="checkbox"${index === 0 ? markup` id="${id}"` : NOTHING} name="${one.name}" value="${one.value}"${ticked(one) ? markup` checked` : NOTHING}><span>${one.label}</span></label>`,
  );
  const open = options.slice(first).some(ticked) ? markup` open` : NOTHING;
  const others =
    boxes.length <= first
      ? NOTHING
      : markup`<details${open}><summary>${more(boxes.length - first)}</summary><div class="choices">${boxes.slice(first)}</div></details>`;
  return markup`<fieldset${attributes}><legend>${field.label}</legend>${shown}<div class="choices">${boxes.slice(0, first)}</div>${others}</fieldset>`;
}

/**
 * Fields that may stay as they are, behind one tap. They stand open when the form came back with something typed in them, other than what
 * is `untouched`, or something to be mended.
 */
export function foldedFields(
  inForm: InForm,
  { label, names, untouched = [] }: { label: string; names: readonly string[]; untouched?: readonly string[] },
  fields: Markup,
): Markup {
  const touched = names.some((name) => ![...untouched, ''].includes(typedIn(inForm, name)));
  const open = touched || names.some((name) => problemIn(inForm, name) !== undefined) ? markup` open` : NOTHING;
  return markup`<details${open}><summary>${label}<span class="muted">${inForm.words.clientPage.optional}</span></summary>${fields}</details>`;
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
