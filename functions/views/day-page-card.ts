import type { Client } from '../domain/client.ts';
import type { DayPageCard } from '../domain/digest/day-page.ts';
import type { Card, Digest } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { dayPageDetails, type Extent, IN_BRIEF } from './day-page-details.ts';
import { LABEL_TONE } from './mail-style.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

type Setting = { digest: Digest; locale: Locale; words: Catalogue };

/** A card's reasons as labels alone. */
export function labels(card: Card, { digest: say }: Catalogue): Markup[] {
  const kinds = [...new Set(card.tasks.map(({ kind }) => kind))];
  return kinds.map((kind) => markup`<b class="label ${LABEL_TONE[kind].className}">${say.taskLabel(kind)}</b> `);
}

/** One client on the day's page: who, why, what to say, a button to call, the way to their own page, and the details a tap away. */
export function dayPageCard(one: DayPageCard, place: number, setting: Setting & { lang: string }): Markup {
  const { card, client, contacts, contactedToday } = one;
  const { words } = setting;
  const name = client.bank.name ?? words.naming.client(card.client);
  return markup`<section class="card"><h2>${place}. ${name} <span class="chip">${words.naming.tier(card.tier)}</span>${urgency(card, words)}</h2>
${contactedToday === undefined ? NOTHING : markup`<p class="muted">✓ ${words.dayPage.contactedToday(contactedToday.time)}</p>`}${whatToDo(card, setting, IN_BRIEF)}
<p class="row">${callButton(client, words)}<a class="go" href="/client/${one.token}${setting.lang}#contact">${Object.values(words.digest.actions).join(' · ')}</a></p>
${dayPageDetails({ client, contacts, score: card.score }, words, IN_BRIEF)}</section>
`;
}

/** Why a client is to be called, what to say, what to have ready, what to talk about. */
export function whatToDo(card: Card, { words, digest, locale }: Setting, extent: Extent): Markup {
  const { digest: say } = words;
  return markup`<ul class="reasons" role="list">${reasons(card, digest, words, extent)}</ul>
${opener(card, digest, words)}
${aside(say.suggestionsLabel, say.haveReady(card), words)}
${card.talkingPoints.map((point) => aside(say.talkingPointsLabel, [point[locale]], words))}`;
}

/** Why a card stands before others. */
export function urgency({ cannotWait, waitedDays }: Card, { digest: say }: Catalogue): Markup {
  const marks = [cannotWait && say.cannotWait, waitedDays && say.waited(waitedDays)].filter(Boolean);
  return marks.length === 0 ? NOTHING : markup` <span class="mark">${marks.join(' · ')}</span>`;
}

function reasons(card: Card, { date }: Digest, { digest: say, dayPage }: Catalogue, extent: Extent): Markup[] {
  const shown = card.tasks.slice(0, extent.reasons).map(
    (task) =>
      markup`<li><b class="label ${LABEL_TONE[task.kind].className}">${say.taskLabel(task.kind)}</b><span>${say.task(task, card, date)}</span></li>
`,
  );
  const more = card.tasks.length - shown.length;
  return more > 0 ? [...shown, markup`<li>${dayPage.more(more)}</li>`] : shown;
}

function opener(card: Card, digest: Digest, { digest: say }: Catalogue): Markup {
  const { say: spoken, text } = say.opener(card, digest);
  if (!spoken) return markup`<p class="say">${text}</p>`;
  return markup`<p class="say"><span class="muted">${say.openerLabel}</span> “${text}”</p>`;
}

function aside(label: string, items: readonly string[], { format }: Catalogue): Markup {
  if (items.length === 0) return NOTHING;
  return markup`<p class="muted">${label}${format.colon}${items.join(format.semicolon)}</p>`;
}

/** A button that calls the client; a word of warning instead where the number is wrong, and beside it where nobody answered last time. */
export function callButton(client: Client, { dayPage: say }: Catalogue): Markup {
  const { phone } = client.bank;
  // Of several numbers the first; an extension is for the ear.
  const number = phone?.match(/\+?\d[\d\s()-]{4,}/)?.[0].replace(/[^\d+]/g, '') ?? '';
  if (number === '') return NOTHING;
  const doubt = client.care.phoneDoubt?.outcome;
  if (doubt === 'wrong-number') return markup`<span class="mark">${say.numberInDoubt}</span>`;
  const unanswered = doubt === undefined ? NOTHING : markup`<span class="muted">${say.noAnswerLastTime}</span>`;
  return markup`<a class="call" href="tel:${number}">${say.call} ${phone}</a>${unanswered}`;
}
