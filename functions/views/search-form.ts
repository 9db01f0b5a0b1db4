import { TIERS } from '../domain/client.ts';
import type { BookSearch } from '../domain/digest/book-search.ts';
import { TASK_KINDS } from '../domain/task.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Markup, markup } from './markup.ts';

/** Searches a manager's whole book, by what is typed and by tier and reason. Posted, so that no name stands in an address. */
export function searchForm(
  { words = '', tier, reason }: BookSearch,
  { search: say, naming, digest }: Catalogue,
  { token, lang }: { token: string; lang: string },
): Markup {
  return markup`<form id="search" class="grid" method="post" action="/day/${token}/search${lang}" autocomplete="off">
<div class="field"><label for="search-words">${say.words}</label><p class="muted" id="search-hint">${say.wordsHint}</p><input id="search-words" name="words" type="search" maxlength="60" value="${words}" aria-describedby="search-hint"></div>
<div class="field"><label for="search-tier">${say.tier}</label><select id="search-tier" name="tier"><option value="">${say.any}</option>${TIERS.map((one) => option(one, naming.tier(one), tier))}</select></div>
<div class="field"><label for="search-reason">${say.reason}</label><select id="search-reason" name="reason"><option value="">${say.any}</option>${TASK_KINDS.map((one) => option(one, digest.taskLabel(one), reason))}</select></div>
<button type="submit">${say.submit}</button></form>`;
}

function option(value: string, label: string, chosen: string | undefined): Markup {
  return value === chosen
    ? markup`<option value="${value}" selected>${label}</option>`
    : markup`<option value="${value}">${label}</option>`;
}
