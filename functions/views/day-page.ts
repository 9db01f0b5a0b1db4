import type { DayPage, WaitingCard } from '../domain/digest/day-page.ts';
import type { Digest } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogueFor } from '../i18n/index.ts';
import { dayPageCard, labels } from './day-page-card.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { langSuffix, pageLayout } from './page-layout.ts';
import { searchForm } from './search-form.ts';

/**
 * The day's page: the search of the whole book, the mail's cards with the full details, how the score came about, what was talked about before, and
 * who waits.
 */
export function dayPage(page: DayPage & { lang?: Locale }, token: string): string {
  const { digest, locale } = page;
  // Behind the link amounts are exact, whatever the policy says of mails.
  const words = catalogueFor(locale, { amountBands: false, today: page.date });
  const heading = markup`<p class="muted">${words.format.dayAndWeekday(page.date)}</p>`;
  const search = markup`<details class="card find"><summary><h2>${words.search.title}</h2></summary>${searchForm({}, words, { token, lang: langSuffix(page) })}</details>`;
  const main =
    digest === undefined
      ? markup`${heading}<h1>${words.dayPage.title}</h1>${search}<p>${words.dayPage.nothingDue}</p>`
      : markup`${heading}<h1>${words.digest.summary(digest)}</h1>
${line(words.digest.onBehalfOf(digest))}${line(words.digest.money(digest))}${search}${body(page, digest, words)}`;
  return pageLayout({ locale, title: words.dayPage.title, main, path: `/day/${token}` });
}

const line = (text: string | undefined): Markup => (text === undefined ? NOTHING : markup`<p>${text}</p>`);

function body(page: DayPage & { lang?: Locale }, digest: Digest, words: Catalogue): Markup {
  const { cards, waiting, locale } = page;
  const { digest: say } = words;
  const lang = langSuffix(page);
  return markup`${cards.map((card, index) => dayPageCard(card, index + 1, { digest, locale, words, lang }))}
${waiting.length === 0 ? NOTHING : waitingList(waiting, digest, words, lang)}
<div class="muted">${[say.makeUpDay(digest), say.pulledForward(digest), say.brokenRecords(digest)].map(line)}</div>`;
}

function waitingList(waiting: readonly WaitingCard[], digest: Digest, words: Catalogue, lang: string): Markup {
  const { dayPage: say, naming } = words;
  const rows = waiting.map(
    ({ card, token }) =>
      markup`<li><a class="item" href="/client/${token}${lang}">${naming.client(card.client)} …${card.client.idTail}</a> <span class="chip">${naming.tier(card.tier)}</span> ${labels(card, words)}</li>
`,
  );
  const more = digest.rolledOver.count - waiting.length;
  return markup`<section class="card"><h2>${say.waiting} ${digest.rolledOver.count}</h2><p class="muted">${words.digest.rolledOver(digest)}</p>
<ul class="plain" role="list">${rows}</ul>${more > 0 ? line(say.moreWaiting(more)) : NOTHING}</section>`;
}
