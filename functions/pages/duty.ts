import type { Context, Hono } from 'hono';
import { confirmDuty } from '../app/duty/confirm-duty.ts';
import { explainDuty } from '../app/duty/explain-duty.ts';
import { openDutyPage } from '../app/duty/open-duty-page.ts';
import { openDutyReceipt } from '../app/duty/open-duty-receipt.ts';
import { openEvidenceFile } from '../app/duty/open-evidence-file.ts';
import { waiveDuty } from '../app/duty/waive-duty.ts';
import { DUTY_FORMS, type DutyForm, type DutyFormReturned } from '../domain/duty/duty-pages.ts';
import type { PagesContainer } from '../runtime/containers/pages.ts';
import { sendsTo } from '../runtime/page-headers.ts';
import { dutyPage } from '../views/duty-page.ts';
import { dutyReceiptPage } from '../views/duty-receipt-page.ts';
import { isDutyField, withPlainDates } from './duty-form.ts';
import { refuseDuty } from './duty-refusal.ts';
import { EVIDENCE_LIMITS, formBody } from './form-body.ts';
import { localeAsked } from './language.ts';
import { refuse, seeOther, spoken } from './request.ts';

const ACT: Record<DutyForm, typeof confirmDuty> = { confirm: confirmDuty, explain: explainDuty, waive: waiveDuty };

/** One kind of duty of a unit, its forms, and their receipts. Only the forms write, and only with the reader's employee number typed. */
export function dutyRoutes(app: Hono, container: PagesContainer): void {
  const { deps, clock } = container;
  const show = async (context: Context, token: string, returned?: DutyFormReturned) => {
    // To where the browser comes back that brought a file.
    const address = new URL(`/duty/${encodeURIComponent(token)}`, context.req.url).href;
    const opened = await openDutyPage(deps, token, clock(), address);
    if (!opened.ok) return refuseDuty(context, container, opened);
    for (const { form } of opened.page.uploads ?? []) sendsTo(context, new URL(form.action, address).origin);
    const html = dutyPage(spoken(context, opened.page), token, returned);
    return context.html(html, returned === undefined ? 200 : 400);
  };

  app.get('/duty/:token', (context) => show(context, context.req.param('token')));

  for (const form of DUTY_FORMS) {
    // A form that came back stands at this address: whoever loads it anew sees the page it is on.
    app.get(`/duty/:token/${form}`, (context) =>
      seeOther(context, `/duty/${encodeURIComponent(context.req.param('token'))}`),
    );
    app.post(`/duty/:token/${form}`, async (context) => {
      const token = context.req.param('token');
      const body = await formBody(context.req, isDutyField(form, deps.catalogue), EVIDENCE_LIMITS);
      if (!body.ok) return refuse(context, container, body);
      const { typed } = body;
      const readIn = localeAsked(context);
      const acted = await ACT[form](deps, token, withPlainDates(typed, deps.catalogue), clock(), readIn);
      if (acted.ok) return seeOther(context, `/duty-done/${acted.receipt}`);
      if (acted.by === 'link') return refuseDuty(context, container, acted);
      return show(context, token, { form, typed, problems: acted.problems });
    });
  }

  app.get('/duty/:token/file/:field', async (context) => {
    const { token, field } = context.req.param();
    const opened = await openEvidenceFile(deps, token, field, clock());
    return opened.ok ? context.redirect(opened.address, 302) : refuseDuty(context, container, opened);
  });

  app.get('/duty-done/:receipt', async (context) => {
    const receipt = context.req.param('receipt');
    const opened = await openDutyReceipt(deps, receipt, clock());
    if (!opened.ok) return refuseDuty(context, container, opened);
    return context.html(dutyReceiptPage(spoken(context, opened.page), receipt));
  });
}
