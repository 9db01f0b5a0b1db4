import type { Hono } from 'hono';
import { openDutiesPage } from '../app/duty/open-duties-page.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { dutiesPage } from '../views/duties-page.ts';
import { refuseDuty } from './duty-refusal.ts';
import { spoken } from './request.ts';

/** The month at a glance. It writes nothing. */
export function dutiesRoutes(app: Hono, container: PagesContainer): void {
  const { deps, clock } = container;

  app.get('/duties/:token', async (context) => {
    const token = context.req.param('token');
    const opened = await openDutiesPage(deps, token, clock());
    if (!opened.ok) return refuseDuty(context, container, opened);
    return context.html(dutiesPage(spoken(context, opened.page), token));
  });
}
