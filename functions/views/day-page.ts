import type { DayPage, PageRefusal } from '../domain/digest/day-page.ts';
import type { Card, Digest } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogueFor } from '../i18n/index.ts';
import { dayPageCard, labels } from './day-page-card.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { pageLayout } from './page-layout.ts';

/** The day's page: the mail's cards with the full details, how the score came about, what was talked about before, and who waits. */
export function dayPage(page: DayPage): string {
  const { digest, locale } = page;
  // Behind the link amounts are exact, whatever the policy says of mails.
  const words = catalogueFor(locale, { amountBands: false, today: page.date });
  const heading = markup`<p class="muted">${words.format.dayAndWeekday(page.date)}</p>`;
  const main =
    digest === undefined
      ? markup`${heading}<h1>${words.dayPage.title}</h1><p>${words.dayPage.nothingDue}</p>`
      : markup`${heading}<h1>${words.digest.summary(digest)}</h1>${body(page, digest, words)}`;
  return pageLayout({ locale, title: words.dayPage.title, main });
}

/** What a link that is no longer good finds: what happened, and where to go. */
export function refusalPage(reason: PageRefusal, locale: Locale, today: string): string {
  const { title, text } = catalogueFor(locale, { amountBands: false, today }).dayPage.refusal[reason];
  return pageLayout({ locale, title, main: markup`<h1>${title}</h1><p>${text}</p>` });
}

const line = (text: string | undefined): Markup => (text === undefined ? NOTHING : markup`<p>${text}</p>`);

function body({ cards, waiting, locale }: DayPage, digest: Digest, words: Catalogue): Markup {
  const { digest: say } = words;
  return markup`${line(say.onBehalfOf(digest))}${line(say.money(digest))}
${cards.map((card, index) => dayPageCard(card, index + 1, { digest, locale, words }))}
${waiting.length === 0 ? NOTHING : waitingList(waiting, digest, words)}
<div class="muted">${[say.makeUpDay(digest), say.pulledForward(digest), say.brokenRecords(digest)].map(line)}</div>`;
}

function waitingList(waiting: readonly Card[], digest: Digest, words: Catalogue): Markup {
  const { dayPage: say, naming } = words;
  const rows = waiting.map(
    (card) =>
      markup`<li>${naming.client(card.client)} …${card.client.idTail} <span class="chip">${naming.tier(card.tier)}</span> ${labels(card, words)}</li>
`,
  );
  const more = digest.rolledOver.count - waiting.length;
  return markup`<section class="card"><h2>${say.waiting} ${digest.rolledOver.count}</h2><p class="muted">${words.digest.rolledOver(digest)}</p>
<ul class="plain" role="list">${rows}</ul>${more > 0 ? line(say.moreWaiting(more)) : NOTHING}</section>`;
}
