import { contactsShown } from '../domain/care/contacts-shown.ts';
import { type CivilDate, dateInZone, type Instant, timeInZone } from '../domain/civil-date.ts';
import type { Client } from '../domain/client.ts';
import type { DayPage, DayPageCard, PageRefusal } from '../domain/digest/day-page.ts';
import type { Card } from '../domain/digest/digest.ts';
import { type Link, linkOnward } from '../domain/mail/link.ts';
import { type AskRosterDeps, askRoster } from './ask-roster.ts';
import { bookInHands } from './client-in-hands.ts';
import { type Book, type ManagerDayDeps, managerDay } from './manager-day.ts';
import type { ContactRecords } from './ports.ts';
import { type ReadLinkDeps, readLink } from './read-link.ts';

export type DayPageDeps = ManagerDayDeps & ReadLinkDeps & AskRosterDeps & { contacts: ContactRecords };

export type DayPageOpened = { ok: true; page: DayPage } | { ok: false; reason: PageRefusal };

/** The client's own page shows more: this one is to stay small. */
const CONTACTS_SHOWN = 3;
const WAITING_SHOWN = 25;

/**
 * Opens the day's page behind a link: the tasks of the book on the day it is opened. Reads only, whatever is asked how often. Refused when the
 * link is forged, expired or revoked, and when the book is no longer in the hands of the person the mail went to.
 */
export async function openDayPage(deps: DayPageDeps, token: string, now: Instant): Promise<DayPageOpened> {
  const opened = await openBook(deps, token, now);
  if (!opened.ok) return opened;
  const { book, link } = opened;
  const { built, input } = await managerDay(deps, book, WAITING_SHOWN);
  const { date } = book;
  const locale = book.recipient.person.locale ?? deps.policy.locale;
  if (built.outcome === 'nothing-due') return { ok: true, page: { date, locale, cards: [], waiting: [] } };
  const clients = new Map(input.clients.map((client) => [client.id, client]));
  const [cards, waiting] = await Promise.all([
    Promise.all(
      built.digest.cards.map((card) => inFull(deps, { card, client: clients.get(card.clientId), date }, link)),
    ),
    Promise.all(built.following.map(async (card) => ({ card, token: await clientToken(deps, link, card.clientId) }))),
  ]);
  return { ok: true, page: { date, locale, digest: built.digest, cards: cards.flat(), waiting } };
}

/** The book behind a link to a day, on the day it is opened, if it is still in the hands of the person the mail went to. */
export async function openBook(
  deps: Pick<DayPageDeps, 'links' | 'epoch' | 'roster' | 'policy' | 'log'>,
  token: string,
  now: Instant,
): Promise<{ ok: true; book: Book; link: Link } | { ok: false; reason: PageRefusal }> {
  const read = await readLink(deps, token, 'day', now);
  if (!read.ok) return read;
  const { link } = read;
  const date: CivilDate = dateInZone(now, deps.policy.timeZone);
  const book = await askRoster(deps, (roster) => {
    const manager = roster.managers.get(link.object);
    return manager && bookInHands({ manager, person: link.person, date }, roster);
  });
  return book === undefined ? { ok: false, reason: 'not-yours' } : { ok: true, book, link };
}

/** The token of a client's page, for whoever opened the day's. */
export function clientToken({ links }: Pick<DayPageDeps, 'links'>, link: Link, clientId: string): Promise<string> {
  return links.sign(linkOnward(link, 'client', clientId));
}

async function inFull(
  deps: DayPageDeps,
  { card, client, date }: { card: Card; client: Client | undefined; date: CivilDate },
  link: Link,
): Promise<DayPageCard[]> {
  if (client === undefined) return [];
  const [history, token] = await Promise.all([
    deps.contacts.of(card.clientId, CONTACTS_SHOWN * 2),
    clientToken(deps, link, card.clientId),
  ]);
  const contacts = contactsShown(history, client.care.undone).slice(0, CONTACTS_SHOWN);
  const today = contactedToday(client, date, deps.policy.timeZone);
  return [{ card, client, contacts, token, ...(today && { contactedToday: today }) }];
}

function contactedToday({ care }: Client, date: CivilDate, timeZone: string): DayPageCard['contactedToday'] {
  if (care.lastContact?.on !== date) return undefined;
  const { at } = care.lastContact;
  return at === undefined || dateInZone(at, timeZone) !== date ? {} : { time: timeInZone(at, timeZone) };
}
