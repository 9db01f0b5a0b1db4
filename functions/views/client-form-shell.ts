import type { ClientPage, Returned } from '../domain/care/client-page.ts';
import { newestStanding } from '../domain/care/commands.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { InForm } from './form-fields.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

/** A client's page as its forms see it: where they are posted to, and the one that came back. */
export type FormsSetting = {
  page: ClientPage;
  words: Catalogue;
  token: string;
  lang: string;
  returned: Returned | undefined;
  /** The client’s name, as the page is headed. */
  name: string;
};

/** A form of the page: it says on which state of the client it was shown, and after which action. */
function formShell(
  { form, words }: InForm,
  { page, token, lang }: FormsSetting,
  { fields, top = NOTHING }: { fields: Markup; top?: Markup },
): Markup {
  const { care, version } = page.client;
  return markup`<form id="${form}" method="post" action="/client/${token}/${form}${lang}" autocomplete="off">${top}
<input type="hidden" name="seen" value="${version}"><input type="hidden" name="after" value="${newestStanding(care) ?? ''}">
${fields}
<button type="submit">${words.clientPage.form[form].submit}</button></form>`;
}

/** Names the client: whoever comes from the mail’s button lands here, below the page’s own heading. */
export function heading({ form, words }: InForm, { name }: FormsSetting): Markup {
  return markup`<h2>${words.clientPage.form[form].title} · ${name}</h2>`;
}

/** A form in a card of its own, under its heading. */
export function formCard(inForm: InForm, setting: FormsSetting, fields: Markup): Markup {
  return markup`<section class="card">${formShell(inForm, setting, { fields, top: heading(inForm, setting) })}</section>`;
}

/** A form that is needed less often stands behind its title; open when it came back. */
export function foldedCard(inForm: InForm, setting: FormsSetting, fields: Markup): Markup {
  const { form, returned, words } = inForm;
  const open = returned?.form === form ? markup` open` : NOTHING;
  return markup`<details class="card"${open}><summary><h2>${words.clientPage.form[form].title}</h2></summary>${formShell(inForm, setting, { fields })}</details>`;
}

/** The values of a field with the words for them. */
export function labelled<T extends string>(
  values: readonly T[],
  labels: Record<T, string>,
): { value: T; label: string }[] {
  return values.map((value) => ({ value, label: labels[value] }));
}
