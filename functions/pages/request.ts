import type { Context } from 'hono';
import { dateInZone } from '../domain/civil-date.ts';
import type { Locale } from '../domain/locale.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { type AnyRefusal, refusalPage } from '../views/refusal-page.ts';
import { localeOf, switchedTo } from './language.ts';
import { wayOnward } from './onward.ts';

const STATUS: Partial<Record<AnyRefusal['reason'], 400 | 403 | 404 | 410 | 500>> = {
  invalid: 404,
  'cross-site': 403,
  'not-a-form': 400,
  'not-opened': 500,
  'not-saved': 500,
};

/** The page that says why there is none, in the reader's language, with the way onward if there is one. */
export async function refuse(context: Context, { deps, clock }: PagesContainer, refusal: AnyRefusal) {
  const locale = localeOf(context, deps.policy.locale);
  const now = clock();
  const onward = await wayOnward(context, deps, refusal, now);
  const page = refusalPage(refusal, locale, dateInZone(now, deps.policy.timeZone), onward);
  return context.html(page, STATUS[refusal.reason] ?? 410);
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
