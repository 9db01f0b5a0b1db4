import type { ClientRefusal } from '../domain/care/client-page.ts';
import type { Locale } from '../domain/locale.ts';
import type { OwnRefusal } from '../i18n/client-page-words.ts';
import { catalogueFor } from '../i18n/index.ts';
import { markup } from './markup.ts';
import { pageLayout } from './page-layout.ts';

/** Every reason why there is no page, or a form was not taken. */
export type AnyRefusal = ClientRefusal | { reason: OwnRefusal };

/** What a link that is no longer good finds, or a form that was not taken: what happened, and where to go. */
export function refusalPage(refusal: AnyRefusal, locale: Locale, today: string): string {
  const { title, text } = catalogueFor(locale, { amountBands: false, today }).refusal(refusal);
  return pageLayout({ locale, title, main: markup`<h1>${title}</h1><p>${text}</p>` });
}
