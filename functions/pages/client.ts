import type { Context, Hono } from 'hono';
import { actByLink, recordedSince } from '../app/act-by-link.ts';
import { openClientPage } from '../app/open-client-page.ts';
import { CLIENT_FORMS, type Returned } from '../domain/care/client-page.ts';
import { aheadShownOn } from '../domain/care/shown-on.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { clientPage } from '../views/client-page.ts';
import { isFieldOf, problemOf, readForm } from './client-forms.ts';
import { formBody } from './form-body.ts';
import { refuse, seeOther, spoken } from './request.ts';

/** One client: their page, and the forms on it. Only the forms write. */
export function clientRoutes(app: Hono, container: PagesContainer): void {
  const { deps, clock } = container;
  const show = async (context: Context, token: string, returned?: Returned) => {
    const opened = await openClientPage(deps, token, clock());
    if (!opened.ok) return refuse(context, container, opened);
    const status = returned === undefined ? 200 : returned.since === undefined ? 400 : 409;
    const { client, date } = opened.page;
    const shownOn = aheadShownOn(client.care, date, deps.calendar);
    return context.html(clientPage({ ...spoken(context, opened.page), shownOn }, token, returned), status);
  };

  app.get('/client/:token', (context) => show(context, context.req.param('token')));

  for (const form of CLIENT_FORMS) {
    // A form that came back stands at this address: whoever loads it anew sees the page it is on.
    app.get(`/client/:token/${form}`, (context) =>
      seeOther(context, `/client/${encodeURIComponent(context.req.param('token'))}`),
    );
    app.post(`/client/:token/${form}`, async (context) => {
      const token = context.req.param('token');
      const body = await formBody(context.req, isFieldOf(form));
      if (!body.ok) return refuse(context, container, body);
      const { typed } = body;
      const read = readForm(form, typed);
      if (read === undefined) return refuse(context, container, { reason: 'not-a-form' });
      if (!read.ok) {
        const since = await recordedSince(deps, token, read, clock());
        return show(context, token, { form, typed, problems: read.problems, ...(since && { since }) });
      }
      const acted = await actByLink(deps, token, read, clock());
      if (acted.ok) return seeOther(context, `/done/${acted.receipt}`);
      if (acted.by === 'link') return refuse(context, container, acted);
      if (acted.by === 'since') return show(context, token, { form, typed, problems: [], since: acted.since });
      return show(context, token, { form, typed, problems: [problemOf(form, acted.refusal)] });
    });
  }
}
