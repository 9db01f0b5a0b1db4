import { type Context, Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { bodyLimit } from 'hono/body-limit';
import { dateInZone } from './domain/civil-date.ts';
import { clientRoutes } from './pages/client.ts';
import { dayRoutes } from './pages/day.ts';
import { MOST_BYTES } from './pages/form-body.ts';
import { localeOf } from './pages/language.ts';
import { receiptRoutes } from './pages/receipt.ts';
import { refuse } from './pages/request.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { buildPages, type PagesContainer } from './runtime/containers/pages.ts';
import { PAGES_ENV, readEnv } from './runtime/env.ts';
import { errorIds } from './runtime/error-ids.ts';
import { pageHeaders } from './runtime/page-headers.ts';
import { refusalPage } from './views/refusal-page.ts';

const READING = /^(GET|HEAD)$/;

/** A calm page in place of an error. A search is posted too, but saves nothing; any other form can be sent again, as the same command. */
function failed(context: Context, { deps, clock }: PagesContainer): Response | Promise<Response> {
  const reading = READING.test(context.req.method) || context.req.path.endsWith('/search');
  const today = dateInZone(clock(), deps.policy.timeZone);
  const refusal = { reason: reading ? 'not-opened' : 'not-saved' } as const;
  return context.html(refusalPage(refusal, localeOf(context, deps.policy.locale), today), 500);
}

/** Called by AWS for every request to the HTTP API. */
export const handler = onceAtColdStart(() => handle(createApp(buildPages(readEnv('pages', PAGES_ENV, process.env)))));

/** Once per process: the pages. Whatever is got, nothing is written; only a client's forms and the undo of a receipt write, when posted. */
export function createApp(container: PagesContainer): Hono {
  const app = new Hono();
  app.use(pageHeaders);
  app.use(
    bodyLimit({ maxSize: MOST_BYTES, onError: (context) => refuse(context, container, { reason: 'not-a-form' }) }),
  );
  dayRoutes(app, container);
  clientRoutes(app, container);
  receiptRoutes(app, container);
  app.notFound((context) => refuse(context, container, { reason: 'invalid' }));
  app.onError((error, context) => {
    container.deps.log.error('page-failed', errorIds(error));
    return failed(context, container);
  });
  return app;
}
