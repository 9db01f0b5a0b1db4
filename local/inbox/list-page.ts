import { isCivilDate } from '../../functions/domain/civil-date.ts';
import { type Markup, markup, NOTHING } from '../../functions/views/markup.ts';
import { dayName } from '../day-name.ts';
import { page } from './page.ts';
import type { MailHead } from './read-mail.ts';

/** A mail in the list: its number is its place in order of arrival, from 1. */
export type ListedMail = MailHead & { number: number };

export type ListPage = {
  /** The mails to list, in order; `all` counts those there are. */
  mails: readonly ListedMail[];
  all: number;
  /** Whose mails are shown, when not everybody's. */
  to: string | undefined;
  people: readonly string[];
  about: string;
};

/** The inbox: every mail by day, newest day first, with a choice of person. */
export function listPage({ mails, all, to, people, about }: ListPage): string {
  const days = Map.groupBy(mails, ({ date }) => date);
  const count = to === undefined ? counted(all) : `${mails.length} of ${counted(all)}`;
  return page(
    'Inbox',
    markup`<header><h1>Inbox</h1><p class="muted">${[count, about].filter(Boolean).join(' · ')}</p></header>
${people.length > 1 ? filter(people, to) : NOTHING}
<main>${
      mails.length === 0
        ? markup`<p class="empty">${all === 0 ? 'No mail has been sent yet. Reload when the day has run.' : 'No mail for this person.'}</p>`
        : [...days].map(([date, list]) => day(date, list, to))
    }</main>`,
  );
}

const counted = (mails: number) => (mails === 1 ? '1 mail' : `${mails.toLocaleString('en')} mails`);

function filter(people: readonly string[], to: string | undefined): Markup {
  const options = people.map(
    (person) => markup`<option value="${person}"${person === to ? markup` selected` : NOTHING}>${person}</option>`,
  );
  return markup`<form method="get" action="/"><label for="to">Mail to</label>
<select id="to" name="to"><option value="">everybody</option>${options}</select><button>Show</button></form>`;
}

function day(date: string, mails: readonly ListedMail[], to: string | undefined): Markup {
  const rows = mails.map(
    (mail) => markup`<li><a href="${mailHref(mail.number, to)}"><span class="who">${mail.person}</span>
<span class="subject" dir="auto">${mail.subject || '(no subject)'}</span><span class="muted">${mail.to}</span></a></li>`,
  );
  return markup`<section><h2>${isCivilDate(date) ? dayName(date) : 'Mails'}</h2><ul>${rows}</ul></section>`;
}

/** Where a mail is shown, keeping the choice of person. */
export function mailHref(number: number, to: string | undefined, view = ''): string {
  return `/mail/${number}${view}${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`;
}
