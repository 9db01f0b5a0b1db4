import { type CivilDate, dateInZone, type Instant } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import { buildDigest, type DigestInput } from '../domain/digest/build-digest.ts';
import type { DayPage, DayPageCard, PageRefusal } from '../domain/digest/day-page.ts';
import type { Card } from '../domain/digest/digest.ts';
import { type Link, linkRefusal } from '../domain/mail/link.ts';
import { recipientOf } from '../domain/recipient.ts';
import { type Book, type ManagerDayDeps, managerDay } from './manager-day.ts';
import type { ContactRecords, LinkTokens, RosterRecords } from './ports.ts';

export type DayPageDeps = ManagerDayDeps & {
  contacts: ContactRecords;
  roster: RosterRecords;
  links: LinkTokens;
  /** Links of any other epoch have been revoked. */
  epoch: number;
};

export type DayPageOpened = { ok: true; page: DayPage } | { ok: false; reason: PageRefusal };

const CONTACTS_SHOWN = 5;
const WAITING_SHOWN = 100;

/**
 * Opens the day's page behind a link: the tasks of the book on the day it is opened. Reads only, whatever is asked how often. Refused when the
 * link is forged, expired or revoked, and when the book is no longer in the hands of the person the mail went to.
 */
export async function openDayPage(deps: DayPageDeps, token: string, now: Instant): Promise<DayPageOpened> {
  const link = await deps.links.read(token, 'day');
  if (link === undefined) return { ok: false, reason: 'invalid' };
  const refusal = linkRefusal(link, { now, epoch: deps.epoch });
  if (refusal !== undefined) return { ok: false, reason: refusal };

  const date = dateInZone(now, deps.policy.timeZone);
  const book = await bookOf(deps, link, date);
  if (book === undefined) return { ok: false, reason: 'not-yours' };
  const { built, input } = await managerDay(deps, book);
  const locale = book.recipient.person.locale ?? deps.policy.locale;
  if (built.outcome === 'nothing-due') return { ok: true, page: { date, locale, cards: [], waiting: [] } };
  const cards = await Promise.all(built.digest.cards.map((card) => inFull(deps, card, input.clients)));
  return { ok: true, page: { date, locale, digest: built.digest, cards: cards.flat(), waiting: waitingAfter(input) } };
}

/** The book, if it is still in the person's hands: their own, or one they stand in for today. */
async function bookOf({ roster: records }: DayPageDeps, link: Link, date: CivilDate): Promise<Book | undefined> {
  const { roster } = await records.load();
  const manager = roster.managers.get(link.object);
  if (manager === undefined) return undefined;
  const recipient = recipientOf(manager, roster, date);
  if (recipient.person.id === link.person) return { manager, recipient, date };
  return manager.id === link.person ? { manager, recipient: { person: manager }, date } : undefined;
}

/** The cards that follow those of the mail, by the same ranking. */
function waitingAfter(input: DigestInput): Card[] {
  const { digest } = input.policy;
  const dailyCap = digest.dailyCap + WAITING_SHOWN;
  const wide = buildDigest({ ...input, policy: { ...input.policy, digest: { ...digest, dailyCap } } });
  return wide.outcome === 'digest' ? wide.digest.cards.slice(digest.dailyCap) : [];
}

async function inFull({ contacts }: DayPageDeps, card: Card, clients: readonly Client[]): Promise<DayPageCard[]> {
  const client = clients.find(({ id }) => id === card.clientId);
  return client === undefined ? [] : [{ card, client, contacts: await contacts.of(card.clientId, CONTACTS_SHOWN) }];
}
