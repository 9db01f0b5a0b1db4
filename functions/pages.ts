import { type Context, Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { bodyLimit } from 'hono/body-limit';
import { clientRoutes } from './pages/client.ts';
import { dayRoutes } from './pages/day.ts';
import { dutiesRoutes } from './pages/duties.ts';
import { dutyRoutes } from './pages/duty.ts';
import { EVIDENCE_LIMITS, FORM_LIMITS, type FormLimits } from './pages/form-body.ts';
import { notMeRoutes } from './pages/not-me.ts';
import { receiptRoutes } from './pages/receipt.ts';
import { refuse } from './pages/request.ts';
import { onceAtColdStart } from './runtime/cold-start.ts';
import { buildPages, type PagesContainer } from './runtime/containers/pages.ts';
import { PAGES_ENV, readEnv } from './runtime/env.ts';
import { errorIds } from './runtime/error-ids.ts';
import { pageHeaders } from './runtime/page-headers.ts';

const READING = /^(GET|HEAD)$/;

/** A calm page in place of an error. A search is posted too, but saves nothing; any other form can be sent again, as the same command. */
function failed(context: Context, container: PagesContainer): Promise<Response> {
  const reading = READING.test(context.req.method) || context.req.path.endsWith('/search');
  return refuse(context, container, { reason: reading ? 'not-opened' : 'not-saved' });
}

/** Called by AWS for every request to the HTTP API. */
export const handler = onceAtColdStart(() => handle(createApp(buildPages(readEnv('pages', PAGES_ENV, process.env)))));

/** Once per process: the pages. Whatever is got, nothing is written; only forms write, when posted: a client's, the undo of a receipt, a duty's. */
export function createApp(container: PagesContainer): Hono {
  const app = new Hono();
  app.use(pageHeaders);
  const limited = ({ bytes }: FormLimits) =>
    bodyLimit({ maxSize: bytes, onError: (context) => refuse(context, container, { reason: 'not-a-form' }) });
  const [ordinary, evidence] = [limited(FORM_LIMITS), limited(EVIDENCE_LIMITS)];
  app.use((context, next) => (context.req.path.startsWith('/duty/') ? evidence : ordinary)(context, next));
  dayRoutes(app, container);
  clientRoutes(app, container);
  receiptRoutes(app, container);
  dutiesRoutes(app, container);
  dutyRoutes(app, container);
  notMeRoutes(app, container);
  app.notFound((context) => refuse(context, container, { reason: 'invalid' }));
  app.onError((error, context) => {
    container.deps.log.error('page-failed', errorIds(error));
    return failed(context, container);
  });
  return app;
}
