import type { DutyReceipt } from '../domain/duty/duty-pages.ts';
import type { Locale } from '../domain/locale.ts';
import { catalogueFor } from '../i18n/index.ts';
import { receiptDetails } from './duty-receipt-details.ts';
import { DUTY_STYLE } from './duty-style.ts';
import { markup, NOTHING } from './markup.ts';
import { langSuffix, pageLayout } from './page-layout.ts';

/** The receipt of what was done with a duty: what was recorded, what is left, and the ways back. */
export function dutyReceiptPage(receipt: DutyReceipt & { lang?: Locale }, token: string): string {
  const { locale, form, left, dutyToken, dutiesToken } = receipt;
  const words = catalogueFor(locale, { amountBands: false, today: receipt.date });
  const { dutyReceipt: say } = words;
  const lang = langSuffix(receipt);
  const onward =
    left > 0 && dutyToken !== undefined
      ? markup`<a class="call" href="/duty/${dutyToken}${lang}">${say.toDuty}</a>`
      : NOTHING;
  const back =
    dutiesToken === undefined
      ? NOTHING
      : markup`<a class="go" href="/duties/${dutiesToken}${lang}">${say.toDuties}</a>`;
  const recorded = receipt.outcomes.some(({ outcome }) => outcome === 'recorded');
  const mailed = recorded ? markup`<p class="muted">${say.mailed}</p>` : NOTHING;
  const reopened = receipt.outcomes.some(({ outcome, owed }) => outcome === 'reopened' && owed);
  const title = reopened && !recorded ? say.reopened : say.title[form];
  const main = markup`<h1>${title}</h1>
${form === 'confirm' ? markup`<p>${say.left(left)}</p>${mailed}` : NOTHING}
<p class="row">${onward}${back}</p>
${receiptDetails(receipt, words)}`;
  return pageLayout({ locale, title, main, path: `/duty-done/${token}`, style: DUTY_STYLE });
}
