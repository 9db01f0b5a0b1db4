import {
  FOLLOW_UP_DAYS,
  HOBBY_CHARACTERS,
  NOTE_CHARACTERS,
  REASON_CHARACTERS,
  RELATION_CHARACTERS,
  RISK_REVIEW_DAYS,
} from '../domain/care/client-action.ts';
import type { ClientPage, Returned } from '../domain/care/client-page.ts';
import { newestStanding } from '../domain/care/commands.ts';
import { addDays } from '../domain/civil-date.ts';
import { CHANNELS, OUTCOMES, PREFERENCES } from '../domain/client.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { choice, dateField, type InForm, select, textArea, textField, ticks } from './form-fields.ts';
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

function labelled<T extends string>(
  values: readonly T[],
  labels: Record<T, string>,
): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: labels[value] }));
}

function formShell(
  { form, words }: InForm,
  { page, token, lang }: FormsSetting,
  fields: Markup,
  heading = NOTHING,
): Markup {
  const { care, version } = page.client;
  return markup`<form id="${form}" method="post" action="/client/${token}/${form}${lang}" autocomplete="off">${heading}
<input type="hidden" name="seen" value="${version}"><input type="hidden" name="after" value="${newestStanding(care) ?? ''}">
${fields}
<button type="submit">${words.clientPage.form[form].submit}</button></form>`;
}

/** Names the client: whoever comes from the mail’s button lands here, below the page’s own heading. */
function heading({ form, words }: InForm, { name }: FormsSetting): Markup {
  return markup`<h2>${words.clientPage.form[form].title} · ${name}</h2>`;
}

/** The contact: what came of it has to be chosen, everything else may stay as it is. */
export function contactForm(setting: FormsSetting): Markup {
  const { page, words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'contact', returned, words };
  const fields = markup`${choice(inForm, { name: 'outcome', label: say.outcome, required: true, options: labelled(OUTCOMES, say.outcomes) })}
${maturities(inForm, page)}
${choice(inForm, { name: 'channel', label: say.channel, required: true, chosen: 'phone', options: labelled(CHANNELS, say.channels) })}
${textArea(inForm, { name: 'note', label: say.note, hint: say.noteHint, most: NOTE_CHARACTERS })}
${dateField(inForm, { name: 'followUpOn', label: say.followUpOn, from: addDays(page.date, 1), to: addDays(page.date, FOLLOW_UP_DAYS) })}`;
  return markup`<section class="card">${formShell(inForm, setting, fields, heading(inForm, setting))}</section>`;
}

function maturities(inForm: InForm, { maturing }: ClientPage): Markup {
  if (maturing.length === 0) return NOTHING;
  const { clientPage: say, naming, format } = inForm.words;
  const options = maturing.map(({ id, name, kind, amount, maturesOn }) => ({
    name: `handled:${id}`,
    value: maturesOn,
    label: say.handledOne(`${name ?? naming.holding(kind)} ${format.exactMoney(amount)}`, maturesOn),
  }));
  return ticks(inForm, { name: 'handled', label: say.handled, options });
}

/** Another day; not where money matures before the next working day. */
export function postponeForm(setting: FormsSetting): Markup {
  const { page, words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'postpone', returned, words };
  const { latest } = page.postponable;
  const fields = markup`${dateField(inForm, { name: 'until', label: say.until, required: true, hint: say.untilHint(page.postponable), from: addDays(page.date, 1), to: latest })}
${textField(inForm, { name: 'reason', label: say.reason, required: true, most: REASON_CHARACTERS })}`;
  const body =
    latest <= page.date
      ? markup`<div id="postpone">${heading(inForm, setting)}<p>${say.cannotPostpone}</p></div>`
      : formShell(inForm, setting, fields, heading(inForm, setting));
  return markup`<section class="card">${body}</section>`;
}

/** Phone or address: wrong, or verified. Both have to be chosen. */
export function detailsForm(setting: FormsSetting): Markup {
  const { words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'details', returned, words };
  const fields = markup`${choice(inForm, { name: 'detail', label: say.detail, required: true, options: labelled(['phone', 'address'] as const, say.details) })}
${choice(inForm, { name: 'finding', label: say.finding, required: true, options: labelled(['wrong', 'verified'] as const, say.findings) })}`;
  return markup`<section class="card">${formShell(inForm, setting, fields, heading(inForm, setting))}</section>`;
}

/** What was learned: family, a hobby, how the client likes to be served. */
export function noteForm(setting: FormsSetting): Markup {
  const { words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'note', returned, words };
  const fields = markup`${textField(inForm, { name: 'relation', label: say.relation, hint: say.relationHint, most: RELATION_CHARACTERS })}
<fieldset><legend>${say.birthday}<span class="muted">${say.optional}</span></legend><div class="three">${select(inForm, { name: 'calendar', label: say.calendar, options: labelled(['solar', 'lunar'] as const, say.calendars) })}${select(inForm, { name: 'month', label: say.month, options: numbers(12) })}${select(inForm, { name: 'day', label: say.day, options: numbers(31) })}</div></fieldset>
${textField(inForm, { name: 'hobby', label: say.hobby, most: HOBBY_CHARACTERS })}
${choice(inForm, { name: 'preference', label: say.preference, options: labelled(PREFERENCES, say.preferences) })}`;
  return folded(inForm, formShell(inForm, setting, fields));
}

/** The day for which a new risk assessment was arranged. */
export function riskReviewForm(setting: FormsSetting): Markup {
  const { page, words, returned } = setting;
  const { clientPage: say } = words;
  const inForm: InForm = { form: 'risk-review', returned, words };
  const range = { from: addDays(page.date, 1), to: addDays(page.date, RISK_REVIEW_DAYS) };
  const fields = dateField(inForm, {
    name: 'arrangedFor',
    label: say.arrangedFor,
    required: true,
    hint: say.arrangedHint,
    ...range,
  });
  return folded(inForm, formShell(inForm, setting, fields));
}

/** A form that is needed less often stands behind its title; open when it came back. */
function folded({ form, returned, words }: InForm, body: Markup): Markup {
  const open = returned?.form === form ? markup` open` : NOTHING;
  return markup`<details class="card"${open}><summary><h2>${words.clientPage.form[form].title}</h2></summary>${body}</details>`;
}

function numbers(last: number): { value: string; label: string }[] {
  const all = Array.from({ length: last }, (_, index) => String(index + 1));
  return [{ value: '', label: '–' }, ...all.map((value) => ({ value, label: value }))];
}
