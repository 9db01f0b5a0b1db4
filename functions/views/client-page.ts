import type { ClientPage, Returned } from '../domain/care/client-page.ts';
import type { ShownOn } from '../domain/care/shown-on.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Locale } from '../domain/locale.ts';
import { maskClient } from '../domain/masking/masking.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { ClientPageWords } from '../i18n/client-page-words.ts';
import { catalogueFor } from '../i18n/index.ts';
import { contactForm } from './client-contact-form.ts';
import { detailsForm, riskReviewForm } from './client-forms.ts';
import { noteForm } from './client-note-form.ts';
import { canPostpone, postponeForm } from './client-postpone-form.ts';
import { callButton, urgency, whatToDo } from './day-page-card.ts';
import { dayPageDetails, IN_FULL } from './day-page-details.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { langSuffix, pageLayout } from './page-layout.ts';

/**
 * One client's page: what is due and what to say, the forms, the contact first, and everything else that is known. A form that was not taken comes
 * back with what was typed and what is to be mended.
 */
export function clientPage(
  page: ClientPage & { lang?: Locale; shownOn?: ShownOn },
  token: string,
  returned?: Returned,
): string {
  const { client, locale, due } = page;
  const words = catalogueFor(locale, { amountBands: false, today: page.date });
  const { clientPage: say, naming } = words;
  const lang = langSuffix(page);
  const name = client.bank.name ?? naming.client(maskClient(client));
  const setting = { page, words, token, lang, returned, name };
  const main = markup`<p><a class="item" href="/day/${page.dayToken}${lang}">← ${say.backToDay}</a></p>
${returned === undefined ? NOTHING : alert(page, returned, words)}
<p class="muted">${words.format.dayAndWeekday(page.date)}</p>
<h1>${name} <span class="chip">${naming.tier(client.bank.tier)}</span>${due === undefined ? NOTHING : urgency(due.card, words)}</h1>
${page.onBehalfOf === undefined ? NOTHING : markup`<p>${say.onBehalfOf(page.onBehalfOf)}</p>`}
${recorded(page, words, lang)}
${ahead(page, words)}
<section class="card"><h2>${say.whyToday}</h2>
${due === undefined ? markup`<p>${say.nothingDue}</p>` : whatToDo(due.card, { digest: due.digest, locale, words }, IN_FULL)}
<p class="row">${callButton(client, words)}</p>
${dayPageDetails({ client, contacts: page.contacts, score: due?.card.score }, words, IN_FULL)}</section>
${contactForm(setting)}
${postponeForm(setting)}
${detailsForm(setting)}
${noteForm(setting)}
${riskReviewForm(setting)}`;
  return pageLayout({ locale, title: say.title, main, path: `/client/${token}` });
}

function recorded({ recorded: told }: ClientPage, { clientPage: say }: Catalogue, lang: string): Markup {
  if (told === undefined) return NOTHING;
  const link =
    told.receipt === undefined
      ? NOTHING
      : markup` <a class="item" href="/done/${told.receipt}${lang}">${say.toUndo}</a>`;
  return markup`<p class="say">${say.recorded(told, told.did)}${link}</p>`;
}

/** What was agreed for days to come, and on which working day it comes back when its own is none. */
function ahead(
  { client, date, shownOn = {} }: ClientPage & { shownOn?: ShownOn },
  { clientPage: say }: Catalogue,
): Markup {
  const { postponed, followUp, riskReview } = client.care;
  const later = (set: CivilDate, shown: CivilDate | undefined) => (shown === undefined ? '' : say.shownOn(set, shown));
  const lines = [
    postponed && postponed.until > date && [say.postponed(postponed), later(postponed.until, shownOn.postponed)],
    followUp && followUp.on > date && [say.followUp(followUp), later(followUp.on, shownOn.followUp)],
    riskReview && riskReview.arrangedFor >= date && [say.riskReview(riskReview.arrangedFor), ''],
  ].filter((line) => Array.isArray(line));
  if (lines.length === 0) return NOTHING;
  return markup`<ul class="plain" role="list">${lines.map(([text, more]) => markup`<li>${text}${more === '' ? NOTHING : markup`<div class="muted">${more}</div>`}</li>`)}</ul>`;
}

/** Stands first and is read first: what was not taken, and the way to each field. */
function alert(page: ClientPage, { form, problems, since }: Returned, { clientPage: say, format }: Catalogue): Markup {
  const impossible = form === 'postpone' && problems.length > 0 && !canPostpone({ page });
  const lines = impossible
    ? [{ field: 'until', text: say.cannotPostpone }]
    : problems.map(({ field, why }) => ({
        field,
        text: `${labelOf(field, say)}${format.colon}${say.problem(why)}`,
      }));
  const links = lines.map(({ field, text }) => markup`<li><a class="item" href="#${form}-${field}">${text}</a></li>`);
  const text = since === undefined ? say.notRecorded : say.since(since);
  return markup`<div class="alert" role="alert" tabindex="-1" autofocus><p><b>${say.form[form].title}</b></p><p>${text}</p><ul class="plain" role="list">${links}</ul></div>`;
}

function labelOf(field: string, say: ClientPageWords): string {
  if (field === 'month') return say.birthday;
  const words = Object.entries(say).find(([name]) => name === field)?.[1];
  return typeof words === 'string' ? words : '';
}
