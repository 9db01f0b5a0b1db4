import type { ClientRefusal } from '../domain/care/client-page.ts';
import type { Locale } from '../domain/locale.ts';
import type { OwnRefusal } from '../i18n/client-page-words.ts';
import { catalogueFor } from '../i18n/index.ts';
import { markup, NOTHING } from './markup.ts';
import { pageLayout } from './page-layout.ts';

/** Every reason why there is no page, or a form was not taken. */
export type AnyRefusal = ClientRefusal | { reason: OwnRefusal };

/** A way onward: the page the reader came from, or the day's tasks. */
export type Onward = { to: 'again' | 'day'; href: string };

/** What a link that is no longer good finds, or a form that was not taken: what happened, what to do next, and the way there if there is one. */
export function refusalPage(refusal: AnyRefusal, locale: Locale, today: string, onward?: Onward): string {
  const words = catalogueFor(locale, { amountBands: false, today });
  const { title, text } = words.refusal(refusal);
  const way =
    onward === undefined
      ? NOTHING
      : markup`<p class="row"><a class="call" href="${onward.href}">${words.refusalWays[onward.to]}</a></p>`;
  return pageLayout({
    locale,
    title,
    main: markup`<section class="card"><h1>${title}</h1><p>${text}</p>${way}</section>`,
  });
}
