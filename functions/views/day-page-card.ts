import type { DayPageCard } from '../domain/digest/day-page.ts';
import type { Card, Digest } from '../domain/digest/digest.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { dayPageDetails } from './day-page-details.ts';
import { LABEL_TONE } from './mail-style.ts';
import { type Markup, markup, NOTHING } from './markup.ts';

type Setting = { digest: Digest; locale: Locale; words: Catalogue };

/** A card's reasons as labels alone. */
export function labels(card: Card, { digest: say }: Catalogue): Markup[] {
  const kinds = [...new Set(card.tasks.map(({ kind }) => kind))];
  return kinds.map((kind) => markup`<b class="label ${LABEL_TONE[kind].className}">${say.taskLabel(kind)}</b> `);
}

/** One client on the day's page: who, why, what to say, a button to call, and everything else a tap away. */
export function dayPageCard(one: DayPageCard, place: number, setting: Setting): Markup {
  const { card, client } = one;
  const { words, digest } = setting;
  const { digest: say, naming } = words;
  const name = client.bank.name ?? naming.client(card.client);
  return markup`<section class="card"><h2>${place}. ${name} <span class="chip">${naming.tier(card.tier)}</span>${urgency(card, words)}</h2>
<ul class="reasons" role="list">${reasons(card, digest, words)}</ul>
${opener(card, digest, words)}
${aside(say.suggestionsLabel, say.haveReady(card), words)}
${card.talkingPoints.map((point) => aside(say.talkingPointsLabel, [point[setting.locale]], words))}
${callButton(one, words)}
${dayPageDetails(one, words)}</section>
`;
}

function urgency({ cannotWait, waitedDays }: Card, { digest: say }: Catalogue): Markup {
  const marks = [cannotWait && say.cannotWait, waitedDays && say.waited(waitedDays)].filter(Boolean);
  return marks.length === 0 ? NOTHING : markup` <span class="mark">${marks.join(' · ')}</span>`;
}

function reasons(card: Card, { date }: Digest, { digest: say }: Catalogue): Markup[] {
  return card.tasks.map(
    (task) =>
      markup`<li><b class="label ${LABEL_TONE[task.kind].className}">${say.taskLabel(task.kind)}</b><span>${say.task(task, card, date)}</span></li>
`,
  );
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

function callButton({ client }: DayPageCard, { dayPage: say }: Catalogue): Markup {
  const { phone } = client.bank;
  // Of several numbers the first; an extension is for the ear.
  const number = phone?.match(/\+?\d[\d\s()-]{4,}/)?.[0].replace(/[^\d+]/g, '') ?? '';
  if (number === '') return NOTHING;
  if (client.care.phoneDoubt) return markup`<p class="mark">${say.numberInDoubt}</p>`;
  return markup`<p><a class="call" href="tel:${number}">${say.call} ${phone}</a></p>`;
}
