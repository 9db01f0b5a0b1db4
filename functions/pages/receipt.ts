import type { Context, Hono } from 'hono';
import { openReceipt, undoByReceipt } from '../app/open-receipt.ts';
import { doneShownOn } from '../domain/care/shown-on.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { receiptPage } from '../views/receipt-page.ts';
import { formBody } from './form-body.ts';
import { refuse, seeOther, spoken } from './request.ts';

/** The receipt of an action, and its undo, which has to be ticked: a form sent as it stands takes nothing back. */
export function receiptRoutes(app: Hono, container: PagesContainer): void {
  const { deps, clock } = container;
  const show = async (context: Context, receipt: string, unticked = false) => {
    const opened = await openReceipt(deps, receipt, clock());
    if (!opened.ok) return refuse(context, container, opened);
    const page = { ...spoken(context, opened.page), shownOn: doneShownOn(opened.page.did, deps.calendar) };
    return context.html(receiptPage(page, receipt, unticked), unticked ? 400 : 200);
  };

  app.get('/done/:receipt', (context) => show(context, context.req.param('receipt')));

  app.get('/done/:receipt/undo', (context) =>
    seeOther(context, `/done/${encodeURIComponent(context.req.param('receipt'))}`),
  );

  app.post('/done/:receipt/undo', async (context) => {
    const receipt = context.req.param('receipt');
    const body = await formBody(context.req, (name) => name === 'undo');
    if (!body.ok) return refuse(context, container, body);
    if (body.typed.get('undo') !== 'yes') return show(context, receipt, true);
    const undone = await undoByReceipt(deps, receipt, clock());
    return undone.ok ? seeOther(context, `/done/${receipt}`) : refuse(context, container, undone);
  });
}
