import type { DutyPage, DutyStanding, DutyUpload } from '../domain/duty/duty-pages.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { controlId, type DutyField, fieldNote, type InDutyForm } from './duty-fields.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

const ACCEPTED = 'application/pdf,image/jpeg,image/png,image/webp,image/heic';

/**
 * The forms that bring files, each of its own: a file goes to another place than the words, and brings the reader back to this page. They stand before the
 * form of the evidence, for what is typed there does not come along; what was brought stands with them, where the reader who comes back sees it.
 */
export function uploadForms({ uploads = [], rule, locale }: DutyPage, { dutyPage: say }: Catalogue): Markup {
  return markup`${uploads.map(({ field, form, brought }) => {
    const { label, hint } = rule.evidence.find(({ id }) => id === field) ?? {};
    const id = `upload-${field}`;
    const hidden = Object.entries(form.fields).map(
      ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
    );
    const again = brought !== undefined && brought.type === undefined;
    return markup`<details class="card"${again ? markup` open` : NOTHING}><summary><h2>${say.upload.title(label?.[locale] ?? '')}</h2></summary>
<form method="post" action="${form.action}" enctype="multipart/form-data">${hidden}
<div class="field"><label for="${id}">${say.upload.choose}</label><p class="muted" id="${id}-hint">${hint === undefined ? '' : `${hint[locale]} `}${say.upload.hint}</p>
<input id="${id}" name="file" type="file" accept="${ACCEPTED}" required aria-describedby="${id}-hint"></div>
<button class="quiet" type="submit">${say.upload.submit}</button></form></details>${broughtLine(brought, say)}`;
  })}`;
}

function broughtLine(brought: DutyUpload['brought'], { upload: say }: Catalogue['dutyPage']): Markup {
  if (brought === undefined) return NOTHING;
  const { type, bytes } = brought;
  return type === undefined
    ? markup`<p class="problem">${say.notKept}</p>`
    : markup`<p class="say">${say.brought(type, bytes)}</p>`;
}

/** Within the form of the evidence: the file that was brought goes along when the form is sent; and what is to be mended about it. */
export function broughtField(inForm: InDutyForm, uploads: readonly DutyUpload[] | undefined, field: DutyField): Markup {
  const { brought } = uploads?.find((one) => one.field === field.name) ?? {};
  const note = fieldNote(inForm, field);
  const goes = brought?.type ? markup`<input type="hidden" name="${field.name}" value="yes">` : NOTHING;
  if (note === undefined) return goes;
  return markup`<div class="field" id="${controlId(inForm.form, field.name)}" tabindex="-1"><b>${field.label}</b>${note}${goes}</div>`;
}

/** The files that a duty was confirmed with, to be saved by whoever may see the page. */
export function keptFileLinks(
  { files = [] }: DutyStanding,
  { rule, locale }: DutyPage,
  token: string,
  { dutyPage: say }: Catalogue,
): Markup {
  return markup`${files.map(({ field, type, bytes }) => {
    const label = rule.evidence.find(({ id }) => id === field)?.label[locale] ?? '';
    return markup`<p><a class="item" href="/duty/${token}/file/${field}">${say.upload.save(label, type, bytes)}</a></p>`;
  })}`;
}
