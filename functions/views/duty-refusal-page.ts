import type { DutyRefusal } from '../domain/duty/duty-pages.ts';
import type { Locale } from '../domain/locale.ts';
import { catalogueFor } from '../i18n/index.ts';
import { markup } from './markup.ts';
import { pageLayout } from './page-layout.ts';

/** What a link to a duty finds that is no longer good, or no longer for its reader: what happened, and what to do next. */
export function dutyRefusalPage(refusal: DutyRefusal, locale: Locale, today: string): string {
  const { title, text } = catalogueFor(locale, { amountBands: false, today }).dutyRefusal(refusal);
  return pageLayout({ locale, title, main: markup`<section class="card"><h1>${title}</h1><p>${text}</p></section>` });
}
