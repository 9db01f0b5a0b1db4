import type { SearchPage } from '../domain/digest/day-page.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogueFor } from '../i18n/index.ts';
import { LABEL_TONE } from './mail-style.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { langSuffix, pageLayout } from './page-layout.ts';
import { searchForm } from './search-form.ts';
import { shortened } from './shortened.ts';

/** Eighty names are to fit on a small page. */
const NAME_SHOWN = 24;

/** What a search of the book found: who, how soon, last contact, each the way to the client's page. */
export function searchPage(page: SearchPage & { lang?: Locale }, token: string): string {
  const { locale, date, search, found, count } = page;
  const words = catalogueFor(locale, { amountBands: false, today: date });
  const { search: say, clientPage } = words;
  const lang = langSuffix(page);
  const more = count - found.length;
  const main = markup`<p><a class="item" href="/day/${token}${lang}">← ${clientPage.backToDay}</a></p>
<h1>${say.title}</h1>
<section class="card">${searchForm(search, words, { token, lang })}</section>
<section class="card"><h2>${say.found(count)}</h2>
<ul class="plain found" role="list">${found.map((one) => row(one, words, { lang, date }))}</ul>${more > 0 ? markup`<p>${say.more(more)}</p>` : NOTHING}</section>`;
  return pageLayout({ locale, title: say.title, main, path: `/day/${token}` });
}

function row(
  { client, reasons, lastContactOn, token }: SearchPage['found'][number],
  words: Catalogue,
  { lang, date }: { lang: string; date: string },
): Markup {
  const { search: say, naming, digest, dayPage } = words;
  const name = shortened(client.bank.name ?? dayPage.clientNumber, NAME_SHOWN);
  const due = reasons.map(
    (kind) => markup`<b class="label ${LABEL_TONE[kind].className}">${digest.taskLabel(kind)}</b> `,
  );
  const { postponed } = client.care;
  const later = postponed !== undefined && postponed.until > date ? ` · ${say.postponed(postponed.until)}` : '';
  return markup`<li><a class="item" href="/client/${token}${lang}">${name} ${client.id}</a> <span class="chip">${naming.tier(client.bank.tier)}</span> ${due.length === 0 ? markup`<span class="muted">${say.notDue}</span>` : due} <span class="muted">· ${say.lastContact(lastContactOn)}${later}</span></li>
`;
}
