import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { openDayPage } from './app/day-page.ts';
import { dateInZone } from './domain/civil-date.ts';
import type { Locale } from './domain/locale.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { buildPages, type PagesContainer } from './runtime/containers/pages.ts';
import { PAGES_ENV, readEnv } from './runtime/env.ts';
import { errorIds } from './runtime/error-ids.ts';
import { pageHeaders } from './runtime/page-headers.ts';
import { dayPage, refusalPage } from './views/day-page.ts';

/** Called by AWS for every request to the HTTP API. */
export const handler = onceAtColdStart(() => handle(createApp(buildPages(readEnv('pages', PAGES_ENV, process.env)))));

/** Once per process: the pages. They only answer GET and HEAD, and write nothing. */
export function createApp({ deps, clock }: PagesContainer): Hono {
  const app = new Hono();
  app.use(pageHeaders);

  // Once per request.
  app.get('/day/:token', async (context) => {
    const now = clock();
    const opened = await openDayPage(deps, context.req.param('token'), now);
    if (opened.ok) return context.html(dayPage(opened.page));
    const today = dateInZone(now, deps.policy.timeZone);
    const locale = localeOf(context.req.header('accept-language'), deps.policy.locale);
    return context.html(refusalPage(opened.reason, locale, today), opened.reason === 'invalid' ? 404 : 410);
  });
  app.notFound((context) => {
    const locale = localeOf(context.req.header('accept-language'), deps.policy.locale);
    return context.html(refusalPage('invalid', locale, dateInZone(clock(), deps.policy.timeZone)), 404);
  });
  app.onError((error, context) => {
    deps.log.error('page-failed', errorIds(error));
    return context.text('', 500);
  });
  return app;
}

function localeOf(accepted: string | undefined, otherwise: Locale): Locale {
  const first = accepted?.trim().toLowerCase();
  if (first?.startsWith('en')) return 'en';
  return first?.startsWith('zh') ? 'zh-CN' : otherwise;
}
