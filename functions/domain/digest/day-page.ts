import type { CivilDate } from '../civil-date.ts';
import type { Client, Contact } from '../client.ts';
import type { Locale } from '../locale.ts';
import type { Card, Digest } from './digest.ts';

/** One client on the day's page: the card of the mail with the full details the mail withholds. */
export type DayPageCard = { card: Card; client: Client; contacts: Contact[] };

/**
 * The day's page of one book: the mail's cards, ranked as in the mail, in full; and the next of those left out, in brief. Without a
 * digest nothing is due.
 */
export type DayPage = { date: CivilDate; locale: Locale; digest?: Digest; cards: DayPageCard[]; waiting: Card[] };

/** Why a page cannot be shown. `not-yours`: the book is no longer in this person's hands. */
export type PageRefusal = 'invalid' | 'expired' | 'revoked' | 'not-yours';
