import type { ReceiptPage } from '../domain/care/client-page.ts';
import type { ShownOn } from '../domain/care/shown-on.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogueFor } from '../i18n/index.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { langSuffix, pageLayout } from './page-layout.ts';

/** The receipt of an action: what was recorded, the undo while there is one, and the ways back. */
export function receiptPage(
  page: ReceiptPage & { lang?: Locale; shownOn?: ShownOn },
  receipt: string,
  unticked: boolean,
): string {
  const { locale, date, state } = page;
  const words = catalogueFor(locale, { amountBands: false, today: date });
  const { receipt: say, naming } = words;
  const lang = langSuffix(page);
  const once = page.did.kind === 'contact' && page.did.contact.outcome === 'reached' && state !== 'undone';
  const main = markup`<h1>${say.title[state]}</h1>
${state === 'undone' ? markup`<p class="say">${say.undone}</p>` : NOTHING}
<section class="card"><h2>${naming.client(page.client)} …${page.client.idTail}</h2>
<p>${say.did(page.did)}</p>${shownOn(page, words)}${notTicked(page, words)}
<p class="muted">${say.recorded(page.recorded, once)}</p></section>
<p class="row"><a class="call" href="/day/${page.dayToken}${lang}">${say.toDay}</a><a class="go" href="/client/${page.clientToken}${lang}">${say.toClient}</a></p>
${undo(page, words, { receipt, lang, unticked })}`;
  return pageLayout({ locale, title: say.title[state], main, path: `/done/${receipt}` });
}

/** Set for a day off: on which working day it comes back. */
function shownOn(
  { did, state, shownOn = {} }: ReceiptPage & { shownOn?: ShownOn },
  { receipt: say }: Catalogue,
): Markup {
  const set = did.kind === 'postpone' ? did.until : did.kind === 'contact' ? did.contact.followUpOn : undefined;
  const shown: CivilDate | undefined = shownOn.postponed ?? shownOn.followUp;
  if (set === undefined || shown === undefined || state === 'undone') return NOTHING;
  return markup`<p>${say.shownOn(set, shown)}</p>`;
}

const NOT_TICKED_SHOWN = 3;

/** What stays due although the client was reached, so that nobody wonders why the card is still there. */
function notTicked({ notTicked: all, state }: ReceiptPage, { receipt: say }: Catalogue): Markup {
  if (all.length === 0 || state === 'undone') return NOTHING;
  const more = all.length - NOT_TICKED_SHOWN;
  const lines = all.slice(0, NOT_TICKED_SHOWN).map((one) => say.notTicked(one));
  return markup`${[...lines, ...(more > 0 ? [say.notTickedMore(more)] : [])].map((text) => markup`<p>${text}</p>`)}`;
}

type Undo = { receipt: string; lang: string; unticked: boolean };

function undo({ state, undoUntil = '' }: ReceiptPage, { receipt: say }: Catalogue, at: Undo): Markup {
  if (state === 'undone') return NOTHING;
  if (state === 'changed-since') return markup`<p class="muted">${say.changedSince}</p>`;
  if (state === 'final') return markup`<p class="muted">${say.noUndo}</p>`;
  const problem = at.unticked ? markup`<p class="problem" id="undo-problem">${say.undoUnticked}</p>` : NOTHING;
  const described = at.unticked ? markup` aria-invalid="true" aria-describedby="undo-problem"` : NOTHING;
  return markup`<form id="undo" class="card" method="post" action="/done/${at.receipt}/undo${at.lang}" autocomplete="off">
<p>${say.undoUntil(undoUntil)}</p>${problem}
<label class="choice"><input type="checkbox" name="undo" value="yes" required${described}><span>${say.undoTick}</span></label>
<button class="quiet" type="submit">${say.undo}</button></form>`;
}
