import { type Markup, markup, NOTHING } from '../../functions/views/markup.ts';
import { type ListedMail, mailHref } from './list-page.ts';
import { page } from './page.ts';

export const VIEWS = ['mail', 'text', 'source'] as const;
type View = (typeof VIEWS)[number];
const NAMES: Record<View, string> = { mail: 'Mail', text: 'Text', source: 'Source' };

export type MailPage = {
  mail: ListedMail;
  view: View;
  /** The text or the source, for those views. */
  content: string;
  to: string | undefined;
  earlier: number | undefined;
  later: number | undefined;
};

/** Where a view of a mail is. */
const viewHref = (number: number, view: View, to: string | undefined) =>
  mailHref(number, to, view === 'mail' ? '' : `/${view}`);

/** One mail: its HTML in a frame that can run nothing, or its text, or the bytes as sent. */
export function mailPage({ mail, view, content, to, earlier, later }: MailPage): string {
  const tabs = VIEWS.map((one) =>
    one === view
      ? markup`<b aria-current="page">${NAMES[one]}</b>`
      : markup`<a href="${viewHref(mail.number, one, to)}">${NAMES[one]}</a>`,
  );
  const step = (number: number | undefined, words: string, arrow: string): Markup =>
    number === undefined
      ? markup`<span class="step off" aria-hidden="true">${arrow}</span>`
      : markup`<a class="step" href="${viewHref(number, view, to)}" aria-label="${words}">${arrow}</a>`;
  return page(
    mail.subject || 'Mail',
    markup`<header><nav><a href="${to === undefined ? '/' : `/?to=${encodeURIComponent(to)}`}">‹ Inbox</a><span>${step(earlier, 'Previous mail', '↑')}${step(later, 'Next mail', '↓')}</span></nav>
<h1 class="subject" dir="auto">${mail.subject || '(no subject)'}</h1>
<p class="muted">To ${mail.to} · ${mail.person} · ${mail.date} · ${(mail.bytes / 1024).toFixed(1)} KB</p>
<p class="tabs">${tabs}<a href="/mail/${mail.number}/raw" download>Download .eml</a></p></header>
<main class="${view}">${
      view === 'mail'
        ? markup`<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mail/${mail.number}/html" title="The mail as sent"></iframe>`
        : markup`<pre${view === 'text' ? markup` dir="auto"` : NOTHING} tabindex="0">${content}</pre>`
    }</main>`,
    'tall',
  );
}
