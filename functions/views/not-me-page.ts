import type { DutyFormReturned, DutyReceipt, NotMePage } from '../domain/duty/duty-pages.ts';
import type { Locale } from '../domain/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogueFor } from '../i18n/index.ts';
import { dutyAlert, formNames } from './duty-alert.ts';
import { employeeNo, reasonField } from './duty-forms.ts';
import { receiptDetails } from './duty-receipt-details.ts';
import { DUTY_STYLE } from './duty-style.ts';
import { type Markup, markup, NOTHING } from './markup.ts';
import { langSuffix, pageLayout } from './page-layout.ts';

/** The page behind a "not me" link: what was confirmed in somebody's name, and the form to say that it was not them. */
export function notMePage(
  { state, receipt }: { state: NotMePage['state']; receipt: DutyReceipt & { lang?: Locale } },
  token: string,
  returned?: DutyFormReturned,
): string {
  const { locale } = receipt;
  const words = catalogueFor(locale, { amountBands: false, today: receipt.date });
  const { notMe: say } = words.dutyReceipt;
  const fields = state === 'standing' ? formNames([], say.reason, words) : new Map();
  const main = markup`${returned === undefined ? NOTHING : dutyAlert(returned, say.formTitle, fields, words)}
<h1>${say.title}</h1><p>${say.state[state]}</p>
${receiptDetails(receipt, words)}
${state === 'standing' ? form(words, { token, lang: langSuffix(receipt), returned }) : NOTHING}`;
  return pageLayout({ locale, title: say.title, main, path: `/not-me/${token}`, style: DUTY_STYLE });
}

function form(
  words: Catalogue,
  { token, lang, returned }: { token: string; lang: string; returned: DutyFormReturned | undefined },
): Markup {
  const { notMe: say } = words.dutyReceipt;
  const inForm = { form: 'not-me', returned, words } as const;
  return markup`<section class="card"><h2>${say.formTitle}</h2><p class="muted">${say.formHint}</p>
<form id="not-me" method="post" action="/not-me/${token}/report${lang}" autocomplete="off">
${reasonField(inForm, say.reason)}
${employeeNo(inForm)}
<button class="quiet" type="submit">${say.submit}</button></form></section>`;
}
