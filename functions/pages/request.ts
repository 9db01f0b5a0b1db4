import type { Context } from 'hono';
import { dateInZone } from '../domain/civil-date.ts';
import type { Locale } from '../domain/locale.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { type AnyRefusal, refusalPage } from '../views/refusal-page.ts';
import { localeOf, switchedTo } from './language.ts';

const STATUS: Partial<Record<AnyRefusal['reason'], 400 | 403 | 404 | 410>> = {
  invalid: 404,
  'cross-site': 403,
  'not-a-form': 400,
};

/** The page that says why there is none, in the reader's language. */
export function refuse(context: Context, { deps, clock }: PagesContainer, refusal: AnyRefusal) {
  const locale = localeOf(context, deps.policy.locale);
  const today = dateInZone(clock(), deps.policy.timeZone);
  return context.html(refusalPage(refusal, locale, today), STATUS[refusal.reason] ?? 410);
}

/** A page's data in the language the reader wants, with what its own links carry on. */
export function spoken<Page extends { locale: Locale }>(context: Context, page: Page): Page & { lang?: Locale } {
  const lang = switchedTo(context);
  return { ...page, locale: localeOf(context, page.locale), ...(lang && { lang }) };
}

/** Sends the browser on to another of our pages, in the language switched to. */
export function seeOther(context: Context, path: string): Response {
  const lang = switchedTo(context);
  return context.redirect(lang === undefined ? path : `${path}?lang=${lang}`, 303);
}
