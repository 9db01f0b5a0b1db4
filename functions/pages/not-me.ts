import type { Context, Hono } from 'hono';
import { openNotMe, reportNotMe } from '../app/duty/not-me.ts';
import type { DutyFormReturned } from '../domain/duty/duty-pages.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { notMePage } from '../views/not-me-page.ts';
import { isDutyField } from './duty-form.ts';
import { refuseDuty } from './duty-refusal.ts';
import { formBody } from './form-body.ts';
import { refuse, seeOther, spoken } from './request.ts';

/** What was confirmed in somebody's name, and the form to say that it was not them. Only the form writes. */
export function notMeRoutes(app: Hono, container: PagesContainer): void {
  const { deps, clock } = container;
  const show = async (context: Context, token: string, returned?: DutyFormReturned) => {
    const opened = await openNotMe(deps, token, clock());
    if (!opened.ok) return refuseDuty(context, container, opened);
    const { state, receipt } = opened.page;
    const html = notMePage({ state, receipt: spoken(context, receipt) }, token, returned);
    return context.html(html, returned === undefined ? 200 : 400);
  };

  app.get('/not-me/:token', (context) => show(context, context.req.param('token')));

  app.get('/not-me/:token/report', (context) =>
    seeOther(context, `/not-me/${encodeURIComponent(context.req.param('token'))}`),
  );

  app.post('/not-me/:token/report', async (context) => {
    const token = context.req.param('token');
    const body = await formBody(context.req, isDutyField('not-me', deps.catalogue));
    if (!body.ok) return refuse(context, container, body);
    const acted = await reportNotMe(deps, token, body.typed, clock());
    if (acted.ok) return seeOther(context, `/duty-done/${acted.receipt}`);
    if (acted.by === 'link') return refuseDuty(context, container, acted);
    return show(context, token, { form: 'not-me', typed: body.typed, problems: acted.problems });
  });
}
