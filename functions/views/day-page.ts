import type { Contact, Holding } from '../domain/client.ts';
import type { DayPage, DayPageCard, PageRefusal } from '../domain/digest/day-page.ts';
import type { Digest, ScorePart } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogueFor } from '../i18n/index.ts';
import { LABEL_TONE } from './mail-style.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { pageLayout } from './page-layout.ts';

/** The day's page: the mail's cards with the full details, how the score came about, and what was talked about before. */
export function dayPage(page: DayPage): string {
  const { digest, locale } = page;
  // Behind the link amounts are exact, whatever the policy says of mails.
  const words = catalogueFor(locale, { amountBands: false, today: page.date });
  const heading = markup`<p class="muted">${words.format.dayAndWeekday(page.date)}</p>`;
  const cards = page.cards.map((card, index) => cardOf(card, index + 1, page, words));
  const main =
    digest === undefined
      ? markup`${heading}<h1>${words.dayPage.title}</h1><p>${words.dayPage.nothingDue}</p>`
      : markup`${heading}<h1>${words.digest.summary(digest)}</h1>${headLines(digest, words)}${cards}${footLines(digest, words)}`;
  return pageLayout({ locale, title: words.dayPage.title, main });
}

/** What a link that is no longer good finds: what happened, and where to go. */
export function refusalPage(reason: PageRefusal, locale: Locale, today: string): string {
  const { title, text } = catalogueFor(locale, { amountBands: false, today }).dayPage.refusal[reason];
  return pageLayout({ locale, title, main: markup`<h1>${title}</h1><p>${text}</p>` });
}

const line = (text: string | undefined): Markup => (text === undefined ? NOTHING : markup`<p>${text}</p>`);

const headLines = (digest: Digest, { digest: say }: Catalogue): Markup =>
  markup`${line(say.onBehalfOf(digest))}${line(say.money(digest))}`;

const footLines = (digest: Digest, { digest: say }: Catalogue): Markup =>
  markup`<div class="muted">${line(say.rolledOver(digest))}${line(say.pulledForward(digest))}${line(say.brokenRecords(digest))}</div>`;

function cardOf({ card, client, contacts }: DayPageCard, place: number, page: DayPage, words: Catalogue): Markup {
  const { digest: say, naming } = words;
  const { say: spoken, text } = say.opener(card, page.date);
  const reasons = card.tasks.map(
    (task) =>
      markup`<li><b class="${LABEL_TONE[task.kind].className}">${say.taskLabel(task.kind)}</b><span>${say.task(task, card, page.date)}</span></li>`,
  );
  const aside = (label: string, items: string[]) =>
    items.length === 0
      ? NOTHING
      : markup`<p class="muted">${label}${words.format.colon}${items.join(words.format.semicolon)}</p>`;
  return markup`<section class="card"><h2>${place}. ${client.bank.name ?? naming.client(card.client)} <span class="chip">${naming.tier(card.tier)}</span></h2>
<ul class="reasons">${reasons}</ul>
<p class="say">${spoken ? markup`“${text}”` : text}</p>
${aside(say.suggestionsLabel, card.suggestions.map(say.suggestion))}
${card.talkingPoints.map((point) => aside(say.talkingPointsLabel, [point[page.locale]]))}
${callButton(client.bank.phone, words)}
${details({ card, client, contacts }, words)}</section>
`;
}

function callButton(phone: string | undefined, { dayPage: say }: Catalogue): Markup {
  const number = phone?.replace(/[^\d+]/g, '') ?? '';
  return number === '' ? NOTHING : markup`<p><a class="call" href="tel:${number}">${say.call} ${phone}</a></p>`;
}

function details({ card, client, contacts }: DayPageCard, words: Catalogue): Markup {
  const { dayPage: say } = words;
  const { bank, care } = client;
  const fact = (label: string, text: string | undefined) =>
    text === undefined ? NOTHING : markup`<dt>${label}</dt><dd>${text}</dd>`;
  const open = bank.holdings.filter(({ closed }) => !closed);
  const notes = [...care.family.map(({ relation }) => relation), ...care.hobbies].join(words.format.semicolon);
  const history = contacts.map((contact) => markup`<li>${contactLine(contact, words)}</li>`);
  return markup`<details><summary>${say.score(card.score.total)} · ${say.holdings} ${open.length} · ${say.history} ${contacts.length}</summary>
<dl>${fact(say.clientNumber, client.id)}${fact(say.phone, bank.phone)}${fact(say.address, bank.address)}${fact(say.family, notes === '' ? undefined : notes)}
${fact(say.urgency, points(card.score.urgency, card.score.urgencyParts, words))}${fact(say.value, points(card.score.value, card.score.valueParts, words))}</dl>
<p class="muted">${say.score(card.score.total)} = ${say.scoreHow}</p>
<ul class="plain">${open.map((holding) => markup`<li>${holdingLine(holding, words)}</li>`)}</ul>
<h3>${say.history}</h3>${history.length === 0 ? markup`<p class="muted">${say.noHistory}</p>` : markup`<ul class="plain">${history}</ul>`}</details>`;
}

function points(total: number, parts: readonly ScorePart[], { dayPage: say }: Catalogue): string {
  return `${total} = ${parts.map(({ part, points }) => `${say.scorePart(part)} ${points}`).join(' + ')}`;
}

function holdingLine({ name, kind, amount, maturesOn, riskRating }: Holding, words: Catalogue): string {
  const parts = [name ?? words.naming.holding(kind), words.format.money(amount)];
  if (riskRating !== undefined) parts.push(`R${riskRating}`);
  if (maturesOn !== undefined) parts.push(words.dayPage.maturesOn(words.format.day(maturesOn)));
  return parts.join(' · ');
}

function contactLine({ on, channel, outcome, note }: Contact, words: Catalogue): string {
  const head = [words.format.day(on), words.naming.channel(channel), words.dayPage.outcome[outcome]].join(' · ');
  return note === undefined ? head : `${head}${words.format.colon}${note}`;
}
