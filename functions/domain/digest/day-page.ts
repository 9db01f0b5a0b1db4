import type { CivilDate } from '../civil-date.ts';
import type { Client, Contact } from '../client.ts';
import type { Locale } from '../locale.ts';
import type { BookSearch, Found } from './book-search.ts';
import type { Card, Digest } from './digest.ts';

/** One client on the day's page: the card of the mail with the full details the mail withholds, and the token of the client's page. */
export type DayPageCard = {
  card: Card;
  client: Client;
  contacts: Contact[];
  token: string;
  /** The client was reached today, at that time of the bank’s clock, and is due for something else still. */
  contactedToday?: { time?: string };
};

/** One of those left out by the daily cap, with the token of their page. */
export type WaitingCard = { card: Card; token: string };

/**
 * The day's page of one book: the mail's cards, ranked as in the mail, in full; and the next of those left out, in brief. Without a
 * digest nothing is due.
 */
export type DayPage = {
  date: CivilDate;
  locale: Locale;
  digest?: Digest;
  cards: DayPageCard[];
  waiting: WaitingCard[];
};

/** What a search of the whole book found: the first of them, each with the token of their page, and how many there are in all. */
export type SearchPage = {
  date: CivilDate;
  locale: Locale;
  search: BookSearch;
  found: (Found & { token: string })[];
  count: number;
};

/** Why a page cannot be shown. `not-yours`: the book is no longer in this person's hands. */
export type PageRefusal = 'invalid' | 'expired' | 'revoked' | 'not-yours';
