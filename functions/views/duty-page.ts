import { isOwed } from '../domain/duty/duty.ts';
import { type DutyFormReturned, type DutyPage, type DutyStanding, WAIVED } from '../domain/duty/duty-pages.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogueFor } from '../i18n/index.ts';
import { dutyAlert, evidenceNames, formNames, type NamedField } from './duty-alert.ts';
import { dutyForms, formsFor } from './duty-forms.ts';
import { standingList, stateLabel, stillOpen } from './duty-standings.ts';
import { DUTY_STYLE } from './duty-style.ts';
import { keptFileLinks, uploadForms } from './duty-uploads.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { langSuffix, pageLayout } from './page-layout.ts';

/** So many people stand open in the list of everybody; where there are more, it stands behind a tap, so that the form stays near. */
const LISTED = 10;
const NAMED = 10;

/**
 * One kind of duty in one unit and period: what is asked, how everybody stands, and the form of its evidence. A form that was not taken comes back with
 * what was typed and what is to be mended.
 */
export function dutyPage(page: DutyPage & { lang?: Locale }, token: string, returned?: DutyFormReturned): string {
  const { locale, rule, dueOn, workdaysLeft } = page;
  const words = catalogueFor(locale, { amountBands: false, today: page.date });
  const { duty: say, dutyPage: own } = words;
  const lang = langSuffix(page);
  const name = rule.name[locale];
  const owed = page.standings.some(isOwed);
  const state = page.standings.length === 1 ? (page.standings[0]?.state ?? 'open') : 'open';
  const main = markup`<p><a class="item" href="/duties/${page.dutiesToken}${lang}">← ${own.back}</a></p>
${returned === undefined ? NOTHING : alert(page, returned, words)}
<p class="muted">${page.unitName} · ${say.period(page.period)}</p>
<h1>${name}</h1>
${owed ? markup`<p>${stateLabel(state, workdaysLeft < 0, words)} ${say.due(dueOn, workdaysLeft)}</p>` : NOTHING}
${page.onBehalfOf === undefined ? NOTHING : markup`<p>${say.onBehalfOf(page.onBehalfOf)}</p>`}
<p>${rule.asks[locale]}</p>
${everybody(page, token, words)}${page.fedBy.map((fed) => fedBy(fed, locale, words))}
${owed || page.standings.length < 2 ? NOTHING : markup`<p class="say">${own.allDone}</p>`}
${page.notBySelf ? markup`<p class="say">${own.notBySelf}</p>` : NOTHING}${uploadForms(page, words)}
${dutyForms({ page, words, token, lang, returned })}`;
  return pageLayout({ locale, title: name, main, path: `/duty/${token}`, style: DUTY_STYLE });
}

/** How everybody stands; what is about nobody, or about the reader alone, only when there is something to tell. */
function everybody(page: DutyPage, token: string, words: Catalogue): Markup {
  const { rule, standings, workdaysLeft } = page;
  const [first, ...others] = standings;
  if (first === undefined) return NOTHING;
  const list = standingList(standings, workdaysLeft < 0, words);
  if (first.subject === undefined || (rule.by === 'client-manager' && others.length === 0))
    return markup`${alone(first, words)}${keptFileLinks(first, page, token, words)}`;
  const title = words.dutyPage.everybody(standings.filter((one) => !isOwed(one)).length, standings.length);
  return standings.length > LISTED
    ? markup`<details class="card"><summary><h2>${title}</h2></summary>${list}</details>`
    : markup`<section class="card"><h2>${title}</h2>${list}</section>`;
}

function alone({ state, told, reason }: DutyStanding, { duty, dutyPage: say }: Catalogue): Markup {
  const settled =
    told === undefined
      ? NOTHING
      : markup`<p>${isOwed({ state }) ? duty.told(told, state) : say.settled(told, state)}</p>`;
  const why = reason === undefined ? NOTHING : markup`<p>${duty.reason(reason, state)}</p>`;
  return told === undefined && reason === undefined ? NOTHING : markup`<div class="say">${settled}${why}</div>`;
}

function fedBy(
  { name, standings }: DutyPage['fedBy'][number],
  locale: Locale,
  { dutyPage: say, duties }: Catalogue,
): Markup {
  const { names, more } = stillOpen(standings, NAMED);
  const done = standings.filter((one) => !isOwed(one)).length;
  const still = names.length === 0 ? NOTHING : markup`<p class="muted">${duties.still(names, more)}</p>`;
  return markup`<section class="card"><h2>${say.fedBy(name[locale], done, standings.length)}</h2>${still}</section>`;
}

/** Only the fields of a form that is on the page can be reached from it. */
function alert(page: DutyPage, returned: DutyFormReturned, words: Catalogue): Markup {
  const { form } = returned;
  const { dutyPage: say } = words;
  if (form === 'not-me') return NOTHING;
  const whom: [string, NamedField][] = form === 'waive' ? [[WAIVED, { label: say.waiveWhom }]] : [];
  const evidence = form === 'confirm' ? evidenceNames(page) : whom;
  const shown = formsFor(page).includes(form);
  const names = formNames(evidence, form === 'confirm' ? undefined : say.formReason[form], words);
  return dutyAlert(returned, say.form[form].title, shown ? names : new Map(), words);
}
